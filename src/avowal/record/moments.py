"""What was known when: the record with the reports that were out at a moment, and none of the later ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from avowal.domain import PartialDate, Report
from avowal.errors import UsageError

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time on it: the end of 4 January 2024, or 18:00 UTC of that day.

    Attributes:
        day: The day; all that came out on it is known.
        at: The time in UTC, where one was given: reports that bear a time are then known only from theirs on.
    """

    day: date
    at: datetime | None = None

    @property
    def iso(self) -> str:
        """As it is written in addresses and on the command line.

        >>> Moment(date(2024, 1, 4)).iso
        '2024-01-04'
        """
        return self.at.isoformat() if self.at else self.day.isoformat()

    def knows(self, report: Report) -> bool:
        """Whether a report was out: by its publication; where that is not known, by the day of its intake."""
        if self.at is not None and report.published_at is not None:
            published = report.published_at
            return (published if published.tzinfo else published.replace(tzinfo=UTC)) <= self.at
        last = report.published.last if report.published else None
        if last is None and report.source is not None and report.source.retrieved is not None:
            last = report.source.retrieved.date()
        return last is not None and last <= self.day


def read_moment(said: str | None) -> Moment | None:
    """The moment of "2024-01-04", "2024-01", "2024" or "2024-01-04T18:00"; ``None`` for nothing.

    A month or year is its end. A time without a zone is UTC.

    Raises:
        UsageError: It is written in no such way.

    >>> read_moment("2024-01").iso
    '2024-01-31'
    """
    if not said:
        return None
    try:
        if _DAY.fullmatch(said):
            last = PartialDate.from_iso(said).last
            assert last is not None
            return Moment(last)
        at = datetime.fromisoformat(said)
    except ValueError as error:
        msg = f"{said[:40]!r} is no moment: write 2024-01-04, 2024-01, 2024 or 2024-01-04T18:00."
        raise UsageError(msg, slug="unreadable-day", item=said[:40]) from error
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(at.date(), at)
