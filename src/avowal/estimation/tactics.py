"""Types as programmes call them: ACLED's sub-events, GTD's attack types, UCDP's kinds of violence."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, IncidentType
from avowal.domain import Account, Column, Estimate, Name, Weighing
from avowal.estimation.candidates import sift
from avowal.estimation.figures import ATTACKERS, group_of
from avowal.estimation.live import newest_of_each
from avowal.estimation.policy import TypeCode
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.ucdp import type_of_violence
from avowal.estimation.units import count_units
from avowal.gazetteer.fold import fold

_ARMED = frozenset({"soldiers", "police", ATTACKERS})
_VIOLENCE = {1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence"}


def coded_type(question: Question) -> Estimate:
    """The programme's type for the one that most voices give; of several as often, the first of its hierarchy."""
    sifted = sift(question.accounts)
    live = newest_of_each(sifted.candidates, question)
    weighings = sifted.aside + live.aside
    told = {account.id: type_said(account) for account in live.candidates}
    strange = tuple(account for account in live.candidates if told[account.id] is None)
    weighings += aside(strange, "Set aside: its words are no type of the codebook.")
    said: dict[IncidentType, tuple[Account, ...]] = {}
    for account in live.candidates:
        type_ = told[account.id]
        if type_ is not None:
            said[type_] = (*said.get(type_, ()), account)
    if not said:
        return _from_context(question, weighings)
    chosen = min(said, key=lambda type_: (-count_units(said[type_], question), _standing(type_, question), type_))
    rest = tuple(account for type_, accounts in said.items() if type_ is not chosen for account in accounts)
    weighings += taken(said[chosen], "Used: gives the type.")
    weighings += aside(rest, "Set aside: another type has more voices, or stands first in the hierarchy.")
    code = question.policy.types.get(chosen)
    if code is None:
        left = aside(said[chosen], "Set aside: the programme has no code for it.")
        weighings = tuple(w for w in weighings if not w.used) + left
        return answer(question, None, f"No value: the programme has no code for {_words(chosen)}.", weighings)
    return _coded(question, code, f"as most voices give {_words(chosen)}", weighings)


def type_said(account: Account) -> IncidentType | None:
    """The type of the codebook that an account names; ``None`` where it is none."""
    text = fold(account.value.text).replace(" ", "_") if isinstance(account.value, Name) else ""
    return IncidentType(text) if text in {type_.value for type_ in IncidentType} else None


def _from_context(question: Question, weighings: tuple[Weighing, ...]) -> Estimate:
    type_ = question.context.type
    if type_ is None:
        return answer(question, None, "No value: no voice and no reading says what sort of violence it was.", weighings)
    code = question.policy.types.get(type_)
    if code is None:
        return answer(question, None, f"No value: the programme has no code for {_words(type_)}.", weighings)
    return _coded(question, code, f"as the reports are read as {_words(type_)}", weighings)


def _coded(question: Question, code: TypeCode, why: str, weighings: tuple[Weighing, ...]) -> Estimate:
    armed = code.armed is not None and _target_is_armed(question)
    value = code.armed if armed and code.armed else code.value
    reason = f"{value}: {why}" + (", against people armed and on duty" if armed else "")
    columns = tuple(Column(name, n) for name, n in code.codes.items())
    return answer(question, Name(value), f"{reason}.", weighings, columns=columns)


def _standing(type_: IncidentType, question: Question) -> int:
    """Place in the programme's hierarchy; types that it does not hold stand last."""
    code = question.policy.types.get(type_)
    order = question.policy.hierarchy
    places = [n for n, name in enumerate(order) if code and code.value.startswith(name)]
    return places[0] if places else len(order)


def _target_is_armed(question: Question) -> bool:
    """Whether every target that somebody names is soldiers, police or fighters."""
    targets = sift(tuple(account for account in question.others if account.fact is Fact.TARGET)).candidates
    groups = {group_of(account.value.text) for account in targets if isinstance(account.value, Name)}
    return bool(groups) and groups <= _ARMED


def ucdp_violence(question: Question) -> Estimate:
    """State-based, non-state or one-sided, from who the sides are; UCDP has no code for the tactic."""
    n = type_of_violence(question)
    reason = f"{_VIOLENCE[n]}: from the sides; UCDP has no code for the tactic."
    weighings = aside(question.accounts, "Set aside: UCDP has no code for the tactic.")
    return answer(question, Name(_VIOLENCE[n]), reason, weighings, columns=(Column("type_of_violence", n),))


def _words(type_: IncidentType) -> str:
    return type_.value.replace("_", " ")
