"""Which facts of two matching incidents differ, and why: by values, by policies, by dates of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from avowal.codebook.vocabulary import Fact
from avowal.domain import Account, Estimate, Name, Quantity
from avowal.errors import NotFoundError
from avowal.estimation import Policy
from avowal.gazetteer.fold import fold
from avowal.record.build import publication_order
from avowal.record.cases import Case
from avowal.record.comparison.entry import COMPARED, Entry, Toll, actor_key, case_entry
from avowal.record.comparison.match import Pair, days_between, distance_between, same_name
from avowal.record.labels import estimate_label
from avowal.record.record import Record

CLOSE_KM = 5
"""Two points so near are one place."""
_MOST_VOICES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """One side of a comparison: a record by a policy, or a table as it stands.

    Attributes:
        name: Its file.
        made_by: "acled 1" for a record, "GTD table" for a table.
        policy: The policy that made its values, or comes nearest to the rules of its table.
        side: "left" or "right", as sentences call it.
        record: The open record; ``None`` for a table, which holds no accounts to explain it.
    """

    name: str
    made_by: str
    policy: Policy
    side: str
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which two sides do not agree: killed, 12 by acled and 14 by ucdp, because the policies differ.

    Attributes:
        fact: Which fact.
        left: What the first side has, for a person; ``None`` where it has nothing.
        right: The same of the second.
        why: Sentences, most telling first; empty where both sides are tables that say no more.
    """

    fact: Fact
    left: str | None
    right: str | None
    why: tuple[str, ...]


def agreement(fact: Fact, left: Entry, right: Entry) -> bool | None:
    """Whether both sides say the same of a fact; ``None`` where one or both say nothing.

    Dates agree when their windows are the same, places within 5 km or by name, names when they share one actor.
    """
    one, other = _said(fact, left), _said(fact, right)
    if one is None or other is None:
        return None
    if fact is Fact.PLACE and left.place and right.place:
        distance = distance_between(left.place, right.place)
        return same_name(left.place, right.place) or (distance is not None and distance <= CLOSE_KM)
    if fact is Fact.RESPONSIBLE:
        return bool({actor_key(n) for n in left.responsible} & {actor_key(n) for n in right.responsible})
    return one == other


def differences(pair: Pair, left: Source, right: Source) -> tuple[Difference, ...]:
    """The facts on which the two differ, or of which only one side says something."""
    found = []
    cases: tuple[Case | None, Case | None] | None = None
    for fact in COMPARED:
        one, other = _said(fact, pair.left), _said(fact, pair.right)
        if agreement(fact, pair.left, pair.right) or (one is None and other is None):
            continue
        cases = cases or (_case(left, pair.left), _case(right, pair.right))
        why = tuple(dict.fromkeys(_why(fact, pair, (left, right), cases)))
        found.append(Difference(fact, one, other, why))
    return tuple(found)


def _said(fact: Fact, entry: Entry) -> str | None:
    """What an entry has for a fact, for a person."""
    match fact:
        case Fact.KILLED | Fact.INJURED:
            toll = entry.killed if fact is Fact.KILLED else entry.injured
            return _toll_label(toll) if toll else None
        case Fact.DATE:
            return " to ".join(dict.fromkeys(day.isoformat() for day in entry.days)) if entry.days else None
        case Fact.PLACE:
            return entry.place.name if entry.place else None
        case Fact.RESPONSIBLE:
            return "; ".join(entry.responsible) or None
        case _:
            return entry.kind


def _toll_label(toll: Toll) -> str:
    return str(toll.best) if toll.low == toll.high else f"{toll.best} ({toll.low} to {toll.high})"


def _case(source: Source, entry: Entry) -> Case | None:
    if source.record is None:
        return None
    try:
        return source.record.case(entry.id)
    except NotFoundError:
        return None


def _why(
    fact: Fact, pair: Pair, sources: tuple[Source, Source], cases: tuple[Case | None, Case | None]
) -> Iterator[str]:
    yield from _measured(fact, pair)
    entries = (pair.left, pair.right)
    for here, there in ((0, 1), (1, 0)):
        case = cases[here]
        if case is not None:
            yield from _of_side(fact, case, sources[here], sources[there], entries[here], entries[there])
    yield from _newer(fact, cases)


def _measured(fact: Fact, pair: Pair) -> Iterator[str]:
    """How far apart the two values are."""
    if fact is Fact.DATE:
        gap = days_between(pair.left, pair.right)
        if gap is not None:
            yield f"The windows are {gap} day{'s' * (gap != 1)} apart." if gap else "The windows overlap."
    if fact is Fact.PLACE:
        distance = distance_between(pair.left.place, pair.right.place)
        if distance is not None:
            yield f"The places are {distance:,.0f} km apart."
    killed = (pair.left.killed, pair.right.killed) if fact is Fact.KILLED else (pair.left.injured, pair.right.injured)
    one, other = killed
    if fact in {Fact.KILLED, Fact.INJURED} and one and other and max(one.low, other.low) <= min(one.high, other.high):
        yield "The ranges overlap."


def _of_side(fact: Fact, case: Case, here: Source, there: Source, ours: Entry, theirs: Entry) -> Iterator[str]:
    """Whether the other side's rule, on this side's accounts, gives the other side's value; else who says it here."""
    if fact is Fact.TYPE:
        return
    wanted = _said(fact, theirs)
    estimate = case.estimate(here.policy, fact)
    if _said(fact, ours) is None:
        yield f"{here.side.capitalize()}: {here.policy.label} has none. {estimate.reason}"
    if wanted is None:
        return
    if here.policy != there.policy and agreement(fact, case_entry(case, there.policy), theirs):
        same = f"{there.policy.label} on the same accounts gives {wanted} too, so that the policies differ"
        yield f"{here.side.capitalize()}: {same}."
    yield _who_says_it(fact, case, estimate, here, theirs)


def _who_says_it(fact: Fact, case: Case, estimate: Estimate, here: Source, theirs: Entry) -> str:
    told = [account for account in case.accounts if account.fact is fact and _gives(account, theirs)]
    if not told:
        return f"{here.side.capitalize()}: no account gives {_said(fact, theirs)}; it has {_given(fact, case)}."
    reasons = {weighing.account_id: weighing.reason for weighing in estimate.weighings}
    voices = list(dict.fromkeys(f"{account.voice.name}: {reasons.get(account.id, 'not asked')}" for account in told))
    more = f" And {len(voices) - _MOST_VOICES} more." if len(voices) > _MOST_VOICES else ""
    return f"{here.side.capitalize()}: {_said(fact, theirs)} is said by {' / '.join(voices[:_MOST_VOICES])}{more}"


def _gives(account: Account, theirs: Entry) -> bool:
    value = account.value
    if isinstance(value, Quantity):
        toll = theirs.killed if account.fact is Fact.KILLED else theirs.injured
        return toll is not None and toll.best in {value.low, value.high}
    if isinstance(value, Name):
        return actor_key(value.text) in {actor_key(name) for name in theirs.responsible}
    if account.fact is Fact.PLACE and theirs.place is not None:
        return fold(getattr(value, "name", "")) == fold(theirs.place.name)
    return theirs.days is not None and (getattr(value, "first", None), getattr(value, "last", None)) == theirs.days


def _given(fact: Fact, case: Case) -> str:
    values = [a.value for a in case.accounts if a.fact is fact and a.value is not None]
    labels = list(dict.fromkeys(estimate_label(value) for value in values))
    more = f" and {len(labels) - _MOST_VOICES} more" if len(labels) > _MOST_VOICES else ""
    return ", ".join(labels[:_MOST_VOICES]) + more if labels else "none at all"


def _newer(fact: Fact, cases: tuple[Case | None, Case | None]) -> Iterator[str]:
    """Which side's reports go on longer: figures are revised within days."""
    days = [_last_report(case) if case is not None else None for case in cases]
    if fact in {Fact.KILLED, Fact.INJURED, Fact.RESPONSIBLE} and days[0] and days[1] and days[0] != days[1]:
        yield f"The newest report is of {days[0]} on the left and of {days[1]} on the right."


def _last_report(case: Case) -> str | None:
    dated = [report for report in case.reports.values() if report.published and report.published.last]
    newest = max(dated, key=publication_order, default=None)
    return newest.published.iso if newest and newest.published else None
