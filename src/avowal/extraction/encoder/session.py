"""The encoder at work: an ONNX file run window by window with onnxruntime, on the processor and without a network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from avowal.config import encoder_folder
from avowal.errors import UsageError
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.judge import Judge
from avowal.extraction.encoder.scores import Floats, WindowScores, WordScores, softmax
from avowal.extraction.encoder.windows import Window, windows_of
from avowal.extraction.encoder.wordpiece import WordPieces, split_words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS: Final = Path(__file__).parent / "weights"
FILES: Final = ("encoder.onnx", "vocabulary.txt", "judge.json")
OUTPUTS: Final = (
    "tags", "stance", "status", "role", "type", "voice", "effect", "source_query", "source_key", "source_none", "incident", "relevance",
)  # fmt: skip
"""Names of the network's outputs, in order; models/network.py gives them in this order."""

_BY_WORD = ("tags", "stance", "status", "role", "type", "voice", "effect", "incident")


class Encoder:
    """Reads a report's words with a trained network.

    One window a call: the result of an int8 network changes with what else is in the batch, and a reading must be the
    same each time.
    """

    def __init__(self, session: InferenceSession, pieces: WordPieces, judge: Judge) -> None:
        """``session`` runs the network, ``pieces`` is its vocabulary, ``judge`` weighs its answers."""
        self._session = session
        self._pieces = pieces
        self.judge = judge

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> Encoder:
        """The network in ``folder``: ``encoder.onnx``, ``vocabulary.txt`` and ``judge.json``.

        Raises:
            UsageError: A file of the three is not there, or the network is of another version.
        """
        import onnxruntime  # noqa: PLC0415 - a tenth of a second, needed only by who reads with the encoder

        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            msg = (
                f"no encoder in {folder}: {', '.join(missing)} missing. Unset AVOWAL_ENCODER or give --extractor rules."
            )
            raise UsageError(msg, slug="no-encoder", item=str(folder))

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(folder / "encoder.onnx")
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        if tuple(output.name for output in session.get_outputs()) != OUTPUTS:
            msg = f"the encoder in {folder} gives other answers than this version of Avowal asks for; train it again."
            raise UsageError(msg, slug="no-encoder", item=str(folder))
        return cls(session, WordPieces.read(folder / "vocabulary.txt"), Judge.read(folder / "judge.json"))

    def read(self, text: str) -> WordScores:
        """The scores of every word of ``text``; long texts are read in overlapping windows."""
        words = split_words(text)
        numbers = [self._pieces.of_word(text[a:b])[: heads.ROOM] for a, b in zip(words.starts, words.ends, strict=True)]
        windows = windows_of([len(one) for one in numbers], room=heads.ROOM, overlap=heads.OVERLAP)
        answers = [self._run(window, numbers) for window in windows if window.stop > window.first]
        rows = {name: _together(windows, answers, name) for name in _BY_WORD}
        tags = rows["tags"].reshape(len(words), len(heads.SPANS), len(heads.TAGS))
        return WordScores(
            words=words,
            tags=softmax(tags),
            stance=softmax(rows["stance"]),
            status=softmax(rows["status"]),
            role=softmax(rows["role"]),
            type=softmax(rows["type"]),
            voice=softmax(rows["voice"]),
            effect=softmax(rows["effect"]),
            incident=rows["incident"],
            relevance=_relevance(answers, "incident"),
            of_muc4=_relevance(answers, "muc4"),
            windows=tuple(
                WindowScores(window, answer["source_query"], answer["source_key"], answer["source_none"])
                for window, answer in zip(windows, answers, strict=False)
            ),
        )

    def _run(self, window: Window, numbers: list[tuple[int, ...]]) -> dict[str, Any]:
        row = [self._pieces.start]
        firsts = []
        for k in range(window.first, window.stop):
            firsts.append(len(row))
            row += numbers[k]
        row.append(self._pieces.end)
        given = {
            "pieces": np.array([row], dtype=np.int64),
            "words": np.array([firsts], dtype=np.int64),
        }
        return {name: answer[0] for name, answer in zip(OUTPUTS, self._session.run(list(OUTPUTS), given), strict=True)}


def _together(windows: tuple[Window, ...], answers: list[dict[str, Any]], name: str) -> Floats:
    """The rows of every word, each from the window that speaks for it."""
    parts = [
        answer[name][window.speaks_from - window.first : window.speaks_to - window.first]
        for window, answer in zip(windows, answers, strict=False)
    ]
    width = {"tags": len(heads.SPANS) * len(heads.TAGS), "incident": heads.INCIDENT}.get(name, 1)
    return np.concatenate(parts) if parts else np.zeros((0, width), dtype=np.float32)


def _relevance(answers: list[dict[str, Any]], kind: str) -> float:
    """The probability in the window where it is highest."""
    at = heads.RELEVANCE.index(kind)
    return max((float(1 / (1 + np.exp(-answer["relevance"][at]))) for answer in answers), default=0.0)


@cache
def the_encoder() -> Encoder:
    """The encoder of AVOWAL_ENCODER, else the one in the package; loaded once."""
    return Encoder.load(encoder_folder() or WEIGHTS)
