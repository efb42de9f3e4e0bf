"""The one gate: an account passes only if its words are in the report and its value can be read from them.

It holds for every extractor. What does not pass is dropped and becomes a problem, so that it can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Fact, Stance
from avowal.domain import Account, Mention, Name, PartialDate, Place, Problem, Quantity, Reading, Report
from avowal.errors import UnreadableError
from avowal.extraction.counts.numbers import find_counts, read_count
from avowal.extraction.text.instructions import instruction_spans
from avowal.extraction.times.found_date import FoundDate
from avowal.extraction.times.report_dates import report_dates
from avowal.gazetteer.countries import country_code, seat_of
from avowal.gazetteer.fold import fold

_WORD = re.compile(r"[^\W_]+")
_MEANT_BEFORE = re.compile(
    r"\b(?:group|movement|organi[sz]ation|militants?|rebels?|gang|cartel|faction|party|army|government|forces?|country|state"
    r"|it|its|they|their|them|we|our|us|he|his|she|her|i|the same)\b",
    re.IGNORECASE,
)
_OF_OWN_PART = frozenset({Stance.CLAIMS, Stance.DENIES, Stance.REJECTS})
"""Stances on a deed whose words leave open who is meant: "any hand in it"."""
_EMPTY_WORDS = frozenset(
    "the a an of in on at to for by with and or from its his their group state forces army".split()
)


def through_gate(report: Report, reading: Reading) -> Reading:
    """The reading without the accounts whose words are not in the report or do not hold their value.

    A mention that loses all its accounts goes too. A value of ``None`` passes: its problem is already told.
    """
    gate = _Gate(report)
    problems: list[Problem] = []
    mentions: list[Mention] = []
    for mention in reading.mentions:
        kept = []
        for account in mention.accounts:
            reason = gate.refuses(account)
            if reason is None:
                kept.append(account)
            else:
                problems.append(_problem(report, account, reason))
        spans = tuple(span for span in mention.spans if span.within(report.text))
        if kept and spans:
            mentions.append(replace(mention, accounts=tuple(kept), spans=spans))
        elif not mention.accounts or not spans:
            problems.append(Problem("extraction", "empty-mention", "a mention without accounts was dropped", report.id))
    problems += _commanded(report, mentions)
    return replace(reading, mentions=tuple(mentions), problems=(*reading.problems, *problems))


def _commanded(report: Report, mentions: Sequence[Mention]) -> list[Problem]:
    """A problem for each account that rests on a sentence that speaks to a machine: a person is to look at it."""
    spans = instruction_spans(report.text) if mentions else ()
    return [
        Problem(
            "extraction",
            "instruction-like",
            f"{account.fact} {account.words[:60]!r} rests on a sentence that speaks to a machine; look at it.",
            report.id,
            account.evidence,
        )
        for mention in mentions
        for account in mention.accounts
        if any(account.evidence.overlaps(span) for span in spans)
    ]


def _problem(report: Report, account: Account, reason: str) -> Problem:
    span = account.evidence if account.evidence.within(report.text) else None
    said = {
        "evidence-not-found": "its words are not in the report",
        "value-not-in-evidence": "its value cannot be read from the words that it quotes",
    }[reason]
    message = f"{account.fact} {account.words[:60]!r} by {account.voice.name[:60]}: {said}; the account was dropped."
    return Problem("extraction", reason, message, report.id, span)


@dataclass
class _Gate:
    """The checks on one report; the dates of its text are read once, and only if an account gives a date."""

    report: Report

    def refuses(self, account: Account) -> str | None:
        """Why an account may not pass; ``None`` when it may."""
        text = self.report.text
        if account.report_id != self.report.id or not account.evidence.within(text):
            return "evidence-not-found"
        quote = account.evidence.quote(text)
        if not account.words or account.words not in quote:
            return "evidence-not-found"
        return None if self._readable(account, quote) else "value-not-in-evidence"

    def _readable(self, account: Account, quote: str) -> bool:
        value = account.value
        if isinstance(value, Quantity):
            return _count_readable(value, account.words) or _count_readable(value, quote)
        if isinstance(value, PartialDate):
            return self._date_readable(account, value)
        if isinstance(value, Place):
            return _named(value.name, quote) or _country_named(value, quote)
        if isinstance(value, Name):
            return self._name_readable(account, value, quote)
        return True

    @cached_property
    def _dates(self) -> Sequence[FoundDate]:
        return report_dates(self.report)

    def _date_readable(self, account: Account, value: PartialDate) -> bool:
        for date in self._dates:
            if not date.span.overlaps(account.evidence):
                continue
            if date.value is not None and _date_allows(date.value, value):
                return True
        return False

    def _name_readable(self, account: Account, value: Name, quote: str) -> bool:
        names = (value.text, *value.aliases)
        if any(_named(name, quote) for name in names) or _actor_named(value, quote):
            return True
        owned = account.fact is Fact.RESPONSIBLE and account.stance in _OF_OWN_PART
        blames = account.fact in {Fact.RESPONSIBLE, Fact.PERPETRATOR}
        if not owned and not (blames and _MEANT_BEFORE.search(quote)):
            return False
        return any(_named(name, self.report.text) for name in names) or _actor_named(value, self.report.text)


def _date_allows(read: PartialDate, value: PartialDate) -> bool:
    """Whether the words allow a date: the same or a coarser one, or days of their window; never more than they say."""
    if value.window not in {None, read.window} or value.time not in {None, read.time}:
        return False
    if value.window is not None or read.iso.startswith(value.iso):
        return True
    first, last = value.first, value.last
    return read.window is not None and bool(first and last and read.window.first <= first and last <= read.window.last)


def _count_readable(value: Quantity, words: str) -> bool:
    return replace(value, of=None) in _counts_in(words)


@lru_cache(maxsize=1024)  # many reports say "two", and many accounts of one report the same words
def _counts_in(words: str) -> frozenset[Quantity]:
    """Every count that words can be read as; none where they are no count as a whole."""
    try:
        whole = read_count(words)
    except UnreadableError:
        return frozenset()
    return frozenset({whole, *(count.quantity for count in find_counts(words, articles=True))})


def _named(name: str, quote: str) -> bool:
    """Whether most of a name's own words stand in the quote, whatever their case and marks."""
    own = [word for word in fold(name).split() if word not in _EMPTY_WORDS] or fold(name).split()
    if not own:
        return False
    said = set(fold(quote).split())
    return 2 * sum(word in said for word in own) >= len(own)


def _country_named(place: Place, quote: str) -> bool:
    words = _WORD.findall(quote)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return place.country is not None and any(country_code(word) == place.country for word in (*words, *pairs))


def _actor_named(value: Name, quote: str) -> bool:
    if value.actor_id is not None and any(found.actor.id == value.actor_id for found in open_actors().find(quote)):
        return True
    code = country_code(value.text)
    if code is None:
        return False
    words = _WORD.findall(quote)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return any(code in {country_code(word), seat_of(word)} for word in (*words, *pairs))
