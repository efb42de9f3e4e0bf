"""A reading as it can be stored: whatever cannot be kept is set aside with a problem, never in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from avowal.domain import Account, Mention, Problem, Quantity, Reading, Report
from avowal.errors import UsageError

_LARGEST = 2**63 - 1
"""What a database's whole numbers hold."""


def storable(report: Report, reading: Reading) -> Reading:
    """The reading with one mention and one account an id, all evidence in the text, and problems that name it.

    Raises:
        UsageError: The reading, or a mention or account in it, is of another report.
    """
    _check_report(report, reading)
    problems = [problem if problem.report_id else replace(problem, report_id=report.id) for problem in reading.problems]
    kept: dict[str, Mention] = {}
    seen: set[str] = set()
    for mention in reading.mentions:
        if mention.id in kept:
            problems.append(
                _problem(report, "duplicate-mention", f"mention {mention.id} is given twice; the first stays.")
            )
        else:
            accounts = tuple(_kept(report, mention, seen, problems))
            kept[mention.id] = mention if accounts == mention.accounts else replace(mention, accounts=accounts)
    return replace(reading, mentions=tuple(kept.values()), problems=tuple(problems))


def _check_report(report: Report, reading: Reading) -> None:
    told = {reading.report_id, *(m.report_id for m in reading.mentions)}
    told |= {account.report_id for mention in reading.mentions for account in mention.accounts}
    if told != {report.id}:
        others = ", ".join(sorted(told - {report.id}))
        msg = f"cannot store a reading of {others} with the report {report.id}. Hand over the report that was read."
        raise UsageError(msg, slug="other-report", item=report.id)


def _kept(report: Report, mention: Mention, seen: set[str], problems: list[Problem]) -> Iterator[Account]:
    """The accounts of a mention that can be stored; ``seen`` and ``problems`` are added to."""
    for account in mention.accounts:
        if account.id in seen:
            said = f"account {account.id} ({account.fact.value}) is given twice; the first stays."
            problems.append(_problem(report, "duplicate-account", said))
        elif not account.evidence.within(report.text):
            said = f"account {account.id} ({account.fact.value}) quotes words beyond the end of the report."
            problems.append(_problem(report, "evidence-not-found", said))
        else:
            seen.add(account.id)
            yield _with_stored_figure(report, account, problems)


def _with_stored_figure(report: Report, account: Account, problems: list[Problem]) -> Account:
    value = account.value
    if not isinstance(value, Quantity) or max(value.low or 0, value.high or 0) <= _LARGEST:
        return account
    said = f"account {account.id} ({account.fact.value}) gives a figure with too many digits to be a number of people."
    problems.append(replace(_problem(report, "figure-too-large", said), span=account.evidence))
    return replace(account, value=None)


def _problem(report: Report, reason: str, message: str) -> Problem:
    return Problem("record", reason, message, report.id)
