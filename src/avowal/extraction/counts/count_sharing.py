"""Counts of one sentence that share what befell them: joined by "and", or parts of another: "16 of them women"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from avowal.codebook.vocabulary import Fact
from avowal.extraction.facts.signs import Sign
from avowal.extraction.notes import Notes, Skim


@dataclass(frozen=True, slots=True)
class Told:
    """What a count was found to tell: ``Told(Fact.KILLED, 3, 8, "right", 0.9)``, signs 3 to 8 show it."""

    fact: Fact
    first: int
    last: int
    how: str
    sure: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """Those counted: signs ``n`` to ``last``, their group, and of a part what befell all: "five of the abducted"."""

    last: int
    group: str | None
    part: bool = False
    fact: Fact | None = None


def share(
    notes: Skim | Notes,
    signs: Sequence[Sign],
    numbers: Sequence[int],
    phrases: dict[int, Phrase],
    told: dict[int, Told],
) -> None:
    """Numbers joined by "and" share what befell them: "four militants and two soldiers were killed"."""
    for one, two in zip(reversed(numbers[:-1]), reversed(numbers[1:]), strict=True):
        joint = is_joint(signs, phrases[one].last, two, loose=True)
        if joint and one not in told and two in told and told[two].how == "right" and phrases[one].group:
            told[one] = replace(told[two], first=one, sure=0.8)
    for one, two in pairwise(numbers):
        joint = is_joint(signs, phrases[one].last, two)
        more = signs[two + 1 : two + 2] and notes.words.lower[signs[two + 1].first] in {"more", "others"}
        if joint and two not in told and one in told and (more or (phrases[two].group and told[one].how != "right")):
            told[two] = replace(told[one], last=phrases[two].last, sure=0.75)


def share_parts(
    notes: Skim | Notes,
    signs: Sequence[Sign],
    numbers: Sequence[int],
    phrases: dict[int, Phrase],
    told: dict[int, Told],
    before: Fact | None,
) -> None:
    """Parts take the fact of their whole: "43 people, including three children"; "16 of them women"."""
    last: Fact | None = before
    for n in numbers:
        lead = next((k for k in range(n - 1, max(-1, n - 3), -1) if signs[k].kind not in {"v", ","}), None)
        is_part = phrases[n].part or (lead is not None and signs[lead].kind == "n" and phrases[n].group is not None)
        vague = notes.counts[signs[n].first].needs_context and phrases[n].group is None
        listed = phrases[n].part or any(k < n for k in told)
        if lead is not None and _is_total_among(notes, signs, lead, n, numbers, phrases, told):
            last = told[n].fact
            continue
        dead = phrases[n].fact or (_told_of_the_dead(signs, lead) if is_part and lead is not None else None)
        if n not in told and is_part and not vague and (dead or (listed and last is not None)):
            told[n] = Told(dead or last or Fact.KILLED, n, phrases[n].last, "part", 0.7)
        elif n not in told and _goes_on_listing(signs, numbers, n, phrases, told):
            told[n] = Told(told[numbers[numbers.index(n) - 1]].fact, n, phrases[n].last, "part", 0.65)
        elif n in told and is_part:
            told[n] = replace(told[n], how="part")
        elif n in told:
            last = told[n].fact


def is_coordinated(told: dict[int, Told], n: int) -> bool:
    """Whether another count of the same sentence tells the same fact, so that each counts only some."""
    return any(one.fact is told[n].fact and one.how != "part" for k, one in told.items() if k != n)


def is_joint(signs: Sequence[Sign], last: int, n: int, *, loose: bool = False) -> bool:
    """Whether only "and" or a comma joins two counts; loosely also where they were: "two in Kabul and three"."""
    between = [sign.kind for sign in signs[last + 1 : n]]
    if loose and between.count("&") == 1 and len(between) <= 8 and set(between) <= {"&", "v", "w", "o", "P"}:
        return between[-1] in {"&", "v"}
    return 0 < len(between) <= 3 and set(between) <= {"&", ",", "v"}


def _is_total_among(
    notes: Skim | Notes,
    signs: Sequence[Sign],
    lead: int,
    n: int,
    numbers: Sequence[int],
    phrases: dict[int, Phrase],
    told: dict[int, Told],
) -> bool:
    """Whether "three children were among the 84 killed": the number before is then told as a part of this one."""
    place = numbers.index(n)
    if (
        n not in told
        or not place
        or lead < 1
        or first_word(notes, signs[lead]) != "among"
        or signs[lead - 1].kind != "b"
    ):
        return False
    part = numbers[place - 1]
    if phrases[part].group is None or phrases[part].last != lead - 2:
        return False
    told[part] = Told(told[n].fact, part, phrases[part].last, "part", 0.7)
    return True


def _told_of_the_dead(signs: Sequence[Sign], lead: int) -> Fact | None:
    """What befell those of whom "included" tells: "the dead included three women"."""
    for at in range(lead - 1, max(-1, lead - 3), -1):
        if signs[at].facts and (fact := played(signs[at], "D")):
            return fact
    return None


def _goes_on_listing(
    signs: Sequence[Sign], numbers: Sequence[int], n: int, phrases: dict[int, Phrase], told: dict[int, Told]
) -> bool:
    """Whether a group follows another part of the same list: "including three women and two children"."""
    place = numbers.index(n)
    before = numbers[place - 1] if place else None
    if before is None or phrases[n].group in {None, "people"} or before not in told or told[before].how != "part":
        return False
    return is_joint(signs, phrases[before].last, n) and ends(signs, phrases[n].last)


def played(sign: Sign, role: str) -> Fact | None:
    """The fact that a sign tells in a role: active verb, passive participle, noun."""
    for part, fact in sign.facts:
        if part == role:
            return fact
    return None


def ends(signs: Sequence[Sign], last: int) -> bool:
    """Whether nothing that could be counted follows: "killed 12 in Kabul", not "destroyed 12 houses"."""
    return last + 1 >= len(signs) or signs[last + 1].kind in {",", "&", "n", "w", "b", "v"}


def first_word(notes: Skim | Notes, sign: Sign) -> str:
    """The first word of a sign, in lower case."""
    return notes.words.lower[sign.first]
