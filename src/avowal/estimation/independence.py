"""How many voices truly stand behind a version: who said it first-hand, and who only passed it on.

The rules have numbers, I1 to I8; docs/independence.md tells them with examples. Every account of a version is a
hearing that leads, by one of them, to an origin that counts, or to the reason why it leads to none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from avowal.codebook.vocabulary import Stance, Status, VoiceKind
from avowal.domain import Account, Report
from avowal.estimation.origins import Identity, identity_of, may_be_one
from avowal.estimation.units import origin_of, publisher_key
from avowal.gazetteer.fold import fold

_REFUSALS: Final = frozenset({Stance.DENIES, Stance.REJECTS})
_OUTLETS: Final = frozenset({VoiceKind.MEDIA, VoiceKind.STATE_MEDIA})
WHY: Final = {
    "I1": "a named voice, heard in this report",
    "I2": "passed on by an outlet whose own report names the voice",
    "I3": "an outlet or agency that names nobody behind it",
    "I4": "unnamed voices of one sort, counted once where no named voice of that sort says it",
    "I5": "an outlet's own words, where some voice is named for the same: a repeat",
    "I6": "outlets' own words, where no voice is named: one voice in all, whoever it is",
    "I7": "nobody is named: it never counts",
    "I8": "the account does not stand behind the version: denied, rejected or superseded",
}
"""What each rule says, for a person."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One account on its way from a voice to a report: police, through AP, in the Post, a copy of the Globe's report.

    Attributes:
        account_id: The account.
        report_id: The report that tells it.
        publisher: Who published it, or what it copies.
        path: The way from the voice to the report, the voice first.
        rule: Number of the rule by which it counts or does not.
        copy_of: The report that this one copies; ``None`` for no copy.
    """

    account_id: str
    report_id: str
    publisher: str
    path: tuple[str, ...]
    rule: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A voice with all its hearings: the emergency service, heard in four reports.

    Attributes:
        name: The name that most accounts give it; for outlets' own words who published them.
        kind: Sort of voice.
        names: Every name that is taken for it.
        counts: Whether it is an independent voice.
        rule: Number of the rule that says so.
        hearings: The accounts that lead to it.
    """

    name: str
    kind: VoiceKind
    names: tuple[str, ...]
    counts: bool
    rule: str
    hearings: tuple[Hearing, ...]

    @property
    def why(self) -> str:
        """The rule in words."""
        return WHY[self.rule]

    @property
    def n_outlets(self) -> int:
        """How many publishers heard it, copies left out: a voice that one outlet alone heard rests on that outlet."""
        return len({hearing.publisher for hearing in self.hearings})


@dataclass(frozen=True, slots=True)
class Independence:
    """What stands behind a version: 11 reports, 7 outlets, 2 independent voices.

    Attributes:
        n_reports: Reports that carry it.
        n_outlets: Publishers of them; a report of unknown publisher is one of its own.
        origins: Who is behind it, those that count first.
    """

    n_reports: int
    n_outlets: int
    origins: tuple[Origin, ...]

    @property
    def voices(self) -> tuple[Origin, ...]:
        """The independent voices."""
        return tuple(origin for origin in self.origins if origin.counts)

    @property
    def n_independent(self) -> int:
        """How many independent voices stand behind the version."""
        return len(self.voices)


def independence(
    accounts: Sequence[Account], reports: Mapping[str, Report], copies: Mapping[str, str] | None = None
) -> Independence:
    """The independent voices behind the accounts of one version; their order changes nothing.

    Args:
        accounts: Every account that gives one value of one fact.
        reports: Their reports by id.
        copies: For a report that copies another, the id of the report that it copies.
    """
    ordered = sorted({account.id: account for account in accounts}.values(), key=lambda account: account.id)
    trace = _Trace(ordered, reports, copies or {})
    found = _grouped(ordered, trace)
    published = {publisher_of(a.report_id, reports) for a in ordered}
    return Independence(len({a.report_id for a in ordered}), len(published), found)


def publisher_of(report_id: str, reports: Mapping[str, Report]) -> str:
    """The key of a report's publisher; the report's id where it has none."""
    report = reports.get(report_id)
    return publisher_key(report.outlet) if report and report.outlet else report_id


@dataclass(frozen=True, slots=True)
class _Step:
    """Where an account leads: a name with what it is known by, and the rule; ``identity`` of ``None`` names nobody."""

    name: str
    kind: VoiceKind
    identity: Identity | None
    rule: str
    path: tuple[str, ...]


class _Trace:
    """Follows accounts back to who said it first-hand, among the accounts of one version."""

    def __init__(self, accounts: Sequence[Account], reports: Mapping[str, Report], copies: Mapping[str, str]) -> None:
        self.reports, self.copies = reports, copies
        self._of_publisher: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            self._of_publisher[publisher_of(self.first(account.report_id), reports)].append(account)

    def first(self, report_id: str) -> str:
        """The report that a copy can be traced to, where the record holds it."""
        origin = origin_of(report_id, self.copies)
        return origin if origin in self.reports else report_id

    def steps(self, account: Account, seen: frozenset[str] = frozenset()) -> list[_Step]:
        """Where an account leads: mostly one place, more where an outlet's report names several voices."""
        voice, shown = account.voice, self._shown(account)
        path = (voice.name, *account.via, shown)
        if account.stance in _REFUSALS or account.status is not Status.CURRENT:
            return [_Step(voice.name, voice.kind, None, "I8", path)]
        if voice.kind is VoiceKind.UNKNOWN:
            return [_Step(voice.name, voice.kind, None, "I7", path)]
        if voice.kind is VoiceKind.OUTLET and not account.via:
            return [_Step(shown, voice.kind, None, "I6", (shown,))]
        if voice.kind is VoiceKind.OUTLET:
            return self._of_outlet(account.via[0], VoiceKind.MEDIA, path[1:], seen, account)
        if voice.kind in _OUTLETS:
            return self._of_outlet(voice.name, voice.kind, path, seen, account)
        identity = identity_of(voice)
        return [_Step(voice.name, voice.kind, identity, "I4" if identity.is_nameless else "I1", path)]

    def _of_outlet(
        self, name: str, kind: VoiceKind, path: tuple[str, ...], seen: frozenset[str], account: Account
    ) -> list[_Step]:
        """Behind an outlet stands whom its own report names; where no such report is held, the outlet itself."""
        identity = identity_of(replace(account.voice, name=name, kind=kind, role=None))
        key = (identity.key or "").removeprefix("outlet ")
        if key and key not in seen:
            told = [
                step
                for other in self._of_publisher.get(key, ())
                if other.id != account.id
                for step in self.steps(other, seen | {key})
                if step.rule in {"I1", "I2"}
            ]
            if told:
                return [replace(step, rule="I2", path=(*step.path, *path)) for step in told]
        return [_Step(name, kind, identity, "I4" if identity.is_nameless else "I3", path)]

    def _shown(self, account: Account) -> str:
        report = self.reports.get(self.first(account.report_id))
        return (report.outlet if report else None) or account.report_id


def _grouped(accounts: Sequence[Account], trace: _Trace) -> tuple[Origin, ...]:
    """The origins with their hearings, those that count first."""
    groups: list[_Group] = []
    for account in accounts:
        for step in trace.steps(account):
            copied = trace.first(account.report_id)
            hearing = Hearing(
                account.id,
                account.report_id,
                publisher_of(copied, trace.reports),
                step.path,
                step.rule,
                copied if copied != account.report_id else None,
            )
            _add(groups, step, hearing)
    named = [group for group in groups if group.identity is not None and not group.identity.is_nameless]
    found = [_origin(group, named) for group in groups]
    return tuple(sorted(found, key=lambda one: (not one.counts, -len(one.hearings), one.name)))


@dataclass(slots=True)
class _Group:
    """Steps that lead to one voice."""

    identity: Identity | None
    steps: list[_Step]
    hearings: list[Hearing]
    identities: list[Identity]


def _add(groups: list[_Group], step: _Step, hearing: Hearing) -> None:
    """Put a step to the group of its voice; groups that it shows to be one become one."""
    same = [group for group in groups if _belongs(group, step)]
    kept = same[0] if same else _Group(step.identity, [], [], [])
    if not same:
        groups.append(kept)
    for other in same[1:]:
        kept.steps += other.steps
        kept.hearings += other.hearings
        kept.identities += other.identities
        groups.remove(other)
    kept.steps.append(step)
    kept.hearings.append(hearing)
    if step.identity is not None:
        kept.identities.append(step.identity)


def _belongs(group: _Group, step: _Step) -> bool:
    if step.identity is None:
        return group.identity is None and group.steps[0].rule == step.rule
    if group.identity is None:
        return False
    if step.identity.is_nameless:
        return group.identity.is_nameless and group.identity.kind is step.identity.kind
    return any(not one.is_nameless and may_be_one(one, step.identity) for one in group.identities)


def _is_of_kind(one: _Group, other: _Group) -> bool:
    return one.identity is not None and other.identity is not None and one.identity.kind is other.identity.kind


def _origin(group: _Group, named: Sequence[_Group]) -> Origin:
    rule = min(step.rule for step in group.steps)
    if rule == "I4":
        counts = not any(_is_of_kind(other, group) for other in named)
    elif rule == "I6":
        rule, counts = ("I5", False) if named else ("I6", True)
    else:
        counts = rule in {"I1", "I2", "I3"}
    names: dict[str, int] = defaultdict(int)
    for step in group.steps:
        names[step.name] += 1
    ordered = sorted(names, key=lambda name: (-names[name], len(name), name))
    kinds = sorted((step.kind for step in group.steps), key=lambda kind: kind.value)
    hearings = tuple(
        sorted(
            (replace(one, rule=rule if one.rule == "I6" else one.rule) for one in group.hearings),
            key=lambda one: (one.report_id, one.account_id, one.path),
        )
    )
    return Origin(ordered[0], kinds[0], tuple(sorted(names, key=fold)), counts, rule, hearings)
