"""From findings with their owners to mentions with accounts: the end of every extractor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status
from avowal.domain import Account, Mention, PartialDate, Quantity, Report, Span
from avowal.domain.account import account_id, mention_id
from avowal.extraction.counts.parts import totals_of
from avowal.extraction.facts.stage import is_real, sentences_about, stage_of
from avowal.extraction.merging import merged
from avowal.extraction.owning import Owned
from avowal.extraction.text.sentences import split_sentences

_HARM = frozenset({Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED})
_REFUSALS = frozenset({Stance.DENIES, Stance.REJECTS})


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
    """How an extractor sees an account that it keeps: what became of it, how sure it is of it, and when it was said."""

    status: Callable[[Owned], Status]
    score: Callable[[Owned], float]
    said: Callable[[Owned], PartialDate | None]


def assembled(report: Report, told: Sequence[Told], weighing: Weighing) -> tuple[Mention, ...]:
    """The mentions of a report, each with one account for what one voice says.

    Left out is a mention without accounts, and one without victims of which every sentence is a threat, a foiled plot, a
    hypothesis, a drill or a denial that anything happened.
    """
    found = []
    for number, one in enumerate(told):
        others = [span for other in told if other is not one for span in other.spans]
        found.append(_mention(report, one, weighing, f"{one.role.value}-{number}", others))
    return tuple(mention for mention in found if mention is not None)


def at_least(mentions: Sequence[Mention], score: float) -> tuple[Mention, ...]:
    """The mentions with their accounts of at least this score; those without any go."""
    kept = [
        replace(mention, accounts=tuple(a for a in mention.accounts if a.score is None or a.score >= score))
        for mention in mentions
    ]
    return tuple(mention for mention in kept if mention.accounts)


def _mention(report: Report, told: Told, weighing: Weighing, key: str, others: Sequence[Span]) -> Mention | None:
    said = merged(told.said)
    harmed = any(_harms(one) for one in said)
    if not said or not (harmed or _is_real(report, told)):
        return None
    accounts = [_account(report, one, weighing, key) for one in said]
    for part, total in totals_of(report.text, said).items():
        accounts[part] = replace(accounts[part], part_of=accounts[total].id)
    return Mention(
        id=mention_id(report.id, key, told.spans),
        report_id=report.id,
        role=told.role,
        type=told.type,
        accounts=tuple(accounts),
        spans=told.spans,
        n_incidents=told.n_incidents,
        stage=stage_of(sentences_about(report, told.role, told.spans, others), harmed=harmed),
    )


def _is_real(report: Report, told: Told) -> bool:
    """Whether some sentence about it tells of a deed: threats, plots and drills alone are no incident."""
    sentences = [one.span for one in split_sentences(report.text)]
    about = [one for one in sentences if any(one.overlaps(span) for span in told.spans)]
    return not about or any(is_real(one.quote(report.text), harmed=False) for one in about)


def _harms(one: Owned) -> bool:
    """Whether somebody says that people came to harm, attackers apart."""
    value = one.finding.value
    if one.finding.fact not in _HARM or one.stance in _REFUSALS or not isinstance(value, Quantity):
        return False
    return value.high != 0 and value.of != "attackers"


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
        said=weighing.said(one),
    )
