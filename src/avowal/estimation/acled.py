"""ACLED-like rules: the most conservative death figure, and the order in which a name is taken.

docs/policies.md says which parts the codebook states and which are our defaults.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from avowal.codebook.vocabulary import Fact, Qualifier, Stance, Status
from avowal.domain import Account, Estimate, Name, Place, Quantity, Weighing
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.extremes import weigh
from avowal.estimation.figures import Bounds, count
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import count_units, unit_of
from avowal.estimation.versions import Version, versions_of
from avowal.gazetteer.countries import country_name
from avowal.gazetteer.fold import fold

_NO_NUMBER = "Set aside: its words give no number."
_NAMING_STANCES: Final = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS})


def acled_lowest(question: Question) -> Estimate:
    """The lowest current death figure with words expanded; 0 when there is none, never ``None``."""
    sifted = sift(question.accounts)
    large = _large_scale(question)

    def read(_account: Account, value: Quantity) -> Bounds | None:
        number = face_value(value, question, large=large)
        return None if number is None else (number, number)

    counted = count(sifted.candidates, question, read, no_number=_NO_NUMBER)
    weighings = sifted.aside + counted.aside
    if not counted.figures:
        return answer(question, 0, "0: no current account gives a death figure, and ACLED then codes 0.", weighings)
    value = min(figure.low for figure in counted.figures)
    for figure in counted.figures:
        weighings += weigh(figure, value, figure.low, "higher than the most conservative figure")
    reason = (
        f"{value:,} is the most conservative of {len(counted.figures)} current figures, words expanded as ACLED does."
    )
    return answer(question, value, reason, weighings)


def face_value(value: Quantity, question: Question, *, large: bool) -> int | None:
    """What ACLED's rule makes of a figure: "more than 80" is 80, "dozens" 12, "several" 3 or 10."""
    words = question.policy.words
    if value.qualifier in words:
        return words[value.qualifier]
    if value.qualifier is Qualifier.MORE_THAN and value.low is not None:
        # The figure keeps the strict bound (81); the codebook takes the words at face value (P4).
        return max(value.low - 1, 0)
    limits = question.policy.parameters
    plural = limits.plural_large if large or value.qualifier is Qualifier.MANY else limits.plural_small
    if value.qualifier in {Qualifier.SEVERAL, Qualifier.SOME, Qualifier.MANY}:
        return plural
    if value.low is not None:
        return value.low
    return None if value.high is None else min(plural, value.high)


def _large_scale(question: Question) -> bool:
    """Whether "several" means many here: by type of incident, or by how many were hurt (P2)."""
    limits = question.policy.parameters
    if question.context.type in limits.plural_large_types:
        return True
    hurt = {Fact.INJURED, Fact.KILLED_OR_INJURED}
    accounts = sift(tuple(account for account in question.others if account.fact in hurt)).candidates
    lows = [account.value.low for account in accounts if isinstance(account.value, Quantity)]
    return any(low is not None and low >= limits.plural_large_hurt for low in lows)


def acled_order(question: Question) -> Estimate:
    """Who did it: named by a non-party voice, else an own claim nobody rejects, else accused by enough units.

    Two names at one level: the one with more units; still equal, or nobody named: an unidentified
    armed group of the country.
    """
    sifted = sift(question.accounts, _NAMING_STANCES)
    accusers = question.policy.parameters.accusers
    levels = (
        ("named by a voice that is no party", _asserted(sifted.candidates, question)),
        ("claims it, and nobody rejects the claim", _claimed(sifted.candidates, question)),
        (f"blamed by {accusers} or more independent voices, with no rival", _accused(sifted.candidates, question)),
    )
    for why, versions in levels:
        if versions:
            return _settle(question, sifted.candidates, sifted.aside, versions, why)
    return _unidentified(question, sifted.candidates, sifted.aside, "nobody is named firmly enough")


def _asserted(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    return versions_of(
        tuple(a for a in candidates if a.stance is Stance.ASSERTS and not _is_party(a, question)), question
    )


def _is_party(account: Account, question: Question) -> bool:
    """A claimant or accused, or any voice that is itself among those named responsible (its own interest)."""
    if account.voice.kind in question.policy.parameters.party_kinds:
        return True
    named = {name for other in question.accounts for name in _names(other)}
    return fold(account.voice.name) in named


def _claimed(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    disputed = {
        name
        for account in question.accounts
        if account.stance in {Stance.REJECTS, Stance.DENIES} and account.status is Status.CURRENT
        for name in _names(account)
    }
    claims = tuple(a for a in candidates if a.stance is Stance.CLAIMS and not _names(a) & disputed)
    return versions_of(claims, question)


def _accused(candidates: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    blamed = versions_of(tuple(a for a in candidates if a.stance in {Stance.ACCUSES, Stance.SUSPECTS}), question)
    enough = question.policy.parameters.accusers
    return blamed if len(blamed) == 1 and count_units(blamed[0].accounts, question) >= enough else ()


def _names(account: Account) -> frozenset[str]:
    value = account.value
    return frozenset(fold(name) for name in (value.text, *value.aliases)) if isinstance(value, Name) else frozenset()


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
        names = " and ".join(sorted(_shown(version) for version in top))
        return _unidentified(question, candidates, weighings, f"{names} are named equally often")
    chosen = top[0]
    used = {account.id for account in chosen.accounts}
    rest = tuple(account for account in candidates if account.id not in used)
    weighings += taken(chosen.accounts, f"Used: {why}.")
    weighings += aside(rest, f"Set aside: {_shown(chosen)} is {why}, which stands before it.")
    return answer(question, chosen.value, f"{_shown(chosen)}: {why}.", weighings)


def _shown(version: Version) -> str:
    return version.value.text if isinstance(version.value, Name) else str(version.value)


def _unidentified(
    question: Question, candidates: tuple[Account, ...], weighings: tuple[Weighing, ...], why: str
) -> Estimate:
    country = _country(question)
    label = "Unidentified Armed Group" + (f" ({country_name(country)})" if country else "")
    weighings += aside(candidates, f"Set aside: {why}, and ACLED then codes an unidentified group.")
    return answer(question, Name(label), f"{label}: {why}.", weighings)


def _country(question: Question) -> str | None:
    """The country that most units place the incident in; the first by code when two are equal."""
    places = sift(tuple(a for a in question.others if a.fact is Fact.PLACE), FIGURE_STANCES).candidates
    pairs = {(a.value.country, unit_of(a, question)) for a in places if isinstance(a.value, Place) and a.value.country}
    counts = Counter(country for country, _ in pairs)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
