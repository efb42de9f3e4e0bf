"""When a voice said what it says: "the ministry said on Thursday"; never when it happened."""

from __future__ import annotations

import re
from bisect import bisect_left

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import PartialDate, Span
from avowal.extraction.facts.occasion import is_of_speech
from avowal.extraction.notes import Notes
from avowal.extraction.owning import Owned, standard_voice
from avowal.extraction.times.found_date import FoundDate
from avowal.extraction.voices.attribution import Attribution

_AROUND = 400  # characters on each side of a word for saying in which its frame lies
_BETWEEN = re.compile(r"[^.;:!?\n\"“”]{0,24}")  # "said in a statement on Thursday", in one sentence


def when_said(notes: Notes, one: Owned) -> PartialDate | None:
    """The day on which the voice said it, where the report tells; ``None`` else, and for the outlet's own words.

    A day after publication is none of speech that the report could know. Nothing coarser than a day is taken: "said this
    year" sets nothing before or after.
    """
    if one.voice.kind is VoiceKind.OUTLET:
        return None
    for attribution in notes.attributions:
        if _holds(attribution, one.finding.evidence) and _is_of(attribution, one):
            day = _day_of_speech(notes, attribution)
            if day is not None:
                return day
    return None


def _holds(attribution: Attribution, evidence: Span) -> bool:
    """Whether the evidence is among what was said, or is the telling itself: "the group claimed the attack on Thursday"."""
    start, end = evidence.start, evidence.end
    cue = attribution.cue
    if cue is not None and cue.start < end and start < cue.end:
        return True
    for content in attribution.content:  # noqa: SIM110 - asked of every account and attribution
        if content.start < end and start < content.end:
            return True
    return False


def _is_of(attribution: Attribution, one: Owned) -> bool:
    return one.voice.name in {attribution.voice.name, standard_voice(attribution.voice).name}


def _day_of_speech(notes: Notes, attribution: Attribution) -> PartialDate | None:
    """The day that frames this speech, among the dates of its surroundings."""
    cue = attribution.cue
    if cue is None:
        return None
    first = bisect_left(notes.dates, cue.start - _AROUND, key=lambda date: date.span.start)
    stop = bisect_left(notes.dates, cue.end + _AROUND, key=lambda date: date.span.start)
    return next((day for date in notes.dates[first:stop] if (day := _day_of(notes, attribution, date))), None)


def _day_of(notes: Notes, attribution: Attribution, date: FoundDate) -> PartialDate | None:
    """The day of a date that frames this speech."""
    value, cue = date.value, attribution.cue
    if value is None or value.day is None or date.is_dateline or date.is_loose or cue is None:
        return None
    framed = any(frame.start <= date.span.start and date.span.end <= frame.end for frame in attribution.frame)
    if not (framed or _follows(notes, attribution, cue, date)) or not is_of_speech(notes, date):
        return None
    return None if _is_to_come(notes, value) else value.bare


def _follows(notes: Notes, attribution: Attribution, cue: Span, date: FoundDate) -> bool:
    """Whether a date stands soon after a word for saying, and outside what was said."""
    between = _BETWEEN.fullmatch(notes.text, cue.end, max(cue.end, date.span.start))
    inside = any(content.overlaps(date.span) for content in attribution.content)
    return cue.end <= date.span.start and between is not None and not inside


def _is_to_come(notes: Notes, value: PartialDate) -> bool:
    published = notes.report.published
    last = published.last if published is not None else None
    return last is not None and value.first is not None and value.first > last
