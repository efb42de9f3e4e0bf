"""Airwars-like harm to civilians: a range over all voices that are no party, and how well it is confirmed."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, Stance, Status
from avowal.domain import Account, Column, Estimate, Name, Quantity, Weighing
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.figures import Figure, group_of
from avowal.estimation.live import live
from avowal.estimation.parties import NAMING, is_party, names_nobody
from avowal.estimation.question import MIXED, Question, answer, aside, taken
from avowal.estimation.units import count_units
from avowal.estimation.versions import Version, most_heard, versions_of
from avowal.estimation.worth import is_ceiling, worth

_HARM = frozenset({Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED})
_CONCEDED = "Set aside: a party's own figure is kept apart as conceded, never in the range."


def airwars_range(question: Question) -> Estimate:
    """The lowest and the highest figure of harm to civilians; the value is the lowest."""
    found = live(question)
    floors = tuple(f for f in found.figures if not _raises_only(f, found.figures, question))
    weighings = found.aside + aside(found.parties, _CONCEDED)
    columns = _columns(question, found.parties)
    if not found.figures:
        what = "killed" if question.fact is Fact.KILLED else "hurt"
        return answer(
            question, None, f"No value: no voice that is no party says how many were {what}; Unknown, never 0.",
            weighings, columns=columns,
        )  # fmt: skip
    high = max(figure.high for figure in found.figures)
    low = min(figure.low for figure in floors) if floors else min(1, high)
    weighings += _weighed(found.figures, floors, low, high)
    reason = f"{low:,} to {high:,}: the lowest and the highest of {len(found.figures)} live figures."
    return answer(question, low, reason, weighings, span=(low, high), columns=columns)


def _raises_only(figure: Figure, figures: tuple[Figure, ...], question: Question) -> bool:
    """Whether a figure can raise the upper end alone: no floor, disputed status, or casualties beside plain figures."""
    limits = question.policy.parameters
    plain = any(a.fact is question.fact for other in figures for a in other.accounts)
    return any(
        is_ceiling(account, question)
        or (limits.disputed_status == "max_only" and account.id in question.context.disputed_status)
        or (account.fact is Fact.KILLED_OR_INJURED and plain)
        for account in figure.accounts
    )


def _weighed(figures: tuple[Figure, ...], floors: tuple[Figure, ...], low: int, high: int) -> tuple[Weighing, ...]:
    weighings: tuple[Weighing, ...] = ()
    for figure in figures:
        gives = [
            name
            for name, is_it in (
                ("the minimum", figure.low == low and (figure in floors or not floors)),
                ("the maximum", figure.high == high),
            )
            if is_it
        ]
        if gives:
            weighings += taken(figure.accounts, f"Used: gives {' and '.join(gives)}.")
        else:
            weighings += aside(figure.accounts, "Set aside: it lies inside the range.")
    return weighings


def _columns(question: Question, parties: tuple[Account, ...]) -> tuple[Column, ...]:
    said = [ends for account in parties if (ends := worth(account, question)) is not None]
    kind = "civilians_killed" if question.fact is Fact.KILLED else "civilians_injured"
    conceded = (
        Column(f"{kind}_conceded_min", min(low for low, _ in said) if said else None),
        Column(f"{kind}_conceded_max", max(high for _, high in said) if said else None),
    )
    return (*conceded, Column("grading", grading(question)))


def grading(question: Question) -> str | None:
    """How well the harm is confirmed, in the programme's words; ``None`` where nobody tells of any."""
    told = (*question.accounts, *question.others)
    # A figure that was replaced later still tells of harm; one that was found wrong does not.
    harm = tuple(a for a in told if a.fact in _HARM and a.stance in FIGURE_STANCES and a.status is not Status.REJECTED)
    credible = tuple(a for a in harm if not is_party(a, question) and a.voice.kind not in _not_credible(question))
    blamed = blamed_versions(question)
    if not harm and not blamed:
        return None
    if any(a.id in question.context.accepts_harm for a in told):
        return "confirmed"
    if _combatants_only(question, told):
        return "discounted"
    if len(blamed) >= 2:
        return "contested"
    return "fair" if count_units(credible, question) >= 2 else "weak"


def _not_credible(question: Question) -> frozenset[object]:
    return frozenset(question.policy.parameters.not_credible)


def _combatants_only(question: Question, told: tuple[Account, ...]) -> bool:
    """Whether those killed were combatants: a reviewer says so, or every live figure counts only such."""
    if question.context.combatants_only:
        return True
    killed = [a for a in told if a.fact in MIXED and a.status is Status.CURRENT and isinstance(a.value, Quantity)]
    groups = {group_of(a.value.of) for a in killed if isinstance(a.value, Quantity)}
    return bool(groups) and groups <= {"attackers", "soldiers"}


def blamed_versions(question: Question) -> tuple[Version, ...]:
    """The belligerents that somebody names, those of most voices first."""
    told = tuple(a for a in (*question.accounts, *question.others) if a.fact is Fact.RESPONSIBLE)
    named = sift(told, NAMING).candidates
    return most_heard(versions_of(tuple(a for a in named if not names_nobody(a)), question), question)


def airwars_belligerents(question: Question) -> Estimate:
    """Every belligerent that is named: known where it declared the strike, else suspected."""
    versions = blamed_versions(question)
    sifted = sift(question.accounts, NAMING)
    weighings = sifted.aside + aside(
        tuple(a for a in sifted.candidates if names_nobody(a)), "Set aside: it names nobody."
    )
    if not versions:
        return answer(question, None, "No value: nobody is named.", weighings, columns=(Column("strike_status", None),))
    named = tuple(account for version in versions for account in version.accounts)
    weighings += taken(named, "Used: names a belligerent.")
    columns = [Column("strike_status", _strike_status(versions, question))]
    for n, version in enumerate(versions, start=1):
        columns += (Column(f"belligerent_{n}", version.shown), Column(f"belligerent_{n}_status", _status(version)))
    names = "; ".join(f"{version.shown} ({_status(version)})" for version in versions)
    value = Name("; ".join(version.shown for version in versions))
    return answer(question, value, f"Named by some voice: {names}.", weighings, columns=tuple(columns))


def _status(version: Version) -> str:
    return "Known" if any(account.stance is Stance.CLAIMS for account in version.accounts) else "Suspected"


def _strike_status(versions: tuple[Version, ...], question: Question) -> str:
    accounts = tuple(account for version in versions for account in version.accounts)
    if any(account.stance is Stance.CLAIMS for account in accounts):
        return "Declared strike"
    if len(versions) >= 2:
        return "Contested strike"
    return "Likely strike" if count_units(accounts, question) >= 2 else "Single source claim"
