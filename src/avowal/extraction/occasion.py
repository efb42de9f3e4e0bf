"""When and where it happened, as each voice says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from avowal.codebook.vocabulary import Fact
from avowal.domain import PartialDate, Span
from avowal.extraction.attribution import in_frame
from avowal.extraction.dates import FoundDate
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.places import FoundPlace

_COARSE = {"country": 3, "other": 3, "admin1": 2, "admin2": 1, "water": 2}
_NEAR = 14  # characters between "said" and "on Thursday"
_FEW_DAYS = 3
_LISTED = re.compile(
    r"(?:['’]s (?:[a-z-]+ )?|,? and (?:in |at |near |on )?(?:the )?|, (?:in |near |at )?(?:the )?| in (?:the )?|,? of )(?:[a-z]+ (?:of )?){0,3}"
)
_SPOKE = re.compile(
    r"\b(?:released|published|posted|issued|aired|broadcast|circulated|claimed(?: (?:responsibility|it|the attack))?|announced|arrested|met|visited"
    r"|funeral|buried|sentenced|lowered its flags|mourned|condemned|gathered|protested|marched|statement|message|speech|video|telegram|warned"
    r"|resumed|reopened|summoned|detained|court|published|interview|communique|press conference)(?: on| late| early| in| made| dated| issued)*\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;]|\b(?:that|was|were|killed|attack)\b")
_NOT_OF_DEED = re.compile(
    r"\b(?:arrested|detained|funeral|buried|flown|hospital|treated|born|native|resident of|fled|visit|summit|held in|convoy to)\b",
    re.IGNORECASE,
)


def find_dates_of_deed(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """The dates in sentences that tell of the deed, without those of speeches and datelines."""
    return [finding for line in lines for finding in _dates(notes, line)]


def _dates(notes: Notes, line: Line) -> Iterator[Finding]:
    found = [date for date in dates_of(notes, line.span) if not is_of_speech(notes, date)]
    counted = [date for date in found if date.basis == "relative to another date"]
    for date in counted or found:  # "lowered its flags on Sunday for those killed two days earlier": the latter
        value = _first_of_few(date)
        if value is not None:
            yield Finding(Fact.DATE, value, date.span, date.span, line.number, sure=0.75)


def dates_of(notes: Notes, span: Span) -> list[FoundDate]:
    """The dates among these characters that are no dateline."""
    return [d for d in notes.dates if span.start <= d.span.start and d.span.end <= span.end and not d.is_dateline]


def is_of_speech(notes: Notes, date: FoundDate) -> bool:
    """Whether a date says when somebody spoke, claimed or published, and not when it happened."""
    if in_frame(notes.attributions, date.span):
        return True
    before = notes.text[max(0, date.span.start - 40) : date.span.start]
    if _SPOKE.search(before):
        return True
    for attribution in notes.attributions:
        cue = attribution.cue
        if cue is not None and 0 <= date.span.start - cue.end < _NEAR and not _holds_verb(notes, cue.end, date):
            return not any(c.start <= date.span.start and date.span.end <= c.end for c in attribution.content)
    return False


def _holds_verb(notes: Notes, start: int, date: FoundDate) -> bool:
    return bool(_BREAK.search(notes.text[start : date.span.start]))


def _first_of_few(date: FoundDate) -> PartialDate | None:
    """The day; of a range of up to four days, the first."""
    if date.window is not None and date.basis == "range" and (date.window[1] - date.window[0]).days <= _FEW_DAYS:
        return PartialDate.from_day(date.window[0])
    return date.value


def find_places_of_deed(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """The places in sentences that tell of the deed, where the words put it there.

    A dateline says where the report was written, and is never given as the place of the deed.
    """
    return [finding for line in lines for finding in _places(notes, line)]


def _places(notes: Notes, line: Line) -> Iterator[Finding]:
    before: FoundPlace | None = None
    for place in notes.places:
        if not line.span.start <= place.span.start < line.span.end or place.is_dateline:
            continue
        listed = before is not None and _LISTED.fullmatch(notes.text[before.span.end : place.span.start]) is not None
        if not (listed or _puts_there(notes, line, place)):
            continue
        before = place
        coarse = _COARSE.get(place.kind, 0)
        yield Finding(
            Fact.PLACE, place.place, place.span, place.span, line.number, sure=0.75 - 0.15 * coarse, part=coarse > 0
        )


def _puts_there(notes: Notes, line: Line, place: FoundPlace) -> bool:
    if in_frame(notes.attributions, place.span):
        return False
    before = notes.text[max(line.span.start, place.span.start - 30) : place.span.start]
    return place.is_locative and not _NOT_OF_DEED.search(before)
