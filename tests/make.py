"""Small builders of reports, accounts and mentions for tests; everything has a default that one can read."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Role, Stance, Status, VoiceKind
from avowal.domain import Account, Mention, Name, PartialDate, Place, Quantity, Report, Span, Value, Voice
from avowal.domain.account import account_id, mention_id
from avowal.domain.report import report_id

FIRST = Span(0, 3)
KERMAN = Place("Kerman", "IR", 128234, 30.2839, 57.0834, "Kerman", None, 1)


def make_report(text="Two people were killed.", *, outlet="Example Post", published="2024-01-04", title=None):
    """A report of an invented outlet; ``published`` is ISO text or ``None``."""
    return Report(
        report_id(text, title=title, outlet=outlet),
        text,
        title=title,
        outlet=outlet,
        published=PartialDate.from_iso(published) if published else None,
    )


def make_account(
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
    key: str = "main-1",
) -> Account:
    """An account; its words are what its evidence quotes, or "?" without a report's text."""
    source = report if isinstance(report, str) else report.id
    words = "?" if isinstance(report, str) else span.quote(report.text)
    speaker = Voice(voice, kind)
    made = account_id(source, fact, value, speaker, span, mention_key=key)
    return Account(made, source, fact, value, words, speaker, via, stance, status, span)


def make_mention(
    report: Report,
    *accounts: Account,
    role: Role = Role.MAIN,
    type: IncidentType | None = IncidentType.BOMBING,  # noqa: A002 - the member's name
    n_incidents: int = 1,
    spans: tuple[Span, ...] | None = None,
    key: str = "main-1",
) -> Mention:
    """A mention that covers the report's whole text unless spans are given."""
    where = spans or (Span(0, len(report.text)),)
    return Mention(mention_id(report.id, key, where), report.id, role, type, accounts, where, n_incidents)


def exactly(n: int, of: str | None = None) -> Quantity:
    """The figure itself."""
    return Quantity(n, n, Qualifier.EXACT, of)


def at_least(n: int) -> Quantity:
    """The figure or more."""
    return Quantity(n, None, Qualifier.AT_LEAST)


def more_than(n: int) -> Quantity:
    """Above the figure."""
    return Quantity(n + 1, None, Qualifier.MORE_THAN)


def word(qualifier: Qualifier) -> Quantity:
    """A number word that holds no number."""
    return Quantity(None, None, qualifier)


def day(text: str) -> PartialDate:
    """A date from ISO text."""
    return PartialDate.from_iso(text)


def name(text: str, *aliases: str, actor_id: str | None = None) -> Name:
    """A name as a report gives it."""
    return Name(text, aliases, actor_id)
