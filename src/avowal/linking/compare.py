"""Whether two mentions tell of one incident: a judgement with its reasons.

Rules that settle a pair come first; then a weighted sum of few named features goes through the logistic
function. ``linker.toml`` holds the weights, docs/linking.md tells them in words.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import Final

from avowal.codebook.vocabulary import Role, Verdict
from avowal.domain import Judgement, Reason
from avowal.domain.judgement import judgement_id
from avowal.linking.facts import MentionFacts
from avowal.linking.tables import Linker, read_linker
from avowal.linking.telling import likeness
from avowal.linking.tolls import toll_reason
from avowal.linking.when import date_reason, days_apart, publication_reason
from avowal.linking.where import kilometres_apart, place_reason
from avowal.linking.who import (
    actor_reason,
    copy_reason,
    names_reason,
    people_reason,
    rare_reason,
    target_reason,
    type_reason,
    weapon_reason,
    words_reason,
)

Feature = Callable[[MentionFacts, MentionFacts], Reason | None]

FEATURES: Final[tuple[Feature, ...]] = (
    date_reason,
    place_reason,
    type_reason,
    toll_reason,
    actor_reason,
    weapon_reason,
    target_reason,
    names_reason,
    people_reason,
    words_reason,
    rare_reason,
    publication_reason,
    copy_reason,
)
"""In the order in which reasons are shown; each gives ``None`` where there is nothing to compare."""

_RULE: Final = "rule"
_TELLING_NAMES: Final = 0.6
_TELLING_WORDS: Final = 0.4
_SAME_PEOPLE: Final = 1
_SAME_WORDS: Final = 0.12


def compare(left: MentionFacts, right: MentionFacts) -> Judgement:
    """The linker's judgement on two mentions; the order of the two changes nothing.

    "Same" joins, "different" and "unsure" join nothing. The score is the probability that they are the
    same, 0 where a rule settles it.

    Raises:
        ValueError: Both are one mention.
    """
    if left.mention_id == right.mention_id:
        msg = f"a mention is not compared with itself: {left.mention_id}"
        raise ValueError(msg)
    if left.mention_id > right.mention_id:
        left, right = right, left
    linker = read_linker()
    if rule := settling_rule(left, right, linker):
        return _judgement(left, right, linker, Verdict.DIFFERENT, 0.0, (rule,))
    reasons = tuple(reason for feature in FEATURES if (reason := feature(left, right)))
    score = probability(reasons, linker)
    return _judgement(left, right, linker, _verdict(score, reasons, linker), score, reasons)


def settling_rule(left: MentionFacts, right: MentionFacts, linker: Linker) -> Reason | None:
    """The rule by which two mentions are different whatever else they share; ``None`` when none applies."""
    if left.report_id == right.report_id:
        return Reason(_RULE, -1.0, "Both stand in one report, which tells an incident as one mention.")
    if max(left.n_incidents, right.n_incidents) > 1:
        return Reason(_RULE, -1.0, "One tells of several incidents together, which are never linked as one.")
    if _is_told_alike(left, right):
        return None  # a date or a place that was read wrongly must not part two tellings of one story
    days = days_apart(left, right)
    if days is not None and days > linker.most_days:
        return Reason(_RULE, -1.0, f"The dates are {days:,} days apart.")
    distance = kilometres_apart(left, right)
    if distance is not None and distance > linker.most_km:
        return Reason(_RULE, -1.0, f"The places are {distance:,.0f} km apart.")
    return None


def _is_told_alike(left: MentionFacts, right: MentionFacts) -> bool:
    """Whether two main mentions name the same persons and tell of them in the same words."""
    if Role.BACKGROUND in {left.role, right.role}:
        return False
    return len(left.people & right.people) >= _SAME_PEOPLE and likeness(left.words, right.words) >= _SAME_WORDS


def probability(reasons: tuple[Reason, ...], linker: Linker) -> float:
    """Probability that two mentions with these reasons are the same, rounded to what weights by hand can carry."""
    total = linker.bias + sum(linker.weigh(reason.feature, reason.score) for reason in reasons)
    return round(1 / (1 + exp(-total)), 4)


def _verdict(score: float, reasons: tuple[Reason, ...], linker: Linker) -> Verdict:
    if score <= linker.different:
        return Verdict.DIFFERENT
    if score < linker.same or not _is_anchored(reasons):
        return Verdict.UNSURE
    return Verdict.SAME


def _is_anchored(reasons: tuple[Reason, ...]) -> bool:
    """Whether place, names or shared sentences tie the two together: a day and a toll alone never do."""
    scores = {reason.feature: reason.score for reason in reasons}
    return (
        scores.get("place", 0) > 0
        or scores.get("names", 0) >= _TELLING_NAMES
        or scores.get("people", 0) > 0
        or scores.get("words", 0) >= _TELLING_WORDS
        or scores.get("copy", 0) > 0
    )


def _judgement(
    left: MentionFacts,
    right: MentionFacts,
    linker: Linker,
    verdict: Verdict,
    score: float,
    reasons: tuple[Reason, ...],
) -> Judgement:
    a, b = left.mention_id, right.mention_id
    return Judgement(judgement_id(a, b, linker.author), a, b, verdict, linker.author, score, reasons)
