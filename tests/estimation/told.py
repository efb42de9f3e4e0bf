"""Accounts told on days of January 2024, for tests of rules: short to write, a report each."""

from __future__ import annotations

from dataclasses import replace

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain import Account, Estimate, Report, Value, Voice
from avowal.estimation import Context, Policy, estimate, read_policy
from tests.make import bare_account, make_report

Told = tuple[Report, Account]


def told_on(
    day: int | None,
    value: Value | None,
    voice: str = "outlet",
    kind: VoiceKind = VoiceKind.OUTLET,
    *,
    outlet: str | None = None,
    fact: Fact = Fact.KILLED,
    country: str | None = None,
    words: str = "?",
    **more: object,
) -> Told:
    """An account and its report; without an outlet each voice has a paper of its own."""
    published = f"2024-01-{day:02d}" if day else None
    report = make_report(f"{voice} {day} {value} {fact}", outlet=outlet or f"{voice} paper", published=published)
    account = bare_account(fact, value, report=report, voice=voice, kind=kind, **more)
    return report, replace(account, voice=Voice(voice, kind, None, country), words=words)


def ask(policy: str | Policy, fact: Fact, told: list[Told], **context: object) -> Estimate:
    """What a policy makes of these accounts."""
    reports = {report.id: report for report, _ in told}
    return estimate(policy, [account for _, account in told], fact, reports=reports, context=Context(**context))


def tuned(policy: str, **parameters: object) -> Policy:
    """A shipped policy with other parameters."""
    found = read_policy(policy)
    return replace(found, parameters=replace(found.parameters, **parameters))


def used(found: Estimate) -> int:
    """How many accounts an estimate rests on."""
    return sum(weighing.used for weighing in found.weighings)
