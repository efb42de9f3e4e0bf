"""One account for what one voice says once or often, and none for what a finer account already says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, VoiceKind
from avowal.domain import OUTLET, Name, PartialDate, Place, Quantity, Value, Voice
from avowal.extraction.owning import Owned
from avowal.gazetteer.fold import fold

_MOST_TARGETS = 2
_MOST_PLACES = 4


def merged(accounts: Sequence[Owned]) -> list[Owned]:
    """The accounts of one incident without repeats, in the order of their evidence."""
    kept = _distinct(accounts)
    kept = _without_outlet(kept)
    by_fact: dict[Fact, list[Owned]] = {}
    for one in kept:
        by_fact.setdefault(one.finding.fact, []).append(one)
    kept = [one for fact, of_fact in by_fact.items() for one in _chosen(fact, of_fact)]
    return sorted(kept, key=_place)


def _place(one: Owned) -> tuple[int, int, str, str]:
    evidence = one.finding.evidence
    return evidence.start, evidence.end, one.finding.fact.value, one.voice.name


def _chosen(fact: Fact, accounts: Sequence[Owned]) -> Sequence[Owned]:
    choose = _CHOICES.get(fact)
    return accounts if choose is None else choose(accounts)


def _distinct(accounts: Sequence[Owned]) -> list[Owned]:
    """One for each voice, fact, value and stance: the surest, else the first."""
    best: dict[tuple[object, ...], Owned] = {}
    for one in accounts:
        key = (one.finding.fact, key_of(one.finding.value), fold(one.voice.name), one.stance)
        known = best.get(key)
        if known is None or _rank(one) > _rank(known):
            best[key] = one
    return list(best.values())


def _rank(one: Owned) -> tuple[bool, bool, float]:
    """Which of two accounts of one value stays: the one that tells its channel, then its time of day, then the surer."""
    value = one.finding.value
    return bool(one.via), isinstance(value, PartialDate) and value.time is not None, one.finding.sure


def key_of(value: Value) -> tuple[object, ...]:
    """What makes two values the same: figures and dates as such, names without case and marks."""
    if isinstance(value, Quantity):
        return ("count", value.low, value.high, value.qualifier)
    if isinstance(value, PartialDate):
        return ("date", value.days_iso)
    if isinstance(value, Place):
        return ("place", value.geonames_id or fold(value.name))
    return ("name", value.actor_id or fold(value.text))


def _without_outlet(accounts: Sequence[Owned]) -> list[Owned]:
    """The outlet's own accounts go where a named voice gives the same value with the same status."""
    named = {
        (one.finding.fact, key_of(one.finding.value))
        for one in accounts
        if not _is_outlet(one.voice) and one.stance.value not in {"denies", "rejects"}
    }
    return [
        one
        for one in accounts
        if not _is_outlet(one.voice) or (one.finding.fact, key_of(one.finding.value)) not in named
    ]


def _is_outlet(voice: Voice) -> bool:
    return voice.kind is VoiceKind.OUTLET and voice == OUTLET


def _dates(accounts: Sequence[Owned]) -> list[Owned]:
    """The first full date of the surest, and every voice that gives it; coarser ones only where there is none."""
    full = [one for one in accounts if isinstance(one.finding.value, PartialDate) and one.finding.value.day]
    chosen = full or list(accounts)
    if not chosen:
        return []
    first = key_of(max(chosen, key=lambda one: one.finding.sure).finding.value)
    return [one for one in chosen if key_of(one.finding.value) == first]


def _places(accounts: Sequence[Owned]) -> list[Owned]:
    """The finest ones; a province or country only where nothing finer is said."""
    fine = [one for one in accounts if not one.finding.part]
    return fine[:_MOST_PLACES] or sorted(accounts, key=lambda one: -one.finding.sure)[:1]


def _weapons(accounts: Sequence[Owned]) -> list[Owned]:
    """The specific means; a bare "bomb" only where there is none."""
    specific = [one for one in accounts if not one.finding.part]
    said: list[Owned] = []
    for one in specific:
        assert isinstance(one.finding.value, Name)
        words = set(fold(one.finding.value.text).split())
        others = [
            set(fold(o.finding.value.text).split())
            for o in specific
            if o is not one and isinstance(o.finding.value, Name) and o.voice == one.voice
        ]
        if not any(words < other for other in others):
            said.append(one)
    return said or list(accounts)[:1]


def _targets(accounts: Sequence[Owned]) -> list[Owned]:
    """The surest of each voice, and no more than two in all."""
    best: dict[str, Owned] = {}
    for one in sorted(accounts, key=lambda one: -one.finding.sure):
        best.setdefault(one.voice.name, one)
    kept = list(best.values())[:_MOST_TARGETS]
    return [one for one in accounts if one in kept]


def _responsible(accounts: Sequence[Owned]) -> list[Owned]:
    """Bands without a name only where nobody is named."""
    named = [one for one in accounts if not one.finding.part]
    return named or list(accounts)


_CHOICES: dict[Fact, Callable[[Sequence[Owned]], list[Owned]]] = {
    Fact.DATE: _dates,
    Fact.PLACE: _places,
    Fact.WEAPON: _weapons,
    Fact.TARGET: _targets,
    Fact.RESPONSIBLE: _responsible,
}
assert not COUNTED_FACTS & _CHOICES.keys()
