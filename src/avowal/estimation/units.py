"""Who counts once: the unit behind an account, and how new it is.

A named voice is one unit across all reports; the outlet's own words and nameless "reports say" belong to
the publisher, or to the agency they came through; a copy speaks for the publisher of what it copies, and is
no newer than that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import Account, Quantity
from avowal.estimation.question import Question
from avowal.gazetteer.fold import fold

_PUBLISHERS_WORDS: Final = frozenset({VoiceKind.OUTLET, VoiceKind.UNKNOWN})
_SECOND_LEVEL: Final = frozenset({"co", "com", "org", "net", "gov", "ac"})
UnitOf = Callable[[Account, Question], str]


def unit_of(account: Account, question: Question) -> str:
    """The unit behind an account: two accounts of one unit are one voice."""
    if account.voice.kind not in _PUBLISHERS_WORDS:
        return fold(account.voice.name) or account.voice.name
    return document_of(account, question)


def document_of(account: Account, question: Question) -> str:
    """The document behind an account, whoever speaks in it: the agency it came through, else the publisher."""
    if account.voice.kind in _PUBLISHERS_WORDS and account.via:
        return fold(account.via[0]) or account.via[0]
    origin = origin_of(account.report_id, question.context.origins)
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
    """Publication day of an account's report as ISO text; ``""``, which sorts oldest, when unknown.

    A copy is no newer than what it copies.
    """
    origin = origin_of(account.report_id, question.context.origins)
    return _published(origin if origin in question.reports else account.report_id, question)


def said_since(accounts: tuple[Account, ...], question: Question, unit: UnitOf = unit_of) -> dict[str, str]:
    """Since which day the unit behind each account has said the same without saying anything else, by account id.

    "84" on the 4th and again on the 6th is as old as the 4th: a voice that repeats itself has nothing new to say.
    An undated repeat moves nothing.
    """
    said: dict[tuple[object, ...], dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for account in accounts:
        said[unit(account, question), account.fact, _group(account)][day_of(account, question)].add(_what(account))
    since = {}
    for account in accounts:
        days = said[unit(account, question), account.fact, _group(account)]
        since[account.id] = _start(_what(account), day_of(account, question), days)
    return since


def _start(what: object, day: str, days: Mapping[str, set[object]]) -> str:
    for earlier in sorted((other for other in days if other and other < day), reverse=True):
        if what not in days[earlier]:
            break
        day = earlier
    return day


def _group(account: Account) -> str | None:
    return account.value.of if isinstance(account.value, Quantity) else None


def _what(account: Account) -> object:
    value = account.value
    return (value.low, value.high, value.qualifier) if isinstance(value, Quantity) else value


def count_units(accounts: Iterable[Account], question: Question) -> int:
    """How many independent units stand behind these accounts."""
    return len({unit_of(account, question) for account in accounts})


def origin_of(report_id: str, origins: Mapping[str, str]) -> str:
    """The report that a copy can be traced to; the report itself where it copies none."""
    seen = {report_id}
    while (origin := origins.get(report_id)) and origin not in seen:
        seen.add(origin)
        report_id = origin
    return report_id


def _published(report_id: str, question: Question) -> str:
    report = question.reports.get(report_id)
    first = report.published.first if report and report.published else None
    return first.isoformat() if first else ""
