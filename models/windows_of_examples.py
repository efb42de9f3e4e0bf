"""Examples as windows of numbers: what the network is given and what it should answer, word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from avowal.extraction.encoder import heads
from avowal.extraction.encoder.windows import Window, windows_of
from avowal.extraction.encoder.wordpiece import WordPieces, Words, split_words
from examples import Example, Held, Said

UNASKED = -100
_PARTS = {"begin": 1, "inside": 2}


@dataclass
class Item:
    """One window: its pieces and, for each of its words, the labels.

    Attributes:
        pieces: Numbers of the pieces with the opening and closing one.
        words: For each word the place of its first piece.
        tags: Words x kinds of spans: 0, 1, 2, or ``UNASKED``.
        stance, status, role, voice, effect: A label a word, or ``UNASKED``.
        types: Word to the types of which its incident has one.
        sources: Word to the words of which one opens the name of its voice; empty: the outlet.
        incidents: Word to the number of its incident.
        relevant: For each kind of relevance 1, 0 or ``UNASKED``.
        weight: How much it counts.
    """

    pieces: np.ndarray
    words: np.ndarray
    tags: np.ndarray
    stance: np.ndarray
    status: np.ndarray
    role: np.ndarray
    voice: np.ndarray
    effect: np.ndarray
    relevant: tuple[int, ...]
    types: dict[int, tuple[int, ...]] = field(default_factory=dict)
    sources: dict[int, tuple[int, ...]] = field(default_factory=dict)
    incidents: dict[int, int] = field(default_factory=dict)
    origin: str = ""
    filled: bool = False


def items_of(example: Example, pieces: WordPieces, *, room: int, overlap: int) -> Iterator[Item]:
    """The windows of an example."""
    words = split_words(example.text)
    numbers = [pieces.of_word(example.text[a:b]) for a, b in zip(words.starts, words.ends, strict=True)]
    labels = _Labels(example, words)
    for window in windows_of([len(one) for one in numbers], room=room, overlap=overlap):
        yield _item(example, labels, window, numbers, pieces)


def _item(
    example: Example, labels: _Labels, window: Window, numbers: Sequence[Sequence[int]], pieces: WordPieces
) -> Item:
    inside = range(window.first, window.stop)
    row, at = [pieces.start], []
    for k in inside:
        at.append(len(row))
        row += numbers[k][: heads.ROOM]
    filled = any(window.first <= k < window.stop for k in labels.filled)
    return Item(
        pieces=np.array([*row, pieces.end], dtype=np.int64),
        words=np.array(at, dtype=np.int64),
        tags=labels.tags[window.first : window.stop],
        stance=labels.stance[window.first : window.stop],
        status=labels.status[window.first : window.stop],
        role=labels.role[window.first : window.stop],
        voice=labels.voice[window.first : window.stop],
        effect=labels.effect[window.first : window.stop],
        relevant=_relevant(example, filled=filled),
        types={k - window.first: labels.types[k] for k in inside if k in labels.types},
        sources=_sources(labels, window),
        incidents={k - window.first: labels.incidents[k] for k in inside if k in labels.incidents},
        origin=example.origin,
        filled=filled,
    )


def _relevant(example: Example, *, filled: bool) -> tuple[int, ...]:
    """What a window is asked about its report; what MUC-4 counts as no incident may well be one.

    Of a report whose words are marked, a window without any mark may tell of something else.
    """
    if example.relevant is None or (example.relevant and not filled and example.spans):
        return UNASKED, UNASKED
    if example.origin == "muc4":
        return (1, 1) if example.relevant else (UNASKED, 0)
    return int(example.relevant), UNASKED


def _sources(labels: _Labels, window: Window) -> dict[int, tuple[int, ...]]:
    """Sources that the window holds; a word whose voice is named elsewhere is not asked about."""
    found = {}
    for k in range(window.first, window.stop):
        if k not in labels.sources:
            continue
        inside = tuple(s - window.first for s in labels.sources[k] if window.first <= s < window.stop)
        if inside or not labels.sources[k]:
            found[k - window.first] = inside
    return found


class _Labels:
    """The labels of every word of an example."""

    def __init__(self, example: Example, words: Words) -> None:
        self.words = words
        n = len(words)
        known = [k for k, kind in enumerate(heads.SPANS) if kind in example.known]
        self.tags = np.full((n, len(heads.SPANS)), UNASKED, dtype=np.int64)
        self.tags[:, known] = 0
        self.stance, self.status, self.role, self.voice, self.effect = (
            np.full(n, UNASKED, dtype=np.int64) for _ in range(5)
        )
        self.types: dict[int, tuple[int, ...]] = {}
        self.sources: dict[int, tuple[int, ...]] = {}
        self.incidents: dict[int, int] = {}
        self.filled: set[int] = set()
        self._numbers: dict[str, int] = {}
        for span in sorted(example.spans, key=lambda s: s.start - s.end):
            first, stop = self.place(span.start, span.end)
            column = heads.SPANS.index(span.kind)
            self.tags[first:stop, column] = _PARTS["inside"]
            self.tags[first : first + 1, column] = _PARTS["begin"]
            if span.kind not in heads.VOICE_SPANS:
                self.filled.update(range(first, stop))
        for held in example.held:
            self._hold(held)
        self._say(example)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """First word and word after the last of a stretch of the text."""
        return bisect_right(self.words.ends, start), bisect_left(self.words.starts, end)

    def _hold(self, held: Held) -> None:
        incidents = self.incidents
        for k in range(*self.place(held.start, held.end)):
            for row, value, names in (
                (self.stance, held.stance, heads.STANCES),
                (self.status, held.status, heads.STATUSES),
                (self.role, held.role, heads.ROLES),
                (self.voice, held.voice, heads.VOICES),
                (self.effect, held.effect, heads.EFFECTS),
            ):
                if value is not None and row[k] == UNASKED:
                    row[k] = names.index(value)
            if held.types:
                self.types[k] = tuple(heads.TYPES.index(kind) for kind in held.types)
            if held.incident is not None:
                incidents[k] = self._numbers.setdefault(held.incident, len(self._numbers))

    def _say(self, example: Example) -> None:
        if example.rest_is_outlets:
            self.sources = dict.fromkeys(range(len(self.words)), ())
        # The longest first, so that what is said within a saying is that voice's.
        for said in sorted(example.said, key=lambda s: s.start - s.end):
            firsts = tuple(dict.fromkeys(self.place(*source)[0] for source in said.sources))
            for k in range(*self.place(said.start, said.end)):
                self.sources[k] = firsts
        if example.rest_is_outlets:
            self._leave_open(example.said)

    def _leave_open(self, said: Sequence[Said]) -> None:
        """A content whose source the text leaves out says nothing of whose it is."""
        for one in said:
            if not one.sources:
                for k in range(*self.place(one.start, one.end)):
                    self.sources.pop(k, None)
