"""When and where it happened, as each voice says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from avowal.codebook.vocabulary import Fact
from avowal.domain import PartialDate, Span
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.places.places import FoundPlace
from avowal.extraction.times.found_date import FoundDate
from avowal.extraction.voices.attribution import in_frame

_COARSE = {"country": 3, "other": 3, "admin1": 2, "admin2": 1, "water": 2}
_NEAR = 14  # characters between "said" and "on Thursday"
_FEW_DAYS = 3
_UP_TO_A_YEAR = 5  # UCDP's class
_LISTED = re.compile(
    r"(?:['’]s (?:[a-z-]+ )?|,? and (?:in |at |near |on )?(?:the )?|, (?:in |near |at )?(?:the )?| in (?:the )?|,? of )(?:[a-z]+ (?:of )?){0,3}"
)
_SPOKE = re.compile(
    r"\b(?:released|published|posted|issued|aired|broadcast|circulated|claimed(?: (?:responsibility|it|the attack))?|announced|arrested|met|visited"
    r"|funeral|buried|sentenced|lowered its flags|mourned|condemned|gathered|protested|marched|statement|message|speech|video|telegram|warned"
    r"|said|stated|reported|told (?:\w+ ){0,4}|confirmed|declared|disclosed|revealed|denied|repudiated|blamed|accused|demanded|expressed|charged|denounced"
    r"|resumed|reopened|summoned|detained|court|published|interview|communique|press conference)(?: on| late| early| in| made| dated| issued)*\s*$",
    re.IGNORECASE,
)
_SAYING = (
    "said|says|stated|reported|announced|told|confirmed|declared|added|disclosed|revealed|denied|rejected|condemned|repudiated|blamed|accused"
    "|claimed|demanded|called|asked|warned|urged|expressed|issued|released|published|charged|refuted|admitted|noted|learned|denounced|met"
)
_SPEAKS = re.compile(
    rf"(?: morning| night| afternoon| evening)?,? (?:also |that |he |she |it )?(?:{_SAYING})\b", re.IGNORECASE
)
_DEEDS = r"(?:attacks?|bombings?|blasts?|explosions?|shootings?|assaults?|raids?|strikes?|killings?|massacre|siege|abductions?|kidnappings?|murders?|clash(?:es)?|assassination)"
_DEED_BEFORE = re.compile(rf"\b{_DEEDS} (?:of|on|of last|from|in) $", re.IGNORECASE)
_DEED_AFTER = re.compile(rf"(?:['’]s)?(?: \w+){{0,2}} {_DEEDS}\b", re.IGNORECASE)
_OF_DEED = 0.3
_TOLD = re.compile(
    r"\b(?:killed|killing|attacked|shot|opened fire|exploded|went off|blew|bombed|stormed|kidnapped|abducted|detonated|struck|hit|raided"
    r"|ambushed|stabbed|murdered|assassinated|wounded|injured|died|fired|set fire)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:stood|stands|rose|risen|climbed|reached|increased|lowered|raised|revised)\b[^.;]{0,30}$", re.IGNORECASE
)
_BREAK = re.compile(r"[,;]|\b(?:that|was|were|killed|attack)\b")
_NOT_OF_DEED = re.compile(
    r"\b(?:arrested|detained|funeral|buried|flown|hospital|treated|born|native|resident of|fled|visit|summit|held in|convoy to)\b",
    re.IGNORECASE,
)


def find_dates_of_deed(notes: Notes, lines: Sequence[Line], telling: Collection[int]) -> list[Finding]:
    """The dates in sentences with words of the deed, without those of speeches and datelines.

    Args:
        notes: What was found in the report.
        lines: The sentences.
        telling: Numbers of those that tell of the deed outright; dates in the others are trusted less.
    """
    return [finding for line in lines for finding in _dates(notes, line, 0.75 if line.number in telling else 0.55)]


def _dates(notes: Notes, line: Line, sure: float) -> Iterator[Finding]:
    found = [date for date in dates_of(notes, line.span) if not is_of_speech(notes, date)]
    counted = [date for date in found if date.basis == "relative to another date"]
    for date in counted or found:  # "lowered its flags on Sunday for those killed two days earlier": the latter
        value = _first_of_few(date)
        if value is not None and not _is_to_come(notes, value) and not _is_series(date, value):
            tied = _OF_DEED if _is_tied(notes, date) and not date.is_loose else 0.0
            yield Finding(Fact.DATE, value, date.span, date.evidence, line.number, sure=sure + tied)


def _is_series(date: FoundDate, value: PartialDate) -> bool:
    """Whether the words tell of a stretch so long that they date no incident: "in the past year"."""
    return date.is_loose and value.precision in {None, _UP_TO_A_YEAR}


def _is_tied(notes: Notes, date: FoundDate) -> bool:
    """Whether the date belongs to a word for the deed: "the attack of 3 January", "Friday's bombing"."""
    before = notes.text[max(0, date.span.start - 24) : date.span.start]
    after = notes.text[date.span.end : date.span.end + 30]
    return bool(_DEED_BEFORE.search(before) or _DEED_AFTER.match(after))


def _is_to_come(notes: Notes, value: PartialDate) -> bool:
    """Whether a date lies after publication: no report tells of a deed before it is done."""
    published = notes.report.published
    last = published.last if published is not None else None
    return last is not None and value.first is not None and value.first > last


def dates_of(notes: Notes, span: Span) -> list[FoundDate]:
    """The dates among these characters that are no dateline."""
    return [d for d in notes.dates if span.start <= d.span.start and d.span.end <= span.end and not d.is_dateline]


def is_of_speech(notes: Notes, date: FoundDate) -> bool:
    """Whether a date says when somebody spoke, claimed or published, and not when it happened."""
    if _frames_only(notes, date):
        return True
    start = date.span.start
    before = notes.text[max(0, start - 40) : start]
    after = notes.text[date.span.end : date.span.end + 40]
    if _SPOKE.search(before) or _TOLL.search(before) or _SPEAKS.match(after):
        return True
    for attribution in notes.attributions:
        cue = attribution.cue
        if cue is not None and 0 <= start - cue.end < _NEAR and not _holds_verb(notes, cue.end, date):
            return not any(c.start <= start and date.span.end <= c.end for c in attribution.content)
    return False


def _frames_only(notes: Notes, date: FoundDate) -> bool:
    """Whether a date stands in the frame of speech, with no deed told between it and the word for speaking."""
    start, end = date.span.start, date.span.end
    for attribution in notes.attributions:
        for frame in attribution.frame:
            if frame.start <= start and end <= frame.end:
                cue = attribution.cue
                if cue is None or end >= cue.start or not _TOLD.search(notes.text[end : cue.start]):
                    return True
                break
    return False


def _holds_verb(notes: Notes, start: int, date: FoundDate) -> bool:
    return bool(_BREAK.search(notes.text[start : date.span.start]))


def _first_of_few(date: FoundDate) -> PartialDate | None:
    """The day; of a range of up to four days, the first."""
    window = date.window
    if window is not None and date.basis == "range" and (window.last - window.first).days <= _FEW_DAYS:
        return replace(PartialDate.from_day(window.first), window=window, time=date.value.time if date.value else None)
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
