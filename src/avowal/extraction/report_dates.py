"""The dates of a whole report, with those that count from another date in it."""

from __future__ import annotations

from avowal.domain import Report
from avowal.extraction.dates import FoundDate, find_dates

_MOST_COUNTED = 4  # "a day earlier" more often than this is left unread: each one reads the text again


def report_dates(report: Report) -> tuple[FoundDate, ...]:
    """Every date in a report; "a day earlier" counts from the day named before it, or from publication."""
    found = list(find_dates(report.text, report.published))
    counted = [k for k, date in enumerate(found) if date.value is None and date.basis == "relative to another date"]
    for k in counted[:_MOST_COUNTED]:
        before = [date.value for date in found[:k] if date.value is not None and date.value.day is not None]
        anchor = before[-1] if before else report.published
        if anchor is None or anchor.day is None:
            continue
        again = find_dates(report.text, report.published, anchor=anchor)
        found[k] = next((date for date in again if date.span == found[k].span), found[k])
    return tuple(found)
