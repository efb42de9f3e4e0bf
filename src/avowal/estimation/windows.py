"""Dates as programmes write them: a middle day with its precision, parts with zeros, or a window with its class."""

from __future__ import annotations

from datetime import date, timedelta

from avowal.domain import Account, Column, Estimate, PartialDate, Value, Weighing, Window
from avowal.domain.dates import date_class
from avowal.estimation.candidates import Sifted, sift
from avowal.estimation.live import drop, newest_of_each
from avowal.estimation.most import most_version
from avowal.estimation.policy import Parameters
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import day_of, document_of, said_since
from avowal.estimation.versions import Version, agreeing_accounts, finest, holds, versions_of

_EARLY = ("early", "beginning", "start of")
_LATE = ("late ", "end of")
_NO_YEAR = "Set aside: its year is not known."


def acled_date(question: Question) -> Estimate:
    """One day with ACLED's time precision, from the version of most voices."""
    found = most_version(question)
    if not isinstance(found.value, PartialDate) or not (found.value.first and found.value.last):
        return _assumed_day(question, found)
    used = {weighing.account_id for weighing in found.weighings if weighing.used}
    words = " ".join(account.words for account in question.accounts if account.id in used)
    midpoint = question.policy.parameters.month_midpoint
    coded = acled_day(found.value.first, found.value.last, words, midpoint=midpoint)
    if coded is None:
        return _too_vague(question, found, "the time is too vague for ACLED")
    day, precision = coded
    columns = (Column("event_date", day.isoformat()), Column("time_precision", precision))
    reason = f"{day.isoformat()}, time precision {precision}, for {found.value.iso}."
    return answer(question, PartialDate.from_day(day), reason, found.weighings, columns=columns)


def acled_day(first: date, last: date, words: str = "", *, midpoint: int = 15) -> tuple[date, int] | None:
    """The day that stands for a window, and its precision; ``None`` for a window longer than a month.

    >>> acled_day(date(2024, 1, 1), date(2024, 1, 7))
    (datetime.date(2024, 1, 4), 2)
    """
    n_days = (last - first).days + 1
    if n_days == 1:
        return first, 1
    middle = first + timedelta(days=(n_days - 1) // 2)
    if n_days <= 7:
        return middle, 2
    if n_days > 31:
        return None
    said = f"{words.casefold()} "
    if any(word in said for word in _EARLY):
        return first, 3
    if any(word in said for word in _LATE):
        return last, 3
    is_month = first.day == 1 and (last + timedelta(days=1)).day == 1
    return (first.replace(day=midpoint) if is_month else middle), 3


def gtd_date(question: Question) -> Estimate:
    """Year, month and day, with 0 for what is not known: the newest documents, their majority, then the earliest."""
    sifted = newest_of_each(_known(question).candidates, question, document_of)
    if not sifted.candidates:
        unknown = (Column("iyear", 0), Column("imonth", 0), Column("iday", 0))
        return answer(
            question, None, "No value: no current account gives a date.", _known(question).aside, columns=unknown
        )
    since = said_since(_known(question).candidates, question, document_of)
    newest = max(since[account.id] for account in sifted.candidates)
    recent = drop(sifted, lambda a: since[a.id] != newest, "Set aside: a newer document gives a date.")
    weighings = _known(question).aside + recent.aside
    chosen, used, why = _settled_date(recent.candidates, question)
    rest = tuple(account for account in recent.candidates if account not in used)
    weighings += taken(used, f"Used: {why}.") + aside(rest, f"Set aside: another date is {why}.")
    assert chosen.first is not None
    assert chosen.last is not None
    words = next((account.words for account in used), "")
    year, month, day = gtd_parts(chosen.first, chosen.last)
    columns = (
        Column("iyear", year), Column("imonth", month), Column("iday", day),
        Column("approxdate", "" if day else words),
    )  # fmt: skip
    return answer(question, chosen, f"{chosen.iso}: {why}.", weighings, columns=columns)


def _settled_date(accounts: tuple[Account, ...], question: Question) -> tuple[PartialDate, tuple[Account, ...], str]:
    versions = versions_of(accounts, question)
    fine = finest(versions)
    documents = {v.key: {document_of(a, question) for a in agreeing_accounts(v, versions)} for v in fine}
    n_documents = len({document_of(account, question) for account in accounts})
    chosen = max(fine, key=lambda v: (len(documents[v.key]), v.key))
    if len(fine) == 1:
        why = "what the newest documents say"
    elif len(documents[chosen.key]) > question.policy.parameters.majority * n_documents:
        why = f"what {len(documents[chosen.key])} of {n_documents} newest documents say"
    else:
        chosen = min(fine, key=lambda v: (_first(v.value), v.key))
        why = f"the earliest that {n_documents} newest documents give, none of which has a majority"
    assert isinstance(chosen.value, PartialDate)
    return chosen.value, agreeing_accounts(chosen, versions), why


def gtd_parts(first: date, last: date) -> tuple[int, int, int]:
    """Year, month and day of a window, with 0 for what it leaves open.

    >>> gtd_parts(date(2013, 5, 11), date(2013, 5, 13))
    (2013, 5, 0)
    """
    if first == last:
        return first.year, first.month, first.day
    return (first.year, first.month, 0) if (first.year, first.month) == (last.year, last.month) else (first.year, 0, 0)


def ucdp_window(question: Question) -> Estimate:
    """From the earliest to the latest day that live voices give, with UCDP's class of the span."""
    return _window(question, "date_prec")


def plain_window(question: Question) -> Estimate:
    """The same without a class of the span."""
    return _window(question, None)


def _window(question: Question, class_column: str | None) -> Estimate:
    known = _known(question)
    live = newest_of_each(known.candidates, question)
    weighings = known.aside + live.aside
    if not live.candidates:
        return _assumed_window(question, weighings, class_column)
    versions = finest(versions_of(live.candidates, question))
    first = min(_first(version.value) for version in versions)
    last = max(_last(version.value) for version in versions)
    ends = [v for v in versions if _first(v.value) == first or _last(v.value) == last]
    used = [a for a in live.candidates if any(a.value == v.value or holds(_value(a), v.value) for v in ends)]
    rest = tuple(account for account in live.candidates if account not in used)
    weighings += taken(tuple(used), "Used: gives, or agrees with, an end of the window.")
    weighings += aside(rest, "Set aside: it lies inside the window.")
    value = versions[0].value if len(versions) == 1 else as_value(first, last)
    precision = _class_of(versions, first, last)
    if precision is None:
        why = f"the voices' dates span more than a year, {first.isoformat()} to {last.isoformat()}"
        return answer(question, None, f"No value: {why}.", known.aside + aside(known.candidates, f"Set aside: {why}."))
    columns: tuple[Column, ...] = (Column("date_start", first.isoformat()), Column("date_end", last.isoformat()))
    if class_column:
        columns += (Column(class_column, precision),)
    reason = f"{first.isoformat()} to {last.isoformat()}: the earliest and the latest that live voices give."
    return answer(question, value, reason, weighings, columns=columns)


def _class_of(versions: tuple[Version, ...], first: date, last: date) -> int | None:
    """UCDP's class: the one that the words of the only version set, else that of the span."""
    value = versions[0].value
    if len(versions) == 1 and isinstance(value, PartialDate):
        return value.precision
    return date_class(first, last)


def as_value(first: date, last: date) -> PartialDate | Window:
    """A window as one date where a day, a month or a year is just that, else as the window.

    >>> as_value(date(2024, 1, 1), date(2024, 1, 31))
    PartialDate(year=2024, month=1, day=None)
    """
    candidates = (
        PartialDate.from_day(first), PartialDate(first.year, first.month), PartialDate(first.year),
    )  # fmt: skip
    return next((one for one in candidates if (one.first, one.last) == (first, last)), Window(first, last))


def _too_vague(question: Question, found: Estimate, why: str) -> Estimate:
    weighings = tuple(w for w in found.weighings if not w.used)
    vague = {w.account_id for w in found.weighings if w.used}
    weighings += aside(tuple(a for a in question.accounts if a.id in vague), f"Set aside: {why}.")
    return answer(question, None, f"No value: {why}.", weighings)


def _assumed_day(question: Question, found: Estimate) -> Estimate:
    window = days_before(question)
    if window is None:
        return answer(question, None, "No value: no current account gives a date.", found.weighings)
    coded = acled_day(*window)
    assert coded is not None
    day, precision = coded
    columns = (
        Column("event_date", day.isoformat()), Column("time_precision", max(precision, 2)), Column("assumed", 1),
    )  # fmt: skip
    reason = (
        f"{day.isoformat()} is assumed: no account gives a date, and the days before the first report stand for it."
    )
    return answer(question, PartialDate.from_day(day), reason, found.weighings, columns=columns)


def _assumed_window(question: Question, weighings: tuple[Weighing, ...], class_column: str | None) -> Estimate:
    window = days_before(question)
    if window is None:
        return answer(question, None, "No value: no current account gives a date.", weighings)
    columns: tuple[Column, ...] = (
        Column("date_start", window[0].isoformat()),
        Column("date_end", window[1].isoformat()),
    )
    if class_column:
        columns += (Column(class_column, date_class(*window)),)
    reason = "Assumed: no account gives a date, and the days before the first report stand for it."
    return answer(question, as_value(*window), reason, weighings, columns=(*columns, Column("assumed", 1)))


def days_before(question: Question) -> tuple[date, date] | None:
    """The days before the first report that the policy assumes where nobody gives a date."""
    told = (*question.accounts, *question.others)
    days = [day for account in told if (day := day_of(account, question))]
    window = assumed_days(date.fromisoformat(min(days)), question.policy.parameters) if days else None
    return (window.first, window.last) if window else None


def assumed_days(reported: date, limits: Parameters) -> Window | None:
    """The days before a report that a policy assumes for what is told without a date; ``None``: it assumes none.

    Only an estimate may assume them, and says so: no account ever gets its report's date.
    """
    if limits.undated != "before_report" or not limits.undated_days:
        return None
    return Window(reported - timedelta(days=limits.undated_days), reported - timedelta(days=1))


def _known(question: Question) -> Sifted:
    """Accounts that give a date of a known year."""
    return drop(
        sift(question.accounts), lambda a: not isinstance(a.value, PartialDate) or a.value.first is None, _NO_YEAR
    )


def _value(account: Account) -> Value:
    assert account.value is not None
    return account.value


def _first(value: Value) -> date:
    assert isinstance(value, PartialDate)
    assert value.first is not None
    return value.first


def _last(value: Value) -> date:
    assert isinstance(value, PartialDate)
    assert value.last is not None
    return value.last
