"""What changes when another policy, or one kind of voice less, decides: totals, attribution and dates.

Nothing is weighed here: every value is what a policy derives, asked again without the accounts of one kind of voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain import Estimate, Name, PartialDate, Window
from avowal.estimation import Policy, read_policy
from avowal.estimation.diagnostics import Diagnostics, diagnose
from avowal.estimation.diagnostics import Value as Cell
from avowal.estimation.event_rows import event_rows
from avowal.estimation.question import Question
from avowal.gazetteer.fold import fold
from avowal.record.cases import Case

TOTALS: Final = (Fact.KILLED, Fact.INJURED)
_ASKED: Final = (*TOTALS, Fact.RESPONSIBLE, Fact.DATE)
VARIABLES: Final[Mapping[str, tuple[str, str]]] = {
    "killed": ("deaths_best", "deaths_best"),
    "injured": ("injuries_best", "injuries_best"),
    "responsible": ("actor1", "responsible"),
    "date, first day": ("date_start", "date"),
    "date, last day": ("date_end", "date"),
    "place": ("city", "place"),
}
"""Variables that are diagnosed: their column in an event report, and the source of a document that tells it."""
MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one fact over incidents: 1,204 killed, 1,100 to 1,532, with no value for 7 incidents.

    Attributes:
        value: Sum of the values; 0 of no value at all.
        low: Sum of the lower ends, or of the values where a policy gives no range.
        high: Sum of the upper ends, the same way.
        n_valued: Incidents with a value.
        n_blank: Incidents without one.
    """

    value: int = 0
    low: int = 0
    high: int = 0
    n_valued: int = 0
    n_blank: int = 0

    def plus(self, found: Estimate) -> Total:
        """The total with one more incident."""
        if not isinstance(found.value, int):
            return replace(self, n_blank=self.n_blank + 1)
        low, high = (found.value if end is None else end for end in (found.low, found.high))
        return Total(self.value + found.value, self.low + low, self.high + high, self.n_valued + 1, self.n_blank)


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """What one policy makes of the incidents.

    Attributes:
        policy: Name and version.
        called: What a reader calls it: "ACLED-like".
        totals: Sums of killed and injured.
        n_named: Incidents for which it names somebody responsible.
        n_dated: Incidents for which it gives a date.
        responsible_differs: Incidents whose responsible party is another than under the reference; ``None`` for a
            policy that never names one.
        date_differs: The same for the date.
    """

    policy: str
    called: str
    totals: Mapping[Fact, Total]
    n_named: int
    n_dated: int
    responsible_differs: int | None
    date_differs: int | None


@dataclass(frozen=True, slots=True)
class KindLine:
    """What changes under one policy when a kind of voice is left out.

    Attributes:
        policy: Name and version.
        kind: The kind that is left out.
        n_incidents: Incidents in which such a voice speaks.
        totals: Sums without it, over all incidents.
        changes: Sums without it less sums with it.
        responsible_changed: Incidents whose responsible party changes.
        date_changed: Incidents whose date changes.
    """

    policy: str
    kind: VoiceKind
    n_incidents: int
    totals: Mapping[Fact, Total]
    changes: Mapping[Fact, int]
    responsible_changed: int
    date_changed: int


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident with what each policy makes of it, for those on which the policies differ most.

    Attributes:
        incident_id: Its id.
        title: Its careful line.
        killed: The death figure by policy; ``None`` where a policy gives none.
        responsible: The name by policy.
        dates: The date by policy, ISO.
    """

    incident_id: str
    title: str
    killed: Mapping[str, int | None]
    responsible: Mapping[str, str | None]
    dates: Mapping[str, str | None]

    @property
    def spread(self) -> int:
        """The highest less the lowest death figure of a policy."""
        figures = [n for n in self.killed.values() if n is not None]
        return max(figures) - min(figures) if figures else 0


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much the picture depends on the rule and on who is heard.

    Attributes:
        n_incidents: Incidents that were asked about.
        reference: The policy that attribution and dates of the others are held against: the first one given.
        policies: A line for each policy.
        kinds: A line for each policy and each kind of voice that speaks in some incident.
        diagnostics: The six measures of disagreement between documents, by variable; only what documents say counts.
        incidents: The incidents on whose dead the policies differ most, at most twenty.
    """

    n_incidents: int
    reference: str
    policies: tuple[PolicyLine, ...]
    kinds: tuple[KindLine, ...]
    diagnostics: tuple[tuple[str, Diagnostics], ...]
    incidents: tuple[IncidentLine, ...]


def sensitivity_of(cases: Iterable[Case], policies: Sequence[Policy]) -> Sensitivity:
    """How totals, attribution and dates change from policy to policy, and by leaving out a kind of voice."""
    tally = _Tally(tuple(policies))
    for case in cases:
        tally.count(case)
    return tally.outcome()


Found = Mapping[Fact, Estimate]


@dataclass(slots=True)
class _Sum:
    """Counts that grow incident by incident."""

    totals: dict[Fact, Total] = field(default_factory=lambda: dict.fromkeys(TOTALS, Total()))
    n_incidents: int = 0
    n_named: int = 0
    n_dated: int = 0
    other_name: int = 0
    other_date: int = 0

    def add(self, found: Found, against: Found) -> None:
        for fact in TOTALS:
            self.totals[fact] = self.totals[fact].plus(found[fact])
        self.n_named += found[Fact.RESPONSIBLE].value is not None
        self.n_dated += found[Fact.DATE].value is not None
        self.other_name += key_of(found[Fact.RESPONSIBLE]) != key_of(against[Fact.RESPONSIBLE])
        self.other_date += key_of(found[Fact.DATE]) != key_of(against[Fact.DATE])


@dataclass(slots=True)
class _Tally:
    """The counts of all policies and kinds, one incident after the other, so that a record need not fit in memory."""

    policies: tuple[Policy, ...]
    n_incidents: int = 0
    sums: dict[str, _Sum] = field(default_factory=dict)
    without: dict[tuple[str, VoiceKind], _Sum] = field(default_factory=dict)
    values: dict[str, list[list[Cell]]] = field(default_factory=dict)
    shown: list[IncidentLine] = field(default_factory=list)

    def count(self, case: Case) -> None:
        self.n_incidents += 1
        found = {policy.label: _ask(case, policy) for policy in self.policies}
        reference = found[self.policies[0].label]
        kinds = {account.voice.kind for account in case.accounts}
        for policy in self.policies:
            self.sums.setdefault(policy.label, _Sum()).add(found[policy.label], reference)
        for kind in VoiceKind:
            self._leave_out(case, kind, found, speaks=kind in kinds)
        for name, values in document_values(case).items():
            self.values.setdefault(name, []).append(values)
        self._show(case, found)

    def _leave_out(self, case: Case, kind: VoiceKind, found: Mapping[str, Found], *, speaks: bool) -> None:
        fewer = case.without(kind) if speaks else case
        for policy in self.policies:
            line = self.without.setdefault((policy.label, kind), _Sum())
            line.n_incidents += speaks
            line.add(_ask(fewer, policy) if speaks else found[policy.label], found[policy.label])

    def _show(self, case: Case, found: Mapping[str, Found]) -> None:
        self.shown.append(_line(case, found))
        self.shown.sort(key=lambda line: (-line.spread, line.incident_id))
        del self.shown[MOST_SHOWN:]

    def outcome(self) -> Sensitivity:
        return Sensitivity(
            n_incidents=self.n_incidents,
            reference=self.policies[0].label,
            policies=tuple(_policy_line(policy, self.sums.get(policy.label, _Sum())) for policy in self.policies),
            kinds=tuple(
                _kind_line(label, kind, line, self.sums[label])
                for (label, kind), line in self.without.items()
                if line.n_incidents
            ),
            diagnostics=tuple((name, diagnose(self.values.get(name, []))) for name in VARIABLES),
            incidents=tuple(self.shown),
        )


def _ask(case: Case, policy: Policy) -> Found:
    return {fact: case.estimate(policy, fact) for fact in _ASKED}


def _policy_line(policy: Policy, line: _Sum) -> PolicyLine:
    names, dates = (fact in policy.rules for fact in (Fact.RESPONSIBLE, Fact.DATE))
    return PolicyLine(
        policy=policy.label,
        called=policy.called,
        totals=dict(line.totals),
        n_named=line.n_named,
        n_dated=line.n_dated,
        responsible_differs=line.other_name if names else None,
        date_differs=line.other_date if dates else None,
    )


def _kind_line(label: str, kind: VoiceKind, line: _Sum, whole: _Sum) -> KindLine:
    changes = {fact: line.totals[fact].value - whole.totals[fact].value for fact in TOTALS}
    return KindLine(label, kind, line.n_incidents, dict(line.totals), changes, line.other_name, line.other_date)


def _line(case: Case, found: Mapping[str, Found]) -> IncidentLine:
    def killed(one: Found) -> int | None:
        value = one[Fact.KILLED].value
        return value if isinstance(value, int) else None

    return IncidentLine(
        case.summary.id,
        case.summary.title,
        {label: killed(one) for label, one in found.items()},
        {label: _shown(one[Fact.RESPONSIBLE]) for label, one in found.items()},
        {label: _shown(one[Fact.DATE]) for label, one in found.items()},
    )


def _shown(found: Estimate) -> str | None:
    match found.value:
        case Name(text):
            return text
        case PartialDate() | Window():
            return found.value.iso
        case _:
            return None


def key_of(found: Estimate) -> str | None:
    """What two estimates share that give the same value; ``None`` for no value."""
    value = found.value
    if isinstance(value, Name):
        return value.actor_id or fold(value.text)
    return _shown(found)


def document_values(case: Case) -> dict[str, list[Cell]]:
    """What the documents of an incident say of each variable; those that say nothing of it are left out."""
    policy = read_policy("er-representative")
    question = Question(policy, Fact.KILLED, case.accounts, (), case.reports, case.context)
    rows = event_rows(question)
    return {
        name: [row.cells.get(column) for row in rows if source in row.sources]
        for name, (column, source) in VARIABLES.items()
    }
