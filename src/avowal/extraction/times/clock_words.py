"""Times of day in a text: "at 2:50 p.m.", "1120 GMT", "8 o'clock in the morning", "shortly after midnight", "a dawn raid"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import TimeOfDay
from avowal.domain import Span

_WORDS: Final = {
    "noon": TimeOfDay.NOON, "midday": TimeOfDay.NOON, "midnight": TimeOfDay.MIDNIGHT,
    "dawn": TimeOfDay.DAWN, "predawn": TimeOfDay.DAWN, "daybreak": TimeOfDay.DAWN, "sunrise": TimeOfDay.DAWN,
    "dusk": TimeOfDay.EVENING, "sunset": TimeOfDay.EVENING, "nightfall": TimeOfDay.EVENING,
    "morning": TimeOfDay.MORNING, "afternoon": TimeOfDay.AFTERNOON, "evening": TimeOfDay.EVENING,
    "night": TimeOfDay.NIGHT, "nighttime": TimeOfDay.NIGHT, "overnight": TimeOfDay.NIGHT, "tonight": TimeOfDay.NIGHT,
}  # fmt: skip
_TWELVE: Final = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_TIME: Final = re.compile(
    r"\b(?:"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.? ?m\b\.?"
    rf"|(?P<oclock>\d{{1,2}}|{'|'.join(_TWELVE)}) ?o['’]clock"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:/\d])"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:gmt|utc|z|hours|hrs|local time)\b)"
    rf"|(?P<word>{'|'.join(_WORDS)})(?!-?\w)"
    r")",
    re.IGNORECASE | re.ASCII,
)
_AFTERWARDS: Final = re.compile(
    r"(?: (?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)))?"
    r"(?: ?(?P<hours>hours|hrs))?(?:,? (?P<local>local(?: time)?))?(?: ?(?P<zone>gmt|utc|z)\b)?",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(  # "before 8 a.m." is no time; "shortly before" nearly is
    r"\b(?P<near>shortly |just |soon |moments |minutes )?(?:before|after|until|till|by|from|since|between|and|to|-|–)\s$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"\b(?:at|around|about|approximately|near|towards?|before|after|shortly|in the|during the|that|early|late|mid)[ -]$",
    re.IGNORECASE,
)
_RAID: Final = re.compile(
    r"(?:[ -]time)? (?:raids?|attacks?|assaults?|strikes?|bombings?|shelling|ambush|shootings?|blasts?|explosions?|clashes|airstrikes?)\b",
    re.IGNORECASE,
)
_BETWEEN_TWO: Final = re.compile(r"\s?[(/,]\s?")
_HALF_DAY: Final = 12
_DAY_MINUTES: Final = 24 * 60
_LEADS_WITHIN: Final = 24


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day that a text tells: "2:50 p.m." is "14:50", "1120 GMT" is "11:20Z", "at dawn" is "dawn".

    Attributes:
        span: Its words.
        time: As :class:`~avowal.domain.PartialDate` keeps it.
        is_led: Whether the words around it say that something happened then; "morning" alone may be anything's.
    """

    span: Span
    time: str
    is_led: bool


def clock_times(text: str) -> list[ClockTime]:
    """Every time of day in a text, in order; one that only bounds ("before 8 a.m.", "until noon") is left out.

    >>> [found.time for found in clock_times("at 2:50 p.m. (1120 GMT), shortly after midnight, before 9 a.m.")]
    ['14:50+03:30', 'midnight']
    """
    found: list[ClockTime] = []
    for match in _TIME.finditer(text):
        one = _in_words(text, match) if match["word"] else _in_figures(text, match)
        if one is None or (found and match.start() < found[-1].span.end):
            continue  # the evening of "8 o'clock in the evening"
        joint = _joint(text, found[-1], one) if found else None
        if joint is not None:
            found[-1] = joint
        else:
            found.append(one)
    return found


def _in_words(text: str, match: re.Match[str]) -> ClockTime | None:
    before = text[max(0, match.start() - _LEADS_WITHIN) : match.start()]
    part = _WORDS[match["word"].lower()]
    limit = _LIMIT.search(before)
    if limit is not None and limit["near"] is None and part is not TimeOfDay.DAWN:
        return None
    is_raid = _RAID.match(text, match.end()) is not None
    led = is_raid or bool(_LEAD.search(before)) or match["word"].lower() in {"overnight", "tonight"}
    return ClockTime(Span(match.start(), match.end()), part.value, led)


def _in_figures(text: str, match: re.Match[str]) -> ClockTime | None:
    after = _AFTERWARDS.match(text, match.end())
    assert after is not None  # every part of it may be missing
    before = text[max(0, match.start() - _LEADS_WITHIN) : match.start()]
    limit = _LIMIT.search(before)
    hour, minute = _hour(match, after), int(match["minute"] or match["minute24"] or (match["military"] or "0000")[2:])
    if (
        hour is None
        or (limit is not None and limit["near"] is None)
        or text[max(0, match.start() - 1) : match.start()] in {":", ".", "$", "-"}
    ):
        return None
    zone = "Z" if after["zone"] else ""
    return ClockTime(Span(match.start(), after.end()), f"{hour:02d}:{minute:02d}{zone}", is_led=True)


def _hour(match: re.Match[str], after: re.Match[str]) -> int | None:
    """The hour from 0 to 23; ``None`` where morning and evening are left open: "at 2:50"."""
    if match["military"]:
        return int(match["military"][:2])
    if match["half"]:
        hour = int(match["hour"])
        return hour % _HALF_DAY + (_HALF_DAY if match["half"] in "pP" else 0) if 1 <= hour <= _HALF_DAY else None
    said = match["oclock"] or match["hour24"]
    hour = int(said) if said.isdecimal() else _TWELVE[said.lower()]
    if after["part"] or after["night"]:
        return _of_part(hour, (after["part"] or "night").lower())
    plain = hour > _HALF_DAY or said.startswith("0") or any(after[name] for name in ("hours", "local", "zone"))
    return hour if plain and match["hour24"] else None


def _of_part(hour: int, part: str) -> int | None:
    if not 1 <= hour <= _HALF_DAY:
        return hour if hour < 2 * _HALF_DAY else None
    late = part in {"afternoon", "evening"} or (part == "night" and hour >= 6)
    return hour % _HALF_DAY + (_HALF_DAY if late and not (part == "night" and hour == _HALF_DAY) else 0)


def _joint(text: str, local: ClockTime, other: ClockTime) -> ClockTime | None:
    """One time of "2:50 p.m. (1120 GMT)": the local one with what it is ahead of Greenwich."""
    if other.time[-1] != "Z" or ":" not in local.time or local.time[-1] == "Z":
        return None
    if not _BETWEEN_TWO.fullmatch(text, local.span.end, other.span.start):
        return None
    ahead = (_minutes(local.time) - _minutes(other.time)) % _DAY_MINUTES
    ahead -= _DAY_MINUTES if ahead > 14 * 60 else 0
    if ahead % 15 or ahead < -_HALF_DAY * 60:
        return None
    hours, minutes = divmod(abs(ahead), 60)
    offset = f"{'-' if ahead < 0 else '+'}{hours:02d}:{minutes:02d}"
    return ClockTime(Span(local.span.start, other.span.end), f"{local.time}{offset}", is_led=True)


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:5])
