"""Stretches of time that a text tells up to its own day: "the past two days", "recent weeks", "a five-day offensive".

After the expressions of the UCDP GED codebook 19.1 (Appendix 2, pages 32 to 34); what they mean is in
:mod:`avowal.extraction.times.stretch_sense`.
"""

from __future__ import annotations

from typing import Final

from avowal.extraction.text.words import Words, hyphened, joined, positions
from avowal.extraction.times.told import LEADS, UNITS, Kind, Told, number_before

FIGHTS: Final = frozenset(
    """
    attack attacks offensive offensives battle battles clash clashes fighting fights siege sieges violence violences
    raid raids bombing bombings bombardment bombardments shelling strikes airstrikes airstrike shootings shooting
    killings killing operation operations assault assaults campaign rampage standoff gunfight gunfights gunbattle
    gunbattles firefight firefights shootout unrest riots rioting massacre massacres incident incidents abductions
    kidnappings blasts explosions ambushes crackdown onslaught barrage bloodshed war insurrection uprising mutiny
    blockade skirmish skirmishes hostilities combat murders assassinations deaths burnings looting
    """.split()
)
SOLID: Final = {"daylong": "day", "nightlong": "night", "weeklong": "week", "monthlong": "month"}
STRETCH_TRIGGERS: Final = frozenset({*SOLID, "recent", "recently", "weekend", "days", "weeks", "months", "hours"})

_FEW: Final = frozenset({"few", "several", "some", "many", "recent"})
_AFTER_FEW: Final = frozenset({"ago", "earlier", "later", "before", "after", "old"})
_NOT_RECENTLY: Final = frozenset("until till more most as the a an how too".split())
_NEVER_BEFORE_RECENT: Final = frozenset({"most", "more"})
_STRETCH_LEADS: Final = frozenset("over during past last recent lasted lasting after in through throughout".split())
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "their", "this"})
_WITHIN: Final = frozenset({"within", "in", "ahead", "first", "second", "third"})
_THREE: Final = 3  # weeks or months that "several" and "recent" stand for: UCDP GED codebook 19.1, pages 33 and 34
_LOOK_BACK = 12
_SUNDAY: Final = frozenset({"sunday"})
_FRIDAY: Final = frozenset({"friday"})
_EDITIONS: Final = frozenset({"edition", "editions", "paper", "newspaper", "issue"})
_ADVERBS: Final = frozenset({"early", "earlier", "late", "later", "mid"})
_PART_NAMES: Final = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid",
    "beginning": "early", "start": "early", "middle": "mid", "end": "late",
}  # fmt: skip
_WEEKEND_FRIDAY: Final = frozenset(
    "began begins begun beginning started starts starting opened opens opening from includes including included counts "
    "counting counted runs ran kicked since to through".split()
)


def stretch(words: Words, i: int) -> Told | None:
    """The stretch up to now that word ``i`` belongs to; ``None`` where there is none."""
    word = words.lower[i]
    if word in SOLID:
        return _long(words, i, i, SOLID[word], i + 1) if words.lower[i + 1] != "" else None
    if word == "recently":
        return _recently(words, i)
    if word == "recent":
        return _recent(words, i)
    if word == "weekend":
        return weekend(words, i)
    return _past(words, i) or _long_or_old(words, i) or _of_fighting(words, i) or _gone_on(words, i)


def period(words: Words, i: int) -> Told | None:
    """As in "last week", "late last month", "the past year", "so far this year", "the middle of last month"."""
    lead, first = words.lower[i - 1], i - 1
    if words.lower[i + 1] == "of" or words.lower[i] == "weekend":
        return weekend(words, i) if words.lower[i] == "weekend" else None  # "the last week of March"
    if lead == "past" or (lead == "last" and words.lower[first - 1] == "the"):
        return Told(first, i + 1, Kind.PAST, 1, words.lower[i], loose=words.lower[i] == "year")
    amount = {"last": -1, "this": 0, "next": 1, "coming": 1}[lead]
    if amount == -1 and words.lower[i] == "week" and _is_sunday_edition(words):
        return Told(first, i + 1, Kind.PERIOD, amount, "week", lead=_part_before(words, first)[1] or "sunday edition")
    first, part = _part_before(words, first)
    return Told(first, i + 1, Kind.PERIOD, amount, words.lower[i], lead=part)


def of_the_period(words: Words, i: int) -> Told | None:
    """As in "since the beginning of the week", "at the start of the month", "the end of the year"."""
    if words.lower[i - 1] != "the" or words.lower[i - 2] != "of":
        return None
    first, part = _part_before(words, i - 1)
    unit = words.lower[i]
    if part is None or not all(joined(words, k) for k in range(first + 1, i + 1)):
        return None
    return Told(first, i + 1, Kind.PERIOD, 0, unit, lead=part)


def _part_before(words: Words, first: int) -> tuple[int, str | None]:
    """Where "early", "late" or "the middle of" before word ``first`` begins, and which part it names."""
    k = first - 1
    if words.lower[k] == "the" and joined(words, first) and words.lower[k - 1] == "of":
        k, first = k - 1, first - 1
    of = words.lower[k] == "of" and joined(words, first)
    at = k - 1 if of else k
    part = _PART_NAMES.get(words.lower[at])
    if part is None or of == (words.lower[at] in _ADVERBS) or not (joined(words, at + 1) or hyphened(words, at + 1)):
        return first, None
    return at - (words.lower[at - 1] == "the" and joined(words, at)), part


def weekend(words: Words, i: int) -> Told | None:
    """As in "the weekend", "last weekend", "a weekend of violence", "weekend attacks"; with Friday where the text counts it in."""
    before, after = words.lower[i - 1] if joined(words, i) else "", words.lower[i + 1]
    violent = after in FIGHTS or (after == "of" and words.lower[i + 2] in FIGHTS)
    friday = _counts_friday(words, i)
    if not (before == "the" or before in LEADS or violent or friday) or (after == "of" and not violent):
        return None
    amount = {"this": 0, "next": 1, "coming": 1}.get(before, -1)
    first = i - 1 if before == "the" or before in LEADS else i
    return Told(first, i + 1, Kind.PERIOD, amount, "weekend", lead="friday" if friday else None)


def _counts_friday(words: Words, i: int) -> bool:
    """Whether the sentence says that the weekend began on Friday: the codebook counts it only then."""
    if not positions(words, _FRIDAY):
        return False
    for step in (1, -1):
        k = i + step
        while abs(k - i) <= _LOOK_BACK and _in_sentence(words, i, k):
            if words.lower[k] == "friday" and _opens_weekend(words, k):
                return True
            k += step
    return False


def _opens_weekend(words: Words, k: int) -> bool:
    near = (*words.lower[max(0, k - 4) : k], *words.lower[k + 1 : k + 4])
    return not _WEEKEND_FRIDAY.isdisjoint(near)


def _in_sentence(words: Words, i: int, k: int) -> bool:
    """Whether no sentence ends between word ``i`` and word ``k`` beside it on that side."""
    if not 0 <= k < words.count:
        return False
    gap = words.gap(k if k > i else k + 1)
    return not (gap[:1] in ".!?" or "\n\n" in gap)


def _is_sunday_edition(words: Words) -> bool:
    """Whether the text says that it stands in a Sunday paper, for which "last week" is the one just ending."""
    return any(not _EDITIONS.isdisjoint(words.lower[k + 1 : k + 3]) for k in positions(words, _SUNDAY))


def _recently(words: Words, i: int) -> Told | None:
    """As in "was attacked recently"; not "until recently", "the recently opened school"."""
    if joined(words, i) and words.lower[i - 1] in _NOT_RECENTLY:
        return None
    return Told(i, i + 1, Kind.RECENT, loose=True)


def _recent(words: Words, i: int) -> Told | None:
    """As in "recent attacks", "recent weeks"; not "the most recent attack", "recent years"."""
    unit = UNITS.get(words.lower[i + 1]) if joined(words, i + 1) else None
    first = i - 1 if words.lower[i - 1] in {"the", "most"} and words.lower[i - 1] in LEADS else i
    if words.lower[i - 1] in _NEVER_BEFORE_RECENT and unit is None:
        return None
    if unit is not None and words.lower[i + 1].endswith("s"):
        return _few(first, i + 2, unit)
    return Told(i, i + 2, Kind.RECENT, loose=True) if joined(words, i + 1) and words.lower[i + 1] in FIGHTS else None


def _few(first: int, stop: int, unit: str) -> Told | None:
    """A few of a unit up to now: few days are three before the day of writing, few weeks and months three."""
    if unit == "day":
        return Told(first, stop, Kind.RECENT, loose=True)
    if unit in {"week", "month"}:
        return Told(first, stop, Kind.PAST, _THREE, unit, loose=True)
    return None


def _past(words: Words, i: int) -> Told | None:
    """As in "the past 24 hours", "the last three days", "the past few weeks"."""
    unit, before = UNITS.get(words.lower[i]), words.lower[i - 1]
    if unit is None or words.lower[i + 1] == "of":
        return None  # "the last six days of April"
    if before in {"past", "last"} and joined(words, i) and words.lower[i].endswith("s"):
        return _few(i - 1, i + 1, unit)
    if before in {"past", "last"} and joined(words, i) and unit == "fortnight":
        return Told(i - 1, i + 1, Kind.PAST, 1, unit)
    if before in _FEW and joined(words, i):
        lead = next((k for k in (i - 2, i - 3) if words.lower[k] in {"past", "last", "these", "recent"}), None)
        return _few(lead, i + 1, unit) if lead is not None else None
    first, amount = number_before(words, i)
    if amount and words.lower[first - 1] == "a" and words.lower[first] == "couple":
        first -= 1
    if amount and words.lower[first - 1] in {"past", "last"} and joined(words, first):
        return Told(first - 1, i + 1, Kind.PAST, amount, unit, loose=unit in {"month", "year"})
    return None


def _long_or_old(words: Words, i: int) -> Told | None:
    """As in "five-day offensive", "week-old offensive", "night-long battle", "two-week siege"."""
    word = words.lower[i]
    if word not in UNITS:
        return None
    stop = i + 1
    lasting = words.lower[stop] in {"old", "long"} and (hyphened(words, stop) or joined(words, stop))
    if lasting:
        stop += 1
    if not (lasting or hyphened(words, i) or hyphened(words, stop)):
        return None
    return _long(words, i, i, word, stop)


def _long(words: Words, first: int, i: int, unit: str, stop: int) -> Told | None:
    """The stretch, if what lasted so long is violent: "a five-day visit" dates nothing."""
    fought = next((k for k in range(stop, stop + 3) if words.lower[k] in FIGHTS), None)
    if fought is None or not all(joined(words, k) or hyphened(words, k) for k in range(stop, fought + 1)):
        return None
    first, amount = number_before(words, i) if first == i else (first, 1)
    return _lasting(first if amount else i, fought + 1, amount or 1, unit)


def _lasting(first: int, stop: int, amount: int, unit: str) -> Told:
    if unit.startswith("night"):
        kind = Kind.OVERNIGHT if amount == 1 else Kind.PAST
        return Told(first, stop, kind, amount, "night", loose=True)
    return Told(first, stop, Kind.LASTING, amount, UNITS.get(unit, unit), loose=True)


def _of_fighting(words: Words, i: int) -> Told | None:
    """As in "a night of clashes", "two days of fighting", "several weeks of heavy fighting", "days of violence"."""
    if words.lower[i] not in UNITS or words.lower[i + 1] != "of" or not joined(words, i + 1):
        return None
    fought = next((k for k in range(i + 2, i + 5) if words.lower[k] in FIGHTS), None)
    if fought is None or words.lower[i + 2] in _ARTICLES or words.lower[i - 1] in _WITHIN:
        return None  # "within days of an attack"
    return _amount_of(words, i, fought + 1)


def _gone_on(words: Words, i: int) -> Told | None:
    """As in "have gone on for a number of weeks", "fighting that lasted several weeks"."""
    if not words.lower[i].endswith("s") or words.lower[i] not in UNITS or words.lower[i + 1] in _AFTER_FEW:
        return None
    told = _amount_of(words, i, i + 1)
    if told is None:
        return None
    lead = words.lower[told.first - 1]
    before = [words.lower[k] for k in range(told.first - 1, max(-1, told.first - _LOOK_BACK), -1)]
    if lead == "for":
        return told if not {"has", "have", "ve"}.isdisjoint(before[:6]) or not FIGHTS.isdisjoint(before) else None
    return told if lead in _STRETCH_LEADS and not FIGHTS.isdisjoint(before) else None


def _amount_of(words: Words, i: int, stop: int) -> Told | None:
    """The stretch of "several weeks", "a number of weeks", "five days", "a week", or plain "weeks" that ends there."""
    unit, before = words.lower[i], words.lower[i - 1] if joined(words, i) else ""
    if words.lower[i - 2 : i] == ("number", "of") and joined(words, i):
        first = i - 3 if words.lower[i - 3] == "a" else i - 2
        return _few(first, stop, UNITS[unit])
    if before in _FEW:
        return _few(i - 2 if words.lower[i - 2] == "a" else i - 1, stop, UNITS[unit])
    if before in {"a", "one"}:
        return _lasting(i - 1, stop, 1, unit)
    first, amount = number_before(words, i)
    if amount:
        return _lasting(first, stop, amount, unit)
    return _few(i, stop, UNITS[unit]) if unit.endswith("s") else None
