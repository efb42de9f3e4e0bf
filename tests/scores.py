"""An encoder's answers made by hand: what a network that is sure of these words would say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from avowal.codebook.vocabulary import Role, Stance, Status, VoiceKind
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WindowScores, WordScores
from avowal.extraction.encoder.windows import Window
from avowal.extraction.encoder.wordpiece import split_words

SURE, FAINT = 0.95, 0.01


@dataclass(frozen=True)
class Mark:
    """Words of the text with what the encoder says of them: ``Mark("two", "killed", by="police")``.

    Attributes:
        words: Their first occurrence is meant.
        kind: Which span they are.
        by: The words that name their voice; ``None``: the outlet's.
        sure: How likely they are of that kind.
    """

    words: str
    kind: str
    by: str | None = None
    stance: Stance = Stance.ASSERTS
    status: Status = Status.CURRENT
    role: Role = Role.MAIN
    voice: VoiceKind = VoiceKind.OUTLET
    type: str = "shooting"
    incident: int = 0
    sure: float = SURE


def scores_of(text: str, *marks: Mark, relevance: float = SURE) -> WordScores:
    """The answers to ``text``; words without a mark are of nothing and the outlet's."""
    words = split_words(text)
    n = len(words)
    tags = np.tile(np.array([1 - FAINT, FAINT / 2, FAINT / 2], dtype=np.float32), (n, len(heads.SPANS), 1))
    rows = {
        name: _even(n, names)
        for name, names in (
            ("stance", heads.STANCES), ("status", heads.STATUSES), ("role", heads.ROLES), ("type", heads.TYPES),
            ("voice", heads.VOICES), ("effect", heads.EFFECTS),
        )
    }  # fmt: skip
    incident = np.zeros((n, heads.INCIDENT), dtype=np.float32)
    query, key = (np.zeros((n, heads.POINTER), dtype=np.float32) for _ in range(2))
    none = np.full((n, 1), 9.0, dtype=np.float32)
    for number, mark in enumerate(marks):
        at = words_at(text, mark.words)
        column = heads.SPANS.index(mark.kind)
        for k in at:
            first = k == at[0]
            inside = (mark.sure, 0.0) if first else (0.0, mark.sure)
            tags[k, column] = (1 - mark.sure, *inside)
            _tell(rows["stance"], k, heads.STANCES, mark.stance.value)
            _tell(rows["status"], k, heads.STATUSES, mark.status.value)
            _tell(rows["role"], k, heads.ROLES, mark.role.value)
            _tell(rows["type"], k, heads.TYPES, mark.type)
            _tell(rows["voice"], k, heads.VOICES, mark.voice.value)
            incident[k, mark.incident] = 40.0
            incident[k, [m.incident for m in marks if m.incident != mark.incident]] = -40.0
            if mark.by is not None:
                none[k] = 0.0
                query[k, number] = 10.0
                key[words_at(text, mark.by)[0], number] = 10.0
    window = WindowScores(Window(0, n, 0, n), query, key, none)
    return WordScores(words=words, tags=tags, **rows, incident=incident, relevance=relevance, of_muc4=relevance,
                      windows=(window,))  # fmt: skip


def words_at(text: str, said: str) -> list[int]:
    """The numbers of the words that ``said`` is, where it first stands."""
    start = text.index(said)
    words = split_words(text)
    return [k for k in range(len(words)) if words.starts[k] < start + len(said) and words.ends[k] > start]


def _even(n: int, names: tuple[str, ...]) -> np.ndarray:
    return np.full((n, len(names)), 1 / len(names), dtype=np.float32)


def _tell(rows: np.ndarray, k: int, names: tuple[str, ...], name: str) -> None:
    rows[k] = (1 - SURE) / (len(names) - 1)
    rows[k, names.index(name)] = SURE
