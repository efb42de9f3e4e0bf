"""What needs a person first: unsure accounts that count, voices that disagree, links that the linker leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, ReviewState, Role, Stance, Status
from avowal.domain import Account, Judgement, Mention, Name, Place, Quantity
from avowal.domain.decision import Decision, settled
from avowal.store.review_items import ReviewItem

LOW_SCORE: Final = 0.7
"""An account below it is worth a look for its score alone."""

_UNKNOWN_SCORE: Final = 0.5
_SHOWN: Final = frozenset({Fact.KILLED, Fact.INJURED, Fact.RESPONSIBLE})
_OF_A_SHOWN_FACT: Final = 3.0
_OF_A_DISAGREEMENT: Final = 1.0
_UNRESOLVED: Final = 0.2
_DISPUTED: Final = 3.0
_UNSURE_LINK: Final = 1.0
_UNSETTLED: Final = frozenset({ReviewState.OPEN, ReviewState.DISPUTED, ReviewState.UNSURE})
_SAID_OF_STATE: Final = {
    ReviewState.DISPUTED: "reviewers disagree on it",
    ReviewState.UNSURE: "who looked at it could not tell",
}
_NAMING: Final = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS})


def account_items(mentions: Sequence[Mention], decisions: Mapping[str, Sequence[Decision]]) -> list[ReviewItem]:
    """The accounts of one incident that need a person, in no order.

    The priority of an account is (1 - score) x (1 + 3 if the incident's line shows its fact + 1 if independent voices
    disagree on it) + .2 if its value is not resolved + 3 if reviewers disagree on it. An account that reviewers have
    settled needs nobody.
    """
    contested = _contested(mentions)
    found = []
    for mention in mentions:
        for account in mention.accounts:
            state = settled(decisions.get(account.id, ())).state
            if state in _UNSETTLED:
                why = list(_why(account, contested, state))
                if why:
                    shown = mention.role is Role.MAIN and account.fact in _SHOWN
                    priority = _priority(account, contested, shown=shown, disputed=state is ReviewState.DISPUTED)
                    found.append(ReviewItem(account.id, "account", mention.id, priority, tuple(why)))
    return found


def link_items(judgements: Sequence[Judgement]) -> list[ReviewItem]:
    """Pairs of mentions that the linker leaves open; the nearer to one half, the more a person is needed."""
    return [
        ReviewItem(
            one.id,
            "link",
            one.left,
            round(_UNSURE_LINK * (1 - abs(2 * _score(one.score) - 1)) + _UNRESOLVED, 4),
            ("the linker is unsure whether two reports tell of one incident", *(r.sentence for r in one.reasons)),
        )
        for one in judgements
    ]


def _priority(account: Account, contested: frozenset[Fact], *, shown: bool, disputed: bool) -> float:
    weight = 1 + _OF_A_SHOWN_FACT * shown + _OF_A_DISAGREEMENT * (account.fact in contested)
    doubt = (1 - _score(account.score)) * weight
    return round(doubt + _UNRESOLVED * (_unresolved(account) is not None) + _DISPUTED * disputed, 4)


def _why(account: Account, contested: frozenset[Fact], state: ReviewState) -> Iterator[str]:
    if state in _SAID_OF_STATE:
        yield _SAID_OF_STATE[state]
    if account.score is not None and account.score < LOW_SCORE:
        yield f"the extractor is unsure of it (score {account.score:.2f})"
    if account.fact in contested:
        yield f"voices disagree on {account.fact.value.replace('_', ' ')}"
    unresolved = _unresolved(account)
    if unresolved is not None:
        yield unresolved


def _unresolved(account: Account) -> str | None:
    value = account.value
    if value is None:
        return "its words could not be read"
    if isinstance(value, Place) and value.geonames_id is None:
        return "its place is not in the gazetteer"
    if account.fact is Fact.RESPONSIBLE and isinstance(value, Name) and value.actor_id is None:
        return "its actor is not in the table of actors"
    return None


def _score(score: float | None) -> float:
    return _UNKNOWN_SCORE if score is None else score


def _contested(mentions: Sequence[Mention]) -> frozenset[Fact]:
    """The facts on which two voices give what cannot both be: figures without overlap, or other names."""
    told: dict[Fact, list[Account]] = defaultdict(list)
    for mention in mentions:
        for account in mention.accounts:
            if account.status is Status.CURRENT and account.stance in _NAMING and account.part_of is None:
                told[account.fact].append(account)
    return frozenset(fact for fact, accounts in told.items() if _disagree(fact, accounts))


def _disagree(fact: Fact, accounts: Sequence[Account]) -> bool:
    said: dict[object, set[str]] = defaultdict(set)
    for account in accounts:
        value = account.value
        if fact in COUNTED_FACTS and isinstance(value, Quantity) and value.of is None:
            said[(value.low or 0, value.high)].add(account.voice.name)
        elif fact is Fact.RESPONSIBLE and isinstance(value, Name):
            said[value.actor_id or value.text].add(account.voice.name)
    ranges = list(said.items())
    return any(
        len(names | others) > 1 and (fact is Fact.RESPONSIBLE or _apart(one, other))
        for place, (one, names) in enumerate(ranges)
        for other, others in ranges[:place]
    )


def _apart(one: object, other: object) -> bool:
    """Whether two ranges of figures have no number in common; an open end reaches everywhere."""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    (low, high), (floor, top) = one, other
    return (high is not None and floor > high) or (top is not None and low > top)
