"""A reviewer's decision: stored beside all others, in the log word for word, never deleted; what follows is derived."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Decided
from avowal.domain.decision import Decision, Settled, asides, decision_id, settled
from avowal.errors import ConflictError, UsageError
from avowal.linking.cluster import LINKER
from avowal.record.linked import regroup
from avowal.record.review import correcting
from avowal.record.review.correcting import Correction
from avowal.store import decisions, log, readings, reports

LONGEST_REASON: Final = 2_000
"""Characters of a reason, and a tenth of it those of a reviewer's name."""


def decide(
    connection: Connection, account_id: str, decided: Decided, *, author: str, reason: str, seen: int | None
) -> Decision:
    """Store that a reviewer accepts or rejects an account, or cannot tell; to accept a correction is to make the same.

    Raises:
        NotFoundError: The record holds no such account.
        UsageError: The author or the reason cannot be, or another than "accept" is said of a reviewer's correction.
        ConflictError: Somebody decided on the account since ``seen`` decisions were on it.
    """
    mention = readings.mention_of(connection, account_id)
    above = _corrects(connection, account_id)
    if above is not None and decided is not Decided.ACCEPT:
        msg = f"{account_id} is a reviewer's correction of {above}: accept, reject or correct {above} instead."
        raise UsageError(msg, slug="decision-on-correction", item=account_id)
    if above is not None:
        made = _made(connection, above, Decided.CORRECT, account_id, author, reason)
        return _store(connection, made, mention, seen, {})
    return _store(connection, _made(connection, account_id, decided, None, author, reason), mention, seen, {})


def correct(
    connection: Connection, account_id: str, change: Correction, *, author: str, reason: str, seen: int | None
) -> Decision:
    """Store that a reviewer puts another account in the place of one.

    Raises:
        NotFoundError: The record holds no such account.
        UsageError: The author, the reason or the correction cannot be.
        ConflictError: Somebody decided on the account since ``seen`` decisions were on it.
    """
    mention = readings.mention_of(connection, account_id)
    now = readings.account(connection, account_id)
    account = correcting.corrected(reports.load(connection, now.report_id), now, change)
    target = _corrects(connection, account_id) or account_id
    made = _made(connection, target, Decided.CORRECT, account.id, author, reason)
    added = readings.add_account(connection, account, mention, made.author)
    return _store(connection, made, mention, seen, {"account": added})


def add(
    connection: Connection, mention_id: str, quote: str, change: Correction, *, author: str, reason: str
) -> Decision:
    """Store an account that no extractor found, which its author accepts.

    Raises:
        NotFoundError: The record holds no such mention.
        UsageError: The author, the reason or the account cannot be.
    """
    mention = readings.mention(connection, mention_id)
    report = reports.load(connection, mention.report_id)
    near = mention.spans[0] if mention.spans else None
    account = correcting.pointed_out(report, mention_id, correcting.found_in(report, quote, near), change)
    made = _made(connection, account.id, Decided.ACCEPT, None, author, reason)
    added = readings.add_account(connection, account, mention_id, made.author)
    return _store(connection, made, mention_id, None, {"account": added})


def undo(connection: Connection, decision: str, *, author: str) -> Decision:
    """Mark a decision as withdrawn and derive what follows again; a withdrawn one stays as it is.

    Raises:
        NotFoundError: The record holds no such decision.
        UsageError: The author cannot be.
    """
    held = decisions.load(connection, decision)
    name = checked_author(author)
    if held.withdrawn_at is not None:
        return held
    _withdraw(connection, held.id, name)
    follow(connection, held.account_id)
    regroup(connection, [readings.mention_of(connection, held.account_id)])
    return decisions.load(connection, decision)


def follow(connection: Connection, account_id: str) -> Settled:
    """Set aside, or take back, what decisions on an account say, and the corrections of it."""
    said = decisions.of_accounts(connection, [account_id])[account_id]
    found = settled(said)
    for key, aside in asides(account_id, said, added=_is_added(connection, account_id)).items():
        readings.set_aside(connection, key, aside=aside)
    return found


def checked_author(author: str) -> str:
    """The name of a reviewer.

    Raises:
        UsageError: It is empty, too long, or a linker's.
    """
    name = author.strip()
    if not name or name.startswith(LINKER) or len(name) > LONGEST_REASON // 10:
        msg = f"{author[:80]!r} cannot be a reviewer: give your name, in up to {LONGEST_REASON // 10} characters."
        raise UsageError(msg, slug="judgement-author", item=author[:80])
    return name


def _store(connection: Connection, made: Decision, mention: str, seen: int | None, more: dict[str, Any]) -> Decision:
    before = decisions.of_accounts(connection, [made.account_id])[made.account_id]
    live = [one for one in before if one.withdrawn_at is None]
    if seen is not None and seen != len(before):
        msg = (
            f"{made.account_id} was decided on by {before[-1].author if before else 'nobody'} while you looked at it. "
            "Look again, then decide."
        )
        raise ConflictError(msg, item=made.account_id)
    for held in (one for one in live if one.author == made.author):
        if (held.decided, held.corrected_id, held.reason) == (made.decided, made.corrected_id, made.reason):
            return held
        _withdraw(connection, held.id, made.author)
    decisions.save(connection, made)
    payload = {"decision": decisions.cells(connection, made.id), **more}
    log.append(connection, author=made.author, action="decide", item=made.id, payload=payload)
    follow(connection, made.account_id)
    regroup(connection, [mention])
    return decisions.load(connection, made.id)


def _made(
    connection: Connection, account_id: str, decided: Decided, corrected_id: str | None, author: str, reason: str
) -> Decision:
    name, why = checked_author(author), reason.strip()
    if len(why) > LONGEST_REASON:
        msg = f"the reason has {len(why)} characters, and {LONGEST_REASON} are allowed. Shorten it."
        raise UsageError(msg, slug="reason-too-long", item=account_id)
    before = decisions.of_accounts(connection, [account_id])[account_id]
    earlier = sum(one.author == name for one in before)
    return Decision(decision_id(account_id, name, earlier=earlier), account_id, decided, name, why, corrected_id)


def _withdraw(connection: Connection, decision: str, author: str) -> None:
    decisions.withdraw(connection, decision)
    log.append(connection, author=author, action="undo", item=decision, payload={"decision": decision})


def _corrects(connection: Connection, account_id: str) -> str | None:
    """The account in whose place a reviewer put this one."""
    return next((one.account_id for one in decisions.correcting(connection, account_id)), None)


def _is_added(connection: Connection, account_id: str) -> bool:
    held = readings.account_row(connection, account_id)
    return held is not None and held["author"] is not None
