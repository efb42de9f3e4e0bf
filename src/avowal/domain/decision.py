"""What reviewers decided of accounts, and what follows when several have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from avowal.codebook.vocabulary import Decided, ReviewState
from avowal.domain.identity import content_id

SETTLING: Final = 3
"""Reviewers of whom more than half settle what two do not agree on."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer says of one account: Ada rejects a-3f9c, because the 84 are from another year.

    Attributes:
        id: Made from the account, the author, and how often the author decided on it before.
        account_id: The account decided on.
        decided: Accept, reject, correct, or unsure.
        author: The reviewer.
        reason: Why, in the reviewer's words; may be empty.
        corrected_id: The account that is to stand in its place; ``None`` unless corrected.
        made_at: When (UTC); ``None`` in pure functions, set by the store.
        withdrawn_at: When it was taken back; decisions are never deleted.
    """

    id: str
    account_id: str
    decided: Decided
    author: str
    reason: str = ""
    corrected_id: str | None = None
    made_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What reviewers have made of an account: ``Settled(ReviewState.CORRECTED, "a-91d2")``.

    Attributes:
        state: Open, accepted, rejected, corrected, unsure or disputed.
        corrected_id: The account that stands in its place; ``None`` unless corrected.
    """

    state: ReviewState
    corrected_id: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the account still counts as it was read."""
        return self.state not in {ReviewState.REJECTED, ReviewState.CORRECTED}


_STATES = {
    Decided.ACCEPT: ReviewState.ACCEPTED,
    Decided.REJECT: ReviewState.REJECTED,
    Decided.CORRECT: ReviewState.CORRECTED,
}


def settled(decisions: Sequence[Decision]) -> Settled:
    """What live decisions on one account come to: one reviewer or two who agree settle it, else most of three or more.

    Who could not tell has no vote.

    >>> settled([]).state.value
    'open'
    >>> ada = Decision("d-1", "a-1", Decided.ACCEPT, "Ada")
    >>> ben = Decision("d-2", "a-1", Decided.REJECT, "Ben")
    >>> settled([ada, ben]).state.value
    'disputed'
    >>> settled([ada, ben, Decision("d-3", "a-1", Decided.REJECT, "Cyd")]).state.value
    'rejected'
    """
    standing = [one for one in decisions if one.withdrawn_at is None]
    live = [one for one in standing if one.decided is not Decided.UNSURE]
    if not live:
        return Settled(ReviewState.UNSURE if standing else ReviewState.OPEN)
    votes = Counter((one.decided, one.corrected_id) for one in live)
    (decided, corrected), most = votes.most_common(1)[0]
    if most < len(live) and (len(live) < SETTLING or 2 * most <= len(live)):
        return Settled(ReviewState.DISPUTED)
    return Settled(_STATES[decided], corrected)


def asides(account_id: str, said: Sequence[Decision], *, added: bool) -> dict[str, bool]:
    """Of an account and every correction of it, whether it is set aside; an added one needs an acceptance."""
    found = settled(said)
    live = any(one.withdrawn_at is None and one.decided is not Decided.UNSURE for one in said)
    aside = {one.corrected_id: one.corrected_id != found.corrected_id for one in said if one.corrected_id}
    return {**aside, account_id: not found.stands or (added and not live)}


def decision_id(account_id: str, author: str, *, earlier: int) -> str:
    """The id of an author's decision on an account; ``earlier`` is how many of theirs on it came before."""
    return content_id("d", account_id, author, earlier)
