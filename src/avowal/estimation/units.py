"""Who counts once: the unit behind an account, and how new it is.

A named voice is one unit across all reports; the outlet's own words and nameless "reports say" belong to
the publisher, or to the agency they came through; a copy speaks for the publisher of what it copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import Account
from avowal.estimation.question import Question
from avowal.gazetteer.fold import fold

_PUBLISHERS_WORDS: Final = frozenset({VoiceKind.OUTLET, VoiceKind.UNKNOWN})
_SECOND_LEVEL: Final = frozenset({"co", "com", "org", "net", "gov", "ac"})


def unit_of(account: Account, question: Question) -> str:
    """The unit behind an account: two accounts of one unit are one voice."""
    if account.voice.kind not in _PUBLISHERS_WORDS:
        return fold(account.voice.name) or account.voice.name
    if account.via:
        return fold(account.via[0]) or account.via[0]
    origin = _origin(account.report_id, question.context.origins)
    report = question.reports.get(origin)
    # A report of unknown publisher is a unit of its own: two of them may or may not be one outlet,
    # and calling them one would hide a voice that nobody showed to be a copy.
    return publisher_key(report.outlet) if report and report.outlet else origin


def publisher_key(outlet: str) -> str:
    """The name of a publisher, the same for its host and its name.

    >>> publisher_key("www.reuters.com"), publisher_key("Reuters"), publisher_key("news.bbc.co.uk")
    ('reuters', 'reuters', 'bbc')
    """
    if " " in outlet.strip() or "." not in outlet:
        return fold(outlet) or outlet
    labels = outlet.strip().casefold().split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return fold(labels[-1]) or outlet


def day_of(account: Account, question: Question) -> str:
    """Publication day of an account's report as ISO text; ``""``, which sorts oldest, when unknown."""
    report = question.reports.get(account.report_id)
    first = report.published.first if report and report.published else None
    return first.isoformat() if first else ""


def count_units(accounts: Iterable[Account], question: Question) -> int:
    """How many independent units stand behind these accounts."""
    return len({unit_of(account, question) for account in accounts})


def _origin(report_id: str, origins: Mapping[str, str]) -> str:
    seen = {report_id}
    while (origin := origins.get(report_id)) and origin not in seen:
        seen.add(origin)
        report_id = origin
    return report_id
