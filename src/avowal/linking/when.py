"""Comparing two mentions by time: the dates that voices give, and when the reports were published."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Final

from avowal.codebook.vocabulary import Role
from avowal.domain import PartialDate, Reason
from avowal.linking.facts import MentionFacts

_BY_DAYS: Final = {0: 1.0, 1: 0.0, 2: -0.4, 3: -0.5}
_FAR: Final = -0.8
_COARSE: Final = {"month": 0.3, "year": 0.15}
_SAME_BARE_DAY: Final = 0.7
_OTHER_BARE_DAY: Final = -0.6
_SOON: Final = 3
_LATE: Final = 10


def date_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How well the dates agree; ``None`` when neither side gives one.

    A date is taken from a report's publication only where the other side has a date, and then weakly.
    """
    dates, others = left.current_dates, right.current_dates
    if dates and others:
        score, sentence = max((_pair(a, b) for a, b in product(dates, others)), key=lambda found: found[0])
        return Reason("date", score, sentence)
    if not dates and not others:
        return None
    dated, undated = (left, right) if dates else (right, left)
    return _against_publication(dated, undated)


def days_apart(left: MentionFacts, right: MentionFacts) -> int | None:
    """Fewest days between a date of one and a date of the other; ``None`` when some year is not known."""
    gaps = [_gap(a, b) for a, b in product(left.current_dates, right.current_dates)]
    known = [gap for gap in gaps if gap is not None]
    return min(known) if known and len(known) == len(gaps) else None


def publication_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How near in time two main mentions were published; a background mention may come years later."""
    if Role.BACKGROUND in {left.role, right.role} or not left.published or not right.published:
        return None
    gap = _gap(left.published, right.published)
    if gap is None:
        return None
    score = next((score for limit, score in ((1, 0.5), (3, 0.3), (7, 0.0), (30, -0.3)) if gap <= limit), -0.6)
    sentence = "Both were published on one day." if gap == 0 else f"They were published {_days(gap)} apart."
    return Reason("publication", score, sentence)


def _pair(a: PartialDate, b: PartialDate) -> tuple[float, str]:
    gap = _gap(a, b)
    if gap is None:
        same = (a.month, a.day) == (b.month, b.day)
        one_year = f"{a.days_iso} and {b.days_iso}: the year of one is not known."
        return (_SAME_BARE_DAY, f"Same day of the year, {one_year}") if same else (_OTHER_BARE_DAY, one_year)
    if gap == 0 and a.iso != b.iso:
        grain = "year" if min(len(a.iso), len(b.iso)) == 4 else "month"
        return _COARSE[grain], f"{a.days_iso} and {b.days_iso} agree as far as they go."
    score = _BY_DAYS.get(gap, _FAR)
    if gap == 0:
        exact = a.day is not None
        return (score if exact else _COARSE["month" if a.month else "year"]), f"Both give {a.days_iso}."
    return score, f"{a.days_iso} and {b.days_iso} are {_days(gap)} apart."


def _gap(a: PartialDate, b: PartialDate) -> int | None:
    """Days between two dates, 0 where they overlap; ``None`` when a year is not known."""
    a_first, a_last, b_first, b_last = a.first, a.last, b.first, b.last
    if a_first is None or a_last is None or b_first is None or b_last is None:
        return None
    return max((b_first - a_last).days, (a_first - b_last).days, 0)


def _against_publication(dated: MentionFacts, undated: MentionFacts) -> Reason | None:
    published = undated.published.last if undated.published else None
    days = [day for said in dated.current_dates if (day := _single_day(said))]
    if undated.role is Role.BACKGROUND or published is None or not days:
        return None
    before = min((published - day).days for day in days)
    if 0 <= before <= _SOON:
        return Reason("date", 0.3, f"One gives no date; it was published {_days(before)} after the other's.")
    if -1 <= before <= _LATE:
        return Reason("date", 0.0, f"One gives no date; it was published {_days(abs(before))} from the other's.")
    return Reason("date", -0.6, "One gives no date, and was not published in the days after the other's.")


def _single_day(said: PartialDate) -> date | None:
    return said.bare.first if said.day is not None else None


def _days(n: int) -> str:
    return "1 day" if n == 1 else f"{n:,} days"
