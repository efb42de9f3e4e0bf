"""Values in words for a person: "at least 84", "3 January 2024", "Kerman, IR"."""

from __future__ import annotations

from dataclasses import replace

from avowal.codebook.vocabulary import Qualifier, VoiceKind
from avowal.domain import Name, PartialDate, Place, Quantity, Value, Window
from avowal.estimation.independence import Independence, Origin

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WORDS = {
    Qualifier.TENS: "tens",
    Qualifier.DOZENS: "dozens",
    Qualifier.SCORES: "scores",
    Qualifier.HUNDREDS: "hundreds",
    Qualifier.THOUSANDS: "thousands",
    Qualifier.SEVERAL: "several",
    Qualifier.MANY: "many",
    Qualifier.SOME: "some",
}


def value_label(value: Value | None) -> str:
    """The value in words.

    >>> value_label(Quantity(81, None, Qualifier.MORE_THAN)), value_label(PartialDate(2024, 1, 3))
    ('more than 80', '3 January 2024')
    """
    if value is None:
        return "not readable"
    if isinstance(value, Quantity):
        return quantity_label(value)
    if isinstance(value, PartialDate):
        return date_label(value)
    if isinstance(value, Place):
        return ", ".join(part for part in (value.name, value.country) if part)
    return name_label(value)


def estimate_label(value: Value | Window | int | None) -> str:
    """What a policy derives, in words.

    >>> estimate_label(1500), estimate_label(None)
    ('1,500', 'no value')
    """
    if value is None:
        return "no value"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Window):
        first, last = (date_label(PartialDate.from_day(day)) for day in (value.first, value.last))
        return f"{first} to {last}"
    return value_label(value)


def quantity_label(value: Quantity) -> str:
    """A figure as its words bound it.

    >>> quantity_label(Quantity(None, None, Qualifier.DOZENS, of="children"))
    'dozens (children)'
    """
    whom = f" ({value.of})" if value.of else ""
    if value.qualifier in _WORDS:
        return _WORDS[value.qualifier] + whom
    return _bounds(value) + whom


def _bounds(value: Quantity) -> str:
    low, high = value.low, value.high
    if value.qualifier is Qualifier.MORE_THAN and low is not None:
        return f"more than {low - 1:,}"
    if low is None:
        return f"up to {high:,}" if high is not None else "a number not read"
    if high is None:
        return f"at least {low:,}"
    if low != high:
        return f"{low:,} to {high:,}"
    word = {Qualifier.NEARLY: "nearly ", Qualifier.ABOUT: "about "}.get(value.qualifier, "")
    return f"{word}{low:,}"


def independence_label(behind: Independence, *, most: int = 4) -> str:
    """What stands behind a version: "7 reports, 7 outlets, 2 independent voices (police; the hospital)"."""
    parts = [counted(behind.n_reports, "report"), counted(behind.n_outlets, "outlet")]
    names = [origin_label(one) for one in behind.voices]
    shown = "; ".join(names[:most]) + (f"; {len(names) - most} more" if len(names) > most else "")
    voices = counted(behind.n_independent, "independent voice") if names else "no independent voice"
    return ", ".join((*parts, f"{voices} ({shown})" if names else voices))


_NOBODY = {"I8": "those who deny or reject it, or took it back", "I7": "nobody named"}
"""Rules by which several voices stand in one origin: none of their names may stand for all."""


def origin_label(origin: Origin) -> str:
    """The name under which an origin is shown."""
    if origin.rule in _NOBODY:
        return _NOBODY[origin.rule]
    return "outlets' own words" if origin.kind is VoiceKind.OUTLET else origin.name


def heard_label(origin: Origin) -> str:
    """How widely a voice was heard; one outlet alone vouches for what nobody else heard."""
    return "heard by one outlet only" if origin.n_outlets == 1 else f"heard by {origin.n_outlets} outlets"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "report"), counted(1_200, "voice")
    ('1 report', '1,200 voices')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def date_label(value: PartialDate) -> str:
    """A date as far as it is known.

    >>> date_label(PartialDate(None, 1, 3))
    '3 January, year unknown'
    >>> date_label(PartialDate(2024, 1, 3, time="night"))
    '3 January 2024, night'
    """
    if value.time is not None:
        return f"{date_label(replace(value, time=None))}, {value.time}"
    if value.window is not None:
        return " to ".join(date_label(PartialDate.from_day(day)) for day in (value.window.first, value.window.last))
    month = MONTHS[value.month - 1] if value.month else None
    parts = [str(part) for part in (value.day, month, value.year) if part is not None]
    return " ".join(parts) + ("" if value.year is not None else ", year unknown")


def name_label(value: Name) -> str:
    """A name with the other names that the report uses for it.

    >>> name_label(Name("Islamic State", ("ISIS",)))
    'Islamic State (ISIS)'
    """
    return f"{value.text} ({', '.join(value.aliases)})" if value.aliases else value.text
