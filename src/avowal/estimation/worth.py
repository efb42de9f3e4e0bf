"""What a figure or a number word is worth to a policy: "dozens" is 12 to one and 24 to another."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact, Qualifier
from avowal.domain import Account, Quantity
from avowal.estimation.candidates import sift
from avowal.estimation.question import Question
from avowal.gazetteer.fold import fold

Bounds = tuple[int, int]
_PLURALS = frozenset({Qualifier.SEVERAL, Qualifier.SOME, Qualifier.MANY})


def worth(account: Account, question: Question) -> Bounds | None:
    """The lowest and the highest number that the policy reads in an account; ``None`` when it reads none."""
    value = account.value
    if not isinstance(value, Quantity):
        return None
    said = fold(account.words)
    for phrase, ends in question.policy.phrases.items():
        if fold(phrase) in said:
            return ends
    if value.qualifier in question.policy.words:
        return question.policy.words[value.qualifier]
    if value.qualifier in _PLURALS:
        plural = plural_worth(question, many=value.qualifier is Qualifier.MANY)
        return None if plural is None else (plural, plural)
    return _number(value, question)


def _number(value: Quantity, question: Question) -> Bounds | None:
    limits = question.policy.parameters
    if value.low is None:
        return None if value.high is None else _ceiling(value.high, question)
    if value.qualifier is Qualifier.MORE_THAN:
        # The figure keeps the strict bound (81); "face value" is the number said (80).
        n = value.low if limits.more_than == "strict" else max(value.low - 1, 0)
        return n, n
    return value.low, value.low if value.high is None else value.high


def _ceiling(ceiling: int, question: Question) -> Bounds | None:
    """What "up to n" is worth."""
    match question.policy.parameters.up_to:
        case "plural":
            plural = plural_worth(question)
            return None if plural is None else (min(plural, ceiling), min(plural, ceiling))
        case "from_one" | "ceiling":
            return min(1, ceiling), ceiling
        case _:
            return None


def is_ceiling(account: Account, question: Question) -> bool:
    """Whether an account says no floor ("up to 300") and may raise the upper end alone."""
    value = account.value
    bare = isinstance(value, Quantity) and value.low is None and value.high is not None
    return bare and question.policy.parameters.up_to == "ceiling"


def plural_worth(question: Question, *, many: bool = False) -> int | None:
    """What "several" is worth here; "many" is worth what several is where the scale is large."""
    limits = question.policy.parameters
    if limits.plural_small is None:
        return None
    return limits.plural_large if many or _large_scale(question) else limits.plural_small


def _large_scale(question: Question) -> bool:
    """Whether "several" means many here: by type of incident, or by how many were hurt."""
    limits = question.policy.parameters
    if question.context.type in limits.plural_large_types:
        return True
    hurt = {Fact.INJURED, Fact.KILLED_OR_INJURED}
    accounts = sift(tuple(account for account in question.others if account.fact in hurt)).candidates
    lows = [account.value.low for account in accounts if isinstance(account.value, Quantity)]
    return any(low is not None and low >= limits.plural_large_hurt for low in lows)
