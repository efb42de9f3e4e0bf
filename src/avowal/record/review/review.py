"""The reviewers' side of a record: what needs them, what they decide, how far they agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from avowal.codebook.vocabulary import Decided, Fact, ReviewState, Stance, Status, VoiceKind
from avowal.domain import Judgement, Mention
from avowal.domain.decision import Decision, settled
from avowal.errors import UsageError
from avowal.record.linked import regroup_all
from avowal.record.review import deciding
from avowal.record.review.agreement import Agreement, agreement
from avowal.record.review.correcting import Correction, found_in
from avowal.record.review.training import training_rows
from avowal.store import Store, decisions, judgements, readings, reports, review_items
from avowal.store.review_items import ReviewItem

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Review:
    """What reviewers see and do; :attr:`avowal.Record.review` gives it.

    Attributes:
        store: The record's database.
    """

    store: Store

    # What needs a person

    def queue(
        self,
        *,
        limit: int | None = 50,
        offset: int = 0,
        incident: str | None = None,
        author: str | None = None,
        kind: str | None = None,
    ) -> tuple[ReviewItem, ...]:
        """What needs a person most, first.

        Args:
            limit: How many; ``None``: all.
            offset: How many to pass over.
            incident: Only what belongs to this incident (its whole id).
            author: Only accounts that this reviewer has not decided on.
            kind: Only "account" or only "link".
        """
        with self.store.reading() as connection:
            found = review_items.find(
                connection, limit=limit, offset=offset, incident_id=incident, author=author, kind=kind
            )
            return tuple(found)

    def beside(
        self, item: ReviewItem, author: str, *, before: bool = False, kind: str | None = None
    ) -> ReviewItem | None:
        """What the author comes to after one thing of the queue, or before it; ``None`` at its end."""
        with self.store.reading() as connection:
            return review_items.beside(connection, item, before=before, author=author, kind=kind)

    def item(self, item_id: str) -> ReviewItem | None:
        """One thing of the queue; ``None`` where it needs nobody (any more)."""
        with self.store.reading() as connection:
            return review_items.one(connection, item_id)

    def count(self) -> int:
        """How many things need a person."""
        with self.store.reading() as connection:
            return review_items.count(connection)

    def prepare(self) -> None:
        """Make the queue of a record that an older Avowal began; nothing where it is there."""
        with self.store.reading() as connection:
            if not review_items.are_stale(connection):
                return
        with self.store.writing() as connection:
            regroup_all(connection, readings.all_mention_ids(connection))
            review_items.are_fresh_now(connection)

    # Deciding

    def accept(self, account_id: str, author: str, reason: str = "", *, seen: int | None = None) -> Decision:
        """Say that the account says what the report says; of a reviewer's correction, that it is right.

        Args:
            account_id: The account.
            author: Who says so.
            reason: Why, in a sentence.
            seen: How many decisions, withdrawn ones too, were on the account when the author looked; with it, a
                decision that somebody made meanwhile is never passed over.

        Raises:
            NotFoundError: The record holds no such account.
            UsageError: The author or the reason cannot be.
            ConflictError: The account was decided on meanwhile.
        """
        with self.store.writing() as connection:
            return deciding.decide(connection, account_id, Decided.ACCEPT, author=author, reason=reason, seen=seen)

    def reject(self, account_id: str, author: str, reason: str = "", *, seen: int | None = None) -> Decision:
        """Say that the report says no such thing: the account counts nowhere. Arguments and errors as for accept."""
        with self.store.writing() as connection:
            return deciding.decide(connection, account_id, Decided.REJECT, author=author, reason=reason, seen=seen)

    def unsure(self, account_id: str, author: str, reason: str = "", *, seen: int | None = None) -> Decision:
        """Say that the report is too poor to tell: the account stands. Arguments and errors as for accept."""
        with self.store.writing() as connection:
            return deciding.decide(connection, account_id, Decided.UNSURE, author=author, reason=reason, seen=seen)

    def correct(  # noqa: PLR0913 - each is a part of an account
        self,
        account_id: str,
        author: str,
        *,
        words: str | None = None,
        fact: Fact | str | None = None,
        voice: str | None = None,
        voice_kind: VoiceKind | str | None = None,
        stance: Stance | str | None = None,
        status: Status | str | None = None,
        reason: str = "",
        seen: int | None = None,
    ) -> Decision:
        """Put another account in the place of one; what is not given stays. The value is read from the words.

        Args:
            account_id: The account.
            author: Who says so.
            words: The report's words for the value; where they stand twice, the place nearest to the account's.
            fact: What it is about.
            voice: Who says it, as the report names it; "outlet" for the report's own voice.
            voice_kind: Sort of voice.
            stance: How the voice holds it.
            status: What the report later says of it.
            reason: Why, in a sentence.
            seen: As for accept.

        Raises:
            NotFoundError: The record holds no such account.
            UsageError: A word is not in the codebook, nothing changes, the words do not stand in the report or cannot
                be read as the fact, or the report does not name the voice.
            ConflictError: The account was decided on meanwhile.
        """
        with self.store.writing() as connection:
            held = readings.account(connection, account_id)
            report = reports.load(connection, held.report_id)
            span = found_in(report, words, held.evidence) if words is not None else None
            change = Correction(
                span,
                _word(Fact, fact),
                voice,
                _word(VoiceKind, voice_kind),
                _word(Stance, stance),
                _word(Status, status),
            )
            return deciding.correct(connection, account_id, change, author=author, reason=reason, seen=seen)

    def add(  # noqa: PLR0913 - each is a part of an account
        self,
        mention_id: str,
        author: str,
        *,
        words: str,
        fact: Fact | str,
        voice: str | None = None,
        voice_kind: VoiceKind | str | None = None,
        stance: Stance | str | None = None,
        status: Status | str | None = None,
        reason: str = "",
    ) -> Decision:
        """Add an account that no extractor found; undoing the decision sets it aside. Arguments as for correct.

        Raises:
            NotFoundError: The record holds no such mention.
            UsageError: As for correct.
        """
        change = Correction(
            None, _word(Fact, fact), voice, _word(VoiceKind, voice_kind), _word(Stance, stance), _word(Status, status)
        )
        with self.store.writing() as connection:
            return deciding.add(connection, mention_id, words, change, author=author, reason=reason)

    def undo(self, decision_id: str, author: str) -> Decision:
        """Take a decision back; it stays in the record, marked.

        Raises:
            NotFoundError: The record holds no such decision.
            UsageError: The author cannot be.
        """
        with self.store.writing() as connection:
            return deciding.undo(connection, decision_id, author=author)

    # Looking

    def history(self, account_id: str) -> tuple[Decision, ...]:
        """Every decision on an account, withdrawn ones too, in the order they were made."""
        with self.store.reading() as connection:
            return tuple(decisions.of_accounts(connection, [account_id])[account_id])

    def latest(self, author: str) -> Decision | None:
        """The author's newest decision that stands."""
        with self.store.reading() as connection:
            return next(iter(decisions.recent(connection, author, limit=1)), None)

    def recent(self, author: str, *, limit: int = 20) -> tuple[Decision | Judgement, ...]:
        """What the author decided last and stands, on accounts and on links, the newest first."""
        with self.store.reading() as connection:
            said: list[Decision | Judgement] = [
                *decisions.recent(connection, author, limit=limit),
                *judgements.recent(connection, author, limit=limit),
            ]
        return tuple(sorted(said, key=lambda one: (str(one.made_at), one.id), reverse=True)[:limit])

    def states(self, mention_id: str) -> dict[str, ReviewState]:
        """What reviewers have made of each account of a mention that somebody decided on."""
        with self.store.reading() as connection:
            return {key: settled(said).state for key, said in decisions.of_mentions(connection, [mention_id]).items()}

    def mention(self, mention_id: str) -> Mention:
        """A mention with every account, also those that are set aside.

        Raises:
            NotFoundError: The record holds no such mention.
        """
        with self.store.reading() as connection:
            return readings.mention(connection, mention_id)

    def mention_of(self, account_id: str) -> str:
        """The id of the mention that an account belongs to.

        Raises:
            NotFoundError: The record holds no such account.
        """
        with self.store.reading() as connection:
            return readings.mention_of(connection, account_id)

    def agreement(self) -> tuple[Agreement, ...]:
        """How far reviewers agree on each fact, then on all together."""
        with self.store.reading() as connection:
            return agreement(decisions.live(connection))

    def training_rows(self) -> Iterator[dict[str, Any]]:
        """Reports that reviewers decided on, as examples for the model's trainer; docs/review.md gives their shape."""
        with self.store.reading() as connection:
            yield from training_rows(connection)


def _word(words: type[Word], said: Word | str | None) -> Word | None:
    if said is None:
        return None
    try:
        return words(said)
    except ValueError as error:
        choices = ", ".join(word.value for word in words)
        msg = f"{str(said)[:80]!r} is not in the codebook: choose one of {choices}."
        raise UsageError(msg, slug="unknown-word", item=str(said)[:80]) from error
