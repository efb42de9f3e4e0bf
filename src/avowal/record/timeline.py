"""How the story changed: each figure by voice, in the order in which it came out, with revisions marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from avowal.codebook.vocabulary import Fact, Stance, Status, VoiceKind
from avowal.domain import Account, Quantity, Report
from avowal.estimation.origins import Identity, identity_of, may_be_one
from avowal.estimation.units import origin_of

SHOWN = (Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED, Fact.RELEASED, Fact.MISSING)


class Change(StrEnum):
    """What a figure does to what the voice said before."""

    FIRST = "first"
    REPEATED = "repeated"
    RAISED = "raised"
    LOWERED = "lowered"
    OTHERWISE = "put otherwise"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """One figure at one time: on 4 January the emergency service lowers 103 to 84.

    Attributes:
        day: When it came out: when the voice said it, where the report tells, else when the report was published;
            ``None`` where neither is known.
        voice: Name of the voice, one for all names that are taken for it; for outlets' own words the outlet.
        kind: Sort of voice.
        fact: What is counted.
        value: The figure.
        change: What it does to what the voice said before.
        account: The first account of it on that day.
    """

    day: date | None
    voice: str
    kind: VoiceKind
    fact: Fact
    value: Quantity
    change: Change
    account: Account


def timeline(accounts: Sequence[Account], reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[Step, ...]:
    """Every figure of all victims by voice over time; what has no day comes last.

    A report that copies another adds nothing. Figures of parts, denials and rejections are left out. A figure that its
    own report calls superseded or wrong is a step of its own, marked as withdrawn.

    Args:
        accounts: All accounts of an incident.
        reports: Its reports by id.
        copies: For a report that copies another, the id of the report that it copies.
    """
    told = [
        account
        for account in accounts
        if _is_told(account) and origin_of(account.report_id, copies) == account.report_id
    ]
    told.sort(key=lambda account: (*_when(account, reports), account.status is Status.CURRENT, account.id))
    names = _Voices()
    last: dict[tuple[str, Fact], Quantity] = {}
    steps: dict[tuple[object, ...], Step] = {}
    for account in told:
        assert isinstance(account.value, Quantity)
        voice = names.of(account, reports)
        day = _day(account, reports)
        key = (day, voice, account.fact, account.value, account.status)
        if key in steps:
            continue
        change = _change(account, last.get((voice, account.fact)))
        if account.status is Status.CURRENT or (voice, account.fact) not in last:
            last[voice, account.fact] = account.value
        steps[key] = Step(day, voice, account.voice.kind, account.fact, account.value, change, account)
    return tuple(sorted(steps.values(), key=lambda step: SHOWN.index(step.fact)))


def _is_told(account: Account) -> bool:
    value = account.value
    if account.fact not in SHOWN or not isinstance(value, Quantity) or value.of is not None or account.part_of:
        return False
    return account.stance not in {Stance.DENIES, Stance.REJECTS}


def _day(account: Account, reports: Mapping[str, Report]) -> date | None:
    said = account.said.first if account.said else None
    report = reports.get(account.report_id)
    return said or (report.published.first if report and report.published else None)


def _when(account: Account, reports: Mapping[str, Report]) -> tuple[bool, date, str]:
    day = _day(account, reports)
    report = reports.get(account.report_id)
    at = report.published_at.isoformat() if report and report.published_at else ""
    return day is None, day or date.max, at


def _change(account: Account, before: Quantity | None) -> Change:
    value = account.value
    assert isinstance(value, Quantity)
    if account.status is not Status.CURRENT:
        return Change.WITHDRAWN
    if before is None:
        return Change.FIRST
    if (before.low, before.high, before.qualifier) == (value.low, value.high, value.qualifier):
        return Change.REPEATED
    was, now = _size(before), _size(value)
    if was is None or now is None or was == now:
        return Change.OTHERWISE
    return Change.RAISED if now > was else Change.LOWERED


def _size(value: Quantity) -> int | None:
    return value.low if value.low is not None else value.high


class _Voices:
    """One name for each voice, the first that was heard; words that name nobody stand for the publisher or for all."""

    def __init__(self) -> None:
        self._known: list[tuple[Identity, str]] = []

    def of(self, account: Account, reports: Mapping[str, Report]) -> str:
        """The name under which a voice stands in the timeline."""
        if account.voice.kind is VoiceKind.OUTLET:
            report = reports.get(account.report_id)
            return (report.outlet if report else None) or account.report_id
        identity = identity_of(account.voice)
        if identity.is_nameless:
            return account.voice.name
        known = next((name for one, name in self._known if may_be_one(one, identity)), None)
        self._known.append((identity, known or account.voice.name))
        return known or account.voice.name
