"""From findings with their owners to mentions with accounts: the end of every extractor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from avowal.codebook.vocabulary import IncidentType, Role, Status
from avowal.domain import Account, Mention, Report, Span
from avowal.domain.account import account_id, mention_id
from avowal.extraction.merging import merged
from avowal.extraction.owning import Owned


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as a report tells it.

    Attributes:
        role: Main, or background.
        type: What sort of violence; ``None``: nothing tells.
        spans: Where the report speaks of it.
        said: What is said of it, and by whom.
        n_incidents: How many incidents the words tell of.
    """

    role: Role
    type: IncidentType | None
    spans: tuple[Span, ...]
    said: Sequence[Owned]
    n_incidents: int = 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """How an extractor sees an account that it keeps: what became of it, and how sure it is of it."""

    status: Callable[[Owned], Status]
    score: Callable[[Owned], float]


def assembled(report: Report, told: Sequence[Told], weighing: Weighing) -> tuple[Mention, ...]:
    """The mentions of a report, each with one account for what one voice says; without any it is left out."""
    found = [_mention(report, one, weighing, f"{one.role.value}-{number}") for number, one in enumerate(told)]
    return tuple(mention for mention in found if mention is not None)


def at_least(mentions: Sequence[Mention], score: float) -> tuple[Mention, ...]:
    """The mentions with their accounts of at least this score; those without any go."""
    kept = [
        replace(mention, accounts=tuple(a for a in mention.accounts if a.score is None or a.score >= score))
        for mention in mentions
    ]
    return tuple(mention for mention in kept if mention.accounts)


def _mention(report: Report, told: Told, weighing: Weighing, key: str) -> Mention | None:
    said = merged(told.said)
    if not said:
        return None
    return Mention(
        id=mention_id(report.id, key, told.spans),
        report_id=report.id,
        role=told.role,
        type=told.type,
        accounts=tuple(_account(report, one, weighing, key) for one in said),
        spans=told.spans,
        n_incidents=told.n_incidents,
    )


def _account(report: Report, one: Owned, weighing: Weighing, key: str) -> Account:
    finding = one.finding
    return Account(
        id=account_id(report.id, finding.fact, finding.value, one.voice, finding.evidence, mention_key=key),
        report_id=report.id,
        fact=finding.fact,
        value=finding.value,
        words=finding.words.quote(report.text),
        voice=one.voice,
        via=one.via,
        stance=one.stance,
        status=weighing.status(one),
        evidence=finding.evidence,
        score=weighing.score(one),
    )
