"""An incident on its way into another programme's row: what a policy makes of each fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from avowal.codebook.vocabulary import Fact, Stance, Status
from avowal.domain import Account, Estimate, Name, PartialDate, Place, Report, Window
from avowal.estimation import Policy
from avowal.gazetteer.countries import country_name
from avowal.gazetteer.fold import fold
from avowal.record.build import publication_order
from avowal.record.cases import Case
from avowal.record.labels import value_label

ASKED = (
    Fact.KILLED, Fact.INJURED, Fact.ABDUCTED, Fact.RELEASED, Fact.PERPETRATOR_COUNT, Fact.RESPONSIBLE,
    Fact.DATE, Fact.PLACE, Fact.TYPE,
)  # fmt: skip
MOST_SENTENCES = 40
_SAID = {
    Stance.ASSERTS: "says", Stance.CLAIMS: "claims", Stance.ACCUSES: "accuses", Stance.SUSPECTS: "suspects",
    Stance.DENIES: "denies", Stance.REJECTS: "rejects",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Excluded:
    """An incident that a programme would not list: ``Excluded("i-3f9c", "Bombing in Kerman", "nobody is named")``.

    Attributes:
        incident_id: The incident.
        title: Its line.
        reason: Why the programme has no row for it.
    """

    incident_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coding:
    """One incident with what a policy makes of it.

    Attributes:
        case: The incident, its accounts and reports.
        policy: Whose values are written.
        estimates: What the policy makes of each fact that some programme has a column for.
    """

    case: Case
    policy: Policy
    estimates: Mapping[Fact, Estimate]

    @property
    def place(self) -> Place | None:
        """The place that the policy derives."""
        value = self.estimates[Fact.PLACE].value
        return value if isinstance(value, Place) else None

    @property
    def window(self) -> tuple[date, date] | None:
        """First and last day that the policy derives; ``None`` without a date of a known year."""
        value = self.estimates[Fact.DATE].value
        if isinstance(value, Window | PartialDate):
            first, last = value.first, value.last
            return (first, last) if first and last else None
        return None

    @property
    def country(self) -> str | None:
        """ISO code of the country: of the derived place, else of the incident's line."""
        shown = self.case.summary.place
        return (self.place.country if self.place else None) or (shown.country if shown else None)

    @property
    def country_name(self) -> str | None:
        """Short English name of the country."""
        return country_name(self.country) if self.country else None

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports in the order of publication."""
        return tuple(sorted(self.case.reports.values(), key=publication_order))

    def count(self, fact: Fact) -> int | None:
        """The derived figure; ``None`` where the policy has none."""
        value = self.estimates[fact].value
        return value if isinstance(value, int) else None

    def name(self, fact: Fact) -> Name | None:
        """The derived name."""
        value = self.estimates[fact].value
        return value if isinstance(value, Name) else None

    def current(self, fact: Fact) -> tuple[Account, ...]:
        """Current accounts of a fact that some voice holds."""
        return tuple(
            account
            for account in self.case.accounts
            if account.fact is fact
            and account.status is Status.CURRENT
            and account.stance not in {Stance.DENIES, Stance.REJECTS}
        )

    def names(self, fact: Fact) -> tuple[Name, ...]:
        """The names that current accounts give, each once, in the order of publication."""
        found = {fold(a.value.text): a.value for a in reversed(self.current(fact)) if isinstance(a.value, Name)}
        return tuple(reversed(found.values()))


def coded(case: Case, policy: Policy, otherwise: Policy, asked: tuple[Fact, ...] = ASKED) -> Coding:
    """The incident with every fact that a table may need, each asked once.

    Args:
        case: The incident.
        policy: Whose values are wanted.
        otherwise: The programme's own policy, for facts that ``policy`` has no rule for.
        asked: The facts.
    """
    estimates = {fact: case.estimate(policy if fact in policy.rules else otherwise, fact) for fact in asked}
    return Coding(case, policy, estimates)


def sentences(coding: Coding, facts: tuple[Fact, ...], *, told: tuple[Account, ...] | None = None) -> str:
    """What voices say, one sentence an account, each once: "killed: at least 84, says IRNA (state media)."."""
    accounts = coding.case.accounts if told is None else told
    said = dict.fromkeys(_sentence(account) for account in accounts if account.fact in facts)
    shown = list(said)[:MOST_SENTENCES]
    if len(said) > MOST_SENTENCES:
        shown.append(f"And {len(said) - MOST_SENTENCES} more.")
    return " ".join(shown)


def _sentence(account: Account) -> str:
    voice = f"{account.voice.name} ({account.voice.kind.value.replace('_', ' ')})"
    through = f" through {', '.join(account.via)}" if account.via else ""
    status = "" if account.status is Status.CURRENT else f" [{account.status.value}]"
    fact = account.fact.value.replace("_", " ")
    return f"{fact}: {value_label(account.value)}, {_SAID[account.stance]} {voice}{through}{status}."


def outlets(coding: Coding) -> tuple[str, ...]:
    """Who published the reports, each once; a report of unknown publisher stands by its address or title."""
    named = (report.outlet or report.address or report.title for report in coding.reports)
    return tuple(dict.fromkeys(name for name in named if name))
