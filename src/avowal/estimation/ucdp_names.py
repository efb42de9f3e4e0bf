"""UCDP-like dyads: an event has two sides, and the perpetrator of one-sided violence stands against civilians."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, Stance
from avowal.domain import Account, Column, Estimate, Weighing
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.live import drop
from avowal.estimation.parties import NAMING, names_nobody
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.ucdp import ONE_SIDED, type_of_violence
from avowal.estimation.units import count_units
from avowal.estimation.versions import Version, versions_of

_NO_DYAD = "UCDP then has no dyad and no event"


def ucdp_dyad(question: Question) -> Estimate:
    """Who did it: asserted or claimed, else accused by enough units, else suspected; no name, no event."""
    sifted = drop(sift(question.accounts, NAMING), names_nobody, "Set aside: it names nobody.")
    for why, versions in _levels(sifted.candidates, question):
        if versions:
            return _settle(question, sifted.candidates, sifted.aside, versions, why)
    left = aside(sifted.candidates, f"Set aside: nobody is named firmly enough; {_NO_DYAD}.")
    reason = "nobody is named" if not sifted.candidates else "nobody is named firmly enough"
    return answer(question, None, f"No value: {reason}; {_NO_DYAD}.", sifted.aside + left)


def _levels(candidates: tuple[Account, ...], question: Question) -> tuple[tuple[str, tuple[Version, ...]], ...]:
    firm = tuple(a for a in candidates if a.stance in {Stance.ASSERTS, Stance.CLAIMS})
    accused = versions_of(tuple(a for a in candidates if a.stance is Stance.ACCUSES), question)
    enough = question.policy.parameters.accusers
    suspected = tuple(a for a in candidates if a.stance is Stance.SUSPECTS)
    return (
        ("is named or claims it", versions_of(firm, question)),
        (
            f"is accused by {enough} or more independent voices",
            tuple(version for version in accused if count_units(version.accounts, question) >= enough),
        ),
        ("is suspected", versions_of(suspected, question)),
    )


def _settle(
    question: Question,
    candidates: tuple[Account, ...],
    weighings: tuple[Weighing, ...],
    versions: tuple[Version, ...],
    why: str,
) -> Estimate:
    units = {version.key: count_units(version.accounts, question) for version in versions}
    top = [version for version in versions if units[version.key] == max(units.values())]
    if len(top) > 1:
        names = " and ".join(sorted(version.shown for version in top))
        left = aside(candidates, f"Set aside: {names} are named equally; the event waits for review.")
        reason = f"No value: {names} are named equally, and the event waits for review."
        return answer(question, None, reason, weighings + left)
    chosen = top[0]
    used = {account.id for account in chosen.accounts}
    weighings += taken(chosen.accounts, f"Used: {chosen.shown} {why}.")
    rest = tuple(account for account in candidates if account.id not in used)
    weighings += aside(rest, f"Set aside: {chosen.shown} {why}, which stands before it.")
    violence = type_of_violence(question)
    columns = (
        Column("type_of_violence", violence),
        Column("side_a", chosen.shown),
        Column("side_b", "Civilians" if violence == ONE_SIDED else _other_side(question, chosen)),
    )
    return answer(question, chosen.value, f"{chosen.shown} {why}.", weighings, columns=columns)


def _other_side(question: Question, chosen: Version) -> str | None:
    """The target that most units name; ``None`` where nobody names one."""
    told = sift(tuple(a for a in question.others if a.fact is Fact.TARGET), FIGURE_STANCES).candidates
    others = [version for version in versions_of(told, question) if version.key != chosen.key]
    ranked = sorted(others, key=lambda version: (-count_units(version.accounts, question), version.key))
    return ranked[0].shown if ranked else None
