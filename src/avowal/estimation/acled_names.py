"""ACLED-like naming: the order in which a name is taken, and the unidentified group where none is."""

from __future__ import annotations

from collections import Counter

from avowal.codebook.vocabulary import Fact, Stance, Status
from avowal.domain import Account, Column, Estimate, Name, Place, Weighing
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.live import drop
from avowal.estimation.parties import NAMING, is_party, names_nobody, names_of
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import count_units, unit_of
from avowal.estimation.versions import Version, versions_of
from avowal.gazetteer.countries import country_name


def acled_order(question: Question) -> Estimate:
    """Who did it: named by a non-party voice, else an own claim nobody rejects, else accused by enough units.

    Two names at one level: the one with more units; still equal, or nobody named: an unidentified
    armed group of the country.
    """
    sifted = drop(sift(question.accounts, NAMING), names_nobody, "Set aside: it names nobody.")
    accusers = question.policy.parameters.accusers
    levels = (
        ("named by a voice that is no party", _asserted(sifted.candidates, question)),
        ("claims it, and nobody rejects the claim", _claimed(sifted.candidates, question)),
        (f"blamed by {accusers} or more independent voices, with no rival", _blamed(sifted.candidates, question)),
        ("blamed by too few voices, which this policy accepts", _suspected(sifted.candidates, question)),
    )
    for why, versions in levels:
        if versions:
            return _settle(question, sifted.candidates, sifted.aside, versions, why)
    return _unidentified(question, sifted.candidates, sifted.aside, "nobody is named firmly enough")


def _asserted(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    told = tuple(a for a in candidates if a.stance is Stance.ASSERTS and not is_party(a, question))
    return versions_of(told, question)


def _claimed(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    disputed = disputed_names(question)
    claims = tuple(a for a in candidates if a.stance is Stance.CLAIMS and not names_of(a) & disputed)
    return versions_of(claims, question)


def disputed_names(question: Question) -> frozenset[str]:
    """Names, folded, of which some current account says that they did not do it."""
    return frozenset(
        name
        for account in question.accounts
        if account.stance in {Stance.REJECTS, Stance.DENIES} and account.status is Status.CURRENT
        for name in names_of(account)
    )


def _blamed(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    blamed = _blaming(candidates, question)
    enough = question.policy.parameters.accusers
    return blamed if len(blamed) == 1 and count_units(blamed[0].accounts, question) >= enough else ()


def _suspected(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    return _blaming(candidates, question) if question.policy.parameters.suspected_alone == "named" else ()


def _blaming(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    return versions_of(tuple(a for a in candidates if a.stance in {Stance.ACCUSES, Stance.SUSPECTS}), question)


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
        return _unidentified(question, candidates, weighings, f"{names} are named equally often")
    chosen = top[0]
    used = {account.id for account in chosen.accounts}
    rest = tuple(account for account in candidates if account.id not in used)
    weighings += taken(chosen.accounts, f"Used: {why}.")
    weighings += aside(rest, f"Set aside: {chosen.shown} is {why}, which stands before it.")
    columns = (Column("actor1", chosen.shown),)
    return answer(question, chosen.value, f"{chosen.shown}: {why}.", weighings, columns=columns)


def _unidentified(
    question: Question, candidates: tuple[Account, ...], weighings: tuple[Weighing, ...], why: str
) -> Estimate:
    country = country_of(question)
    label = "Unidentified Armed Group" + (f" ({country_name(country)})" if country else "")
    weighings += aside(candidates, f"Set aside: {why}, and ACLED then codes an unidentified group.")
    return answer(question, Name(label), f"{label}: {why}.", weighings, columns=(Column("actor1", label),))


def country_of(question: Question) -> str | None:
    """The country that most units place the incident in; the first by code when two are equal."""
    told = (*question.accounts, *question.others)
    places = sift(tuple(a for a in told if a.fact is Fact.PLACE), FIGURE_STANCES).candidates
    pairs = {(a.value.country, unit_of(a, question)) for a in places if isinstance(a.value, Place) and a.value.country}
    counts = Counter(country for country, _ in pairs)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
