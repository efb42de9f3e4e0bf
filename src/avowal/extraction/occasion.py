"""When and where it happened, as each voice says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from avowal.codebook.vocabulary import Fact
from avowal.domain import Span
from avowal.extraction.attribution import in_frame
from avowal.extraction.clues import Clue
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.places import FoundPlace

_COARSE = {"country": 3, "other": 3, "admin1": 2, "admin2": 1, "water": 2}
_NOT_OF_DEED = re.compile(
    r"\b(?:arrested|detained|funeral|buried|flown|hospital|treated|born|native|resident of|fled|visit|summit|held in|convoy to)\b",
    re.IGNORECASE,
)


def find_dates_of_deed(notes: Notes, lines: Sequence[Line], clues: Mapping[int, Sequence[Clue]]) -> list[Finding]:
    """The dates in sentences that tell of the deed, without those of speeches and datelines."""
    return [finding for line in lines if clues[line.number] for finding in _dates(notes, line)]


def _dates(notes: Notes, line: Line) -> Iterator[Finding]:
    for date in notes.dates:
        if not line.span.start <= date.span.start < line.span.end or date.is_dateline or date.value is None:
            continue
        if in_frame(notes.attributions, date.span):
            continue
        yield Finding(Fact.DATE, date.value, date.span, date.span, line.number, sure=0.75)


def find_places_of_deed(notes: Notes, lines: Sequence[Line], clues: Mapping[int, Sequence[Clue]]) -> list[Finding]:
    """The places in sentences that tell of the deed, where the words put it there."""
    return [finding for line in lines if clues[line.number] for finding in _places(notes, line)]


def _places(notes: Notes, line: Line) -> Iterator[Finding]:
    for place in notes.places:
        if not line.span.start <= place.span.start < line.span.end or place.is_dateline:
            continue
        if not _puts_there(notes, line, place):
            continue
        coarse = _COARSE.get(place.kind, 0)
        yield Finding(
            Fact.PLACE, place.place, place.span, place.span, line.number,
            sure=0.75 - 0.15 * coarse, part=coarse > 0,
        )  # fmt: skip


def _puts_there(notes: Notes, line: Line, place: FoundPlace) -> bool:
    if in_frame(notes.attributions, place.span):
        return False
    before = notes.text[max(line.span.start, place.span.start - 30) : place.span.start]
    if _NOT_OF_DEED.search(before):
        return False
    return place.is_locative or (place.is_holder and _holds(notes, place))


def _holds(notes: Notes, place: FoundPlace) -> bool:
    """Whether the place that this one holds is itself where the words put something."""
    inner = [
        other for other in notes.places if other.span.end <= place.span.start and place.span.start - other.span.end < 40
    ]
    return bool(inner) and inner[-1].is_locative


def is_coarse(place: FoundPlace) -> bool:
    """Whether a place is a province or larger."""
    return place.kind in _COARSE


def whole(span: Span, text: str) -> str:
    """The words at a span on one line."""
    return " ".join(span.quote(text).split())
