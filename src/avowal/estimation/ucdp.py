"""UCDP-like deaths: low, best and high, and what falls to each side; no death is no event."""

from __future__ import annotations

from typing import Final

from avowal.codebook.vocabulary import Fact, IncidentType, VoiceKind
from avowal.domain import Account, Column, Estimate, Weighing
from avowal.estimation.candidates import sift
from avowal.estimation.figures import ATTACKERS, Figure, group_of
from avowal.estimation.live import Live, live
from avowal.estimation.parties import is_party, speaks_of_its_own, state_of
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.shares import part_columns
from avowal.estimation.worth import worth

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_SIDES: Final = {"soldiers": "deaths_a", "police": "deaths_a", ATTACKERS: "deaths_b", "civilians": "deaths_civilians"}
_NO_EVENT: Final = "UCDP then has no event"


def ucdp_range(question: Question) -> Estimate:
    """The lowest, the most reliable and the highest reliable figure of deaths."""
    found = _for_sides(live(question), question)
    if not found.figures:
        return answer(question, None, f"No value: no live account gives a death figure; {_NO_EVENT}.", found.aside)
    trusted = _reliable(found.figures, question)
    low = min(figure.low for figure in found.figures)
    high = max(low, *(figure.high for figure in trusted or found.figures))
    chosen = _most_reliable(found.figures, question)
    best = max(low, min(chosen.low, high))
    if high < 1:
        left = tuple(account for figure in found.figures for account in figure.accounts)
        reason = f"No value: nobody died; {_NO_EVENT}."
        return answer(question, None, reason, found.aside + aside(left, "Set aside: it says that nobody died."))
    weighings = found.aside + _weighed(found.figures, trusted, (low, best, high))
    known = question.context.known_deaths
    low, best, high = (max(n - known, 0) for n in (low, best, high))
    reason = (
        f"Best {best:,} is from {_who(chosen)}, the most reliable of {len(found.figures)}; all say {low:,} to {high:,}."
    )
    if known:
        reason += f" {known:,} deaths that are recorded in incidents of their own are taken out."
    columns = (
        *_sides(best, found, question),
        Column("event_clarity", 2 if known else 1),
        *part_columns(best, question),
    )
    if question.context.parts > 1 and best < question.context.parts:
        columns = tuple(column for column in columns if not column.name.startswith("part_"))
        reason += " Fewer died than there are places: one event at the smallest unit that holds them all."
    return answer(question, best, reason, weighings, span=(low, high), columns=columns)


def type_of_violence(question: Question) -> int:
    """1 state-based, 2 non-state, 3 one-sided: as the context says, else a clash is a fight of two sides."""
    if question.context.type_of_violence is not None:
        return question.context.type_of_violence
    if question.context.type is not IncidentType.ARMED_CLASH:
        return ONE_SIDED
    named = [a for a in (*question.accounts, *question.others) if a.fact in {Fact.RESPONSIBLE, Fact.TARGET}]
    return STATE_BASED if any(state_of(account) or _is_of_the_state(account) for account in named) else NON_STATE


def _is_of_the_state(account: Account) -> bool:
    return account.fact is Fact.TARGET and group_of(getattr(account.value, "text", None)) in {"soldiers", "police"}


def _for_sides(found: Live, question: Question) -> Live:
    """Without the attackers' own dead where the violence is one-sided: they have no column there."""
    if type_of_violence(question) != ONE_SIDED:
        return found
    figures, weighings = [], found.aside
    for figure in found.figures:
        own = tuple(a for a in figure.accounts if _group(a) == ATTACKERS)
        kept = tuple(a for a in figure.accounts if _group(a) != ATTACKERS)
        weighings += aside(own, "Set aside: in one-sided violence the attackers' dead have no column.")
        if kept:
            bounds = [ends for a in kept if (ends := worth(a, question)) is not None]
            low, high = sum(ends[0] for ends in bounds), sum(ends[1] for ends in bounds)
            figures.append(Figure(figure.unit, figure.day, low, high, kept))
    return Live(tuple(figures), found.parties, weighings)


def _reliable(figures: tuple[Figure, ...], question: Question) -> tuple[Figure, ...]:
    """The figures that may be the upper end: no party's for the other side that no other voice reaches."""
    if question.policy.parameters.party_high == "any":
        return figures
    of_parties = [figure for figure in figures if any(is_party(account, question) for account in figure.accounts)]
    reached = max((figure.high for figure in figures if figure not in of_parties), default=-1)
    boasts = [figure for figure in of_parties if figure.high > reached and not _counts_its_own(figure, question)]
    return tuple(figure for figure in figures if figure not in boasts)


def _counts_its_own(figure: Figure, question: Question) -> bool:
    own = (speaks_of_its_own(account, question) for account in figure.accounts if is_party(account, question))
    return all(own)


def _most_reliable(figures: tuple[Figure, ...], question: Question) -> Figure:
    """The figure of the kind ranked first; of one rank the newest, then the lowest."""
    first = min(_rank(figure, question) for figure in figures)
    best = [figure for figure in figures if _rank(figure, question) == first]
    newest = max(figure.day for figure in best)
    return min((figure for figure in best if figure.day == newest), key=lambda figure: (figure.low, figure.unit))


def _rank(figure: Figure, question: Question) -> float:
    return min(rank_of(account.voice.kind, question) for account in figure.accounts)


def rank_of(kind: VoiceKind, question: Question) -> float:
    """Where a kind of voice stands in the policy's order of reliability; lower is better."""
    limits = question.policy.parameters
    order = limits.reliability
    if kind in limits.state_kinds and type_of_violence(question) == STATE_BASED:
        parties = [place for place, one in enumerate(order) if one in limits.party_kinds]
        return (parties[0] if parties else len(order)) - 0.5
    return order.index(kind) if kind in order else len(order)


def _weighed(
    figures: tuple[Figure, ...], trusted: tuple[Figure, ...], ends: tuple[int, int, int]
) -> tuple[Weighing, ...]:
    low, best, high = ends
    weighings: tuple[Weighing, ...] = ()
    for figure in figures:
        gives = [
            name
            for name, is_it in (
                ("low", figure.low == low),
                ("best", figure.low == best),
                ("high", figure.high == high and (figure in trusted or not trusted)),
            )
            if is_it
        ]
        if gives:
            weighings += taken(figure.accounts, f"Used: gives {', '.join(gives)}.")
        elif figure not in trusted:
            weighings += aside(
                figure.accounts, "Set aside: a party's figure for others' dead that nobody else reaches."
            )
        else:
            weighings += aside(
                figure.accounts, "Set aside: it lies between low and high, and a voice ranked before it gives best."
            )
    return weighings


def _who(figure: Figure) -> str:
    return f"{figure.unit} ({figure.accounts[0].voice.kind.value.replace('_', ' ')})"


def _group(account: Account) -> str | None:
    return group_of(getattr(account.value, "of", None))


def _parts_of(chosen: Figure, question: Question) -> tuple[Account, ...]:
    """The dead of single sides that the total which gives the best is split into by its own report."""
    totals = {account.id for account in chosen.accounts}
    split = sift(tuple(a for a in question.accounts if a.part_of in totals and _group(a) in _SIDES)).candidates
    return tuple({_group(account): account for account in split}.values())


def _sides(best: int, found: Live, question: Question) -> tuple[Column, ...]:
    """How many of the dead fall to each side; those of no known side are civilians in one-sided violence."""
    sides = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    if type_of_violence(question) == ONE_SIDED:
        sides["deaths_civilians"] = best
        return tuple(Column(name, n) for name, n in sides.items())
    chosen = _most_reliable(found.figures, question)
    for account in _parts_of(chosen, question) or chosen.accounts:
        ends = worth(account, question)
        side = _SIDES.get(_group(account) or "", "deaths_unknown")
        sides[side] += ends[0] if ends else 0
    # What is taken out, or clamped, is taken from those of no known side first.
    over = sum(sides.values()) - best
    for side in ("deaths_unknown", "deaths_civilians", "deaths_b", "deaths_a"):
        less = min(sides[side], max(over, 0))
        sides[side] -= less
        over -= less
    sides["deaths_unknown"] += max(best - sum(sides.values()), 0)
    return tuple(Column(name, n) for name, n in sides.items())
