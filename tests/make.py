"""Builders of domain objects for tests: short to write, with sane defaults, nothing hidden."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Role, Stage, Stance, Status, VoiceKind
from avowal.domain import (
    OUTLET,
    Account,
    Mention,
    Name,
    PartialDate,
    Place,
    Problem,
    Quantity,
    Reading,
    Report,
    Span,
    Value,
    Voice,
)
from avowal.domain.account import account_id, mention_id
from avowal.domain.report import DateBasis, report_id

FIRST = Span(0, 3)
KERMAN = Place("Kerman", "IR", 128234, 30.2839, 57.0834, "Kerman", None, 1)


def make_report(
    text: str = "At least 84 people were killed in Kerman, the agency said.",
    *,
    title: str | None = None,
    outlet: str | None = "Test Outlet",
    published: str | None = "2024-01-04",
    address: str | None = None,
) -> Report:
    """A report with this text."""
    return Report(
        id=report_id(text, title=title, outlet=outlet, address=address),
        text=text,
        title=title,
        outlet=outlet,
        published=PartialDate.from_iso(published) if published else None,
        published_basis=DateBasis.USER if published else None,
        language="en",
        address=address,
    )


def make_account(
    report: Report,
    fact: Fact,
    value: Value | None,
    quote: str,
    *,
    voice: Voice = OUTLET,
    stance: Stance = Stance.ASSERTS,
    status: Status = Status.CURRENT,
    via: tuple[str, ...] = (),
    mention_key: str = "main-1",
    score: float | None = None,
) -> Account:
    """An account whose evidence is the first place of ``quote`` in the report."""
    start = report.text.index(quote)
    evidence = Span(start, start + len(quote))
    return Account(
        id=account_id(report.id, fact, value, voice, evidence, mention_key=mention_key),
        report_id=report.id,
        fact=fact,
        value=value,
        words=quote,
        voice=voice,
        via=via,
        stance=stance,
        status=status,
        evidence=evidence,
        score=score,
    )


def bare_account(
    fact: Fact,
    value: Value | None,
    *,
    report: Report | str = "r-1",
    voice: str = "outlet",
    kind: VoiceKind = VoiceKind.OUTLET,
    stance: Stance = Stance.ASSERTS,
    status: Status = Status.CURRENT,
    via: tuple[str, ...] = (),
    span: Span = FIRST,
) -> Account:
    """An account for tests that never read its words: its report may be a bare id."""
    source = report if isinstance(report, str) else report.id
    speaker = Voice(voice, kind)
    made = account_id(source, fact, value, speaker, span, mention_key="main-1")
    return Account(made, source, fact, value, "?", speaker, via, stance, status, span)


def make_mention(
    report: Report,
    *accounts: Account,
    role: Role = Role.MAIN,
    type_: IncidentType | None = IncidentType.BOMBING,
    key: str = "main-1",
    n_incidents: int = 1,
    spans: tuple[Span, ...] = (),
    stage: Stage | None = Stage.CARRIED_OUT,
) -> Mention:
    """A mention with these accounts; unless spans are given: their evidence, or the whole text without any."""
    told = spans or tuple(sorted({account.evidence for account in accounts})) or (Span(0, len(report.text)),)
    return Mention(mention_id(report.id, key, told), report.id, role, type_, accounts, told, n_incidents, stage)


def make_reading(report: Report, *mentions: Mention, problems: tuple[Problem, ...] = ()) -> Reading:
    """A reading of the report."""
    return Reading(report.id, "test 1", mentions, problems)


def exactly(n: int, of: str | None = None) -> Quantity:
    """The figure n itself."""
    return Quantity(n, n, Qualifier.EXACT, of)


def at_least(n: int) -> Quantity:
    """No fewer than n."""
    return Quantity(n, None, Qualifier.AT_LEAST)


def named(name: str, kind: VoiceKind = VoiceKind.OFFICIAL) -> Voice:
    """A voice of this name."""
    return Voice(name, kind)


def more_than(n: int) -> Quantity:
    """Above n."""
    return Quantity(n + 1, None, Qualifier.MORE_THAN)


def word(qualifier: Qualifier) -> Quantity:
    """A number word that holds no number."""
    return Quantity(None, None, qualifier)


def named_thing(text: str, *aliases: str, actor_id: str | None = None) -> Name:
    """A group, weapon or target as a report names it."""
    return Name(text, aliases, actor_id)
