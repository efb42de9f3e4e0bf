"""A person's judgements: stored beside the linker's, in the log word for word, and never deleted."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement, Reason
from avowal.domain.judgement import judgement_id
from avowal.errors import NotFoundError, UsageError
from avowal.linking.cluster import LINKER
from avowal.record.linked import regroup
from avowal.store import judgements, log, readings


def judge(connection: Connection, left: str, right: str, verdict: Verdict, *, author: str, reason: str) -> Judgement:
    """Store what a person says of two mentions, and derive their neighbourhood again.

    An author holds one opinion of a pair: what they said of it before is withdrawn. Saying the same again changes
    nothing.

    Raises:
        NotFoundError: The record holds no such mention.
        UsageError: The two are one mention, or the author has no name or a linker's.
    """
    first, second = _checked_pair(connection, left, right)
    name = _checked_author(author)
    before = judgements.of_pair(connection, first, second, name)
    live = [judgement for judgement in before if judgement.withdrawn_at is None]
    reasons = (Reason("person", _leaning(verdict), reason),) if reason else ()
    for held in live:
        if (held.verdict, held.reasons) == (verdict, reasons):
            return held
    made = Judgement(
        judgement_id(first, second, name, earlier=len(before)), first, second, verdict, name, None, reasons
    )
    for held in live:
        _withdraw(connection, held.id, name)
    judgements.save(connection, [made])
    log.append(
        connection, author=name, action="judge", item=made.id, payload=judgements.cells(connection, [made.id])[0]
    )
    regroup(connection, [first, second])
    return judgements.load(connection, made.id)


def withdraw(connection: Connection, judgement: str, *, author: str) -> Judgement:
    """Mark a judgement as withdrawn and derive its neighbourhood again; a withdrawn one stays as it is.

    Raises:
        NotFoundError: The record holds no such judgement.
        UsageError: The author has no name or a linker's.
    """
    held = judgements.load(connection, judgement)
    name = _checked_author(author)
    if held.withdrawn_at is not None:
        return held
    _withdraw(connection, held.id, name)
    regroup(connection, [held.left, held.right])
    return judgements.load(connection, judgement)


def read_verdict(said: str) -> Verdict:
    """The verdict of this name.

    Raises:
        UsageError: There is no such verdict.
    """
    try:
        return Verdict(said)
    except ValueError as error:
        msg = f"no verdict {said!r}: choose one of {', '.join(verdict.value for verdict in Verdict)}."
        raise UsageError(msg, slug="unknown-verdict", item=said) from error


def _withdraw(connection: Connection, judgement: str, author: str) -> None:
    judgements.withdraw(connection, judgement)
    log.append(connection, author=author, action="withdraw", item=judgement, payload={"judgement": judgement})


def _checked_pair(connection: Connection, left: str, right: str) -> tuple[str, str]:
    found = {mention.id for mention in readings.mentions(connection, [left, right])}
    for mention_id in _missing((left, right), found):
        msg = f"the record holds no mention {mention_id!r}. `avowal show INCIDENT --json` lists an incident's mentions."
        raise NotFoundError(msg, item=mention_id)
    if left == right:
        msg = f"a judgement is on two mentions, and both are {left}. Name the other one."
        raise UsageError(msg, slug="one-mention", item=left)
    return min(left, right), max(left, right)


def _missing(asked: Iterable[str], found: set[str]) -> Iterable[str]:
    return (mention_id for mention_id in asked if mention_id not in found)


def _checked_author(author: str) -> str:
    name = author.strip()
    if not name or name.startswith(LINKER):
        msg = f"{author!r} cannot be the author of a person's judgement: give a name that does not begin with 'linker'."
        raise UsageError(msg, slug="judgement-author", item=author)
    return name


def _leaning(verdict: Verdict) -> float:
    return {Verdict.SAME: 1.0, Verdict.DIFFERENT: -1.0}.get(verdict, 0.0)
