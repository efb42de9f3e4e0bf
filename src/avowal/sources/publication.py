"""Dates of publication as pages, files and tables write them; read strictly, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from avowal.domain import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_TIME = r"(?:,?[ T]+(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{1,5}\)?)?)?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
_FORMS = tuple(
    re.compile(form + r"\Z", re.ASCII)
    for form in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_TIME}",
        rf"{_MONTH},? (?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}",
        rf"(?P<one>\d{{1,2}})[/-](?P<other>\d{{1,2}})[/-](?P<year>\d{{4}}){_TIME}",
    )
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{2,4} \d{2}:\d{2}(?::\d{2})? [A-Z+-][A-Z0-9]{0,4}\Z")
_ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|\Z)", re.IGNORECASE)
_LONGEST = 80
_SOON = timedelta(days=1)
_NEVER_SET = frozenset({PartialDate(1970, 1, 1), PartialDate(1969, 12, 31)})


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report says that it was published: on 4 January 2024, at 9:30 in Kerman.

    Attributes:
        day: As precisely as it was written.
        moment: The moment; ``None`` without a time, and without a time zone, where no moment can be told.
    """

    day: PartialDate
    moment: datetime | None = None


def read_publication(said: str) -> Publication | None:
    """A publication date in ISO 8601, in the form of mail and feeds, or in a common English form.

    ``None`` for any other form, and for "01/04/2024", which is a day in January to some and in April to others.

    >>> read_publication("2024-01-04T09:30:00Z").day.iso, read_publication("last week")
    ('2024-01-04', None)
    >>> read_publication("Thursday, January 4, 2024").day.iso, read_publication("31/12/2023").day.iso
    ('2024-01-04', '2023-12-31')
    """
    written = " ".join(said[: _LONGEST + 1].split())
    if not written or len(written) > _LONGEST:
        return None
    try:
        return _iso(written) or _mail(written) or _in_words(written)
    except (ValueError, OverflowError):  # 31 February, hour 25: written in a known form, and no date
        return None


def _iso(written: str) -> Publication | None:
    try:
        return Publication(PartialDate.from_iso(written))
    except ValueError:
        pass
    if not _ISO_START.match(written):
        return None
    plain = written.removesuffix(" UTC").removesuffix(" GMT").replace(" +", "+").replace(" -", "-")
    moment = datetime.fromisoformat(plain)
    return Publication(PartialDate.from_day(moment.date()), moment if moment.tzinfo else None)


def _mail(written: str) -> Publication | None:
    if not _MAIL.match(written):
        return None
    moment = parsedate_to_datetime(written)
    return Publication(PartialDate.from_day(moment.date()), moment if moment.tzinfo else None)


def _in_words(written: str) -> Publication | None:
    for form in _FORMS:
        found = form.match(written)
        if found:
            day = _day_of(found.groupdict())
            return Publication(day) if day else None
    return None


def _day_of(parts: dict[str, str | None]) -> PartialDate | None:
    year = int(parts["year"] or 0)
    if parts.get("one"):
        one, other = int(parts["one"] or 0), int(parts["other"] or 0)
        if one != other and max(one, other) <= 12:
            return None  # which of the two is the month depends on the country
        return PartialDate(year, min(one, other), max(one, other))
    month = _MONTHS.get((parts.get("name") or "").lower()) or int(parts.get("month") or 0)
    return PartialDate(year, month, int(parts["day"] or 0) if parts.get("day") else None) if month else None


def day_in_address(address: str | None) -> PartialDate | None:
    """The day that stands in the path of an address; ``None`` without one.

    >>> day_in_address("https://news.example/world/2024/01/04/kerman-blasts").iso
    '2024-01-04'
    """
    found = _IN_ADDRESS.search(urlsplit(address).path) if address else None
    if not found:
        return None
    month = _MONTHS.get(found[2].lower()) or (int(found[2]) if found[2].isdigit() else 0)
    try:
        return PartialDate(int(found[1]), month or None, int(found[3]))
    except ValueError:
        return None


def plausible(day: PartialDate, *, earliest_year: int, today: date | None = None) -> bool:
    """Whether something can have been published then: not before ``earliest_year``, not after tomorrow.

    Days that machines write where nobody set a date (1 January 1970) are not plausible either.
    A date without a year is not: it cannot be told when that was.

    >>> plausible(PartialDate(2031), earliest_year=1900, today=date(2024, 1, 5))
    False
    """
    first = day.first
    latest = (today or datetime.now(UTC).date()) + _SOON  # tomorrow has begun in other time zones
    return first is not None and earliest_year <= first.year and first <= latest and day not in _NEVER_SET
