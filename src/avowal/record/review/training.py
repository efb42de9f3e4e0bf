"""What reviewers decided, as examples for the model's trainer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from avowal.codebook.vocabulary import ReviewState
from avowal.domain.decision import settled
from avowal.domain.form import account_to_json, reading_to_json
from avowal.store import decisions, readings, reports

_SETTLED = frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.CORRECTED})


def training_rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """One object for each report with a decision that stands, in the order of their ids.

    Its incidents hold the accounts that stand after review, as docs/accounts.md writes them; ``review.accounts`` says
    what became of each account that was decided on, with the account as it was read; ``review.complete`` whether
    every account was settled: only then do words without an account say that there is none.
    """
    ids = {readings.account(connection, one.account_id).report_id for _, one in decisions.live(connection)}
    for report_id in sorted(ids):
        report = reports.load(connection, report_id)
        everything = readings.load(connection, report_id, everything=True)
        standing = readings.load(connection, report_id)
        said = decisions.of_mentions(connection, [mention.id for mention in everything.mentions])
        put_in = {one.corrected_id for found in said.values() for one in found if one.corrected_id}
        states = {key: settled(found).state for key, found in said.items()}
        accounts = {a.id: a for mention in everything.mentions for a in mention.accounts}
        open_ = [key for key in accounts if key not in put_in and states.get(key) not in _SETTLED]
        yield {
            **reading_to_json(report, standing),
            "language": report.language,
            "text": report.text,
            "review": {
                "complete": not open_,
                "accounts": [
                    {
                        "state": state.value,
                        "reviewers": len({one.author for one in said[key] if one.withdrawn_at is None}),
                        "account": account_to_json(report.text, accounts[key]),
                    }
                    for key, state in sorted(states.items())
                    if state not in {ReviewState.OPEN, ReviewState.UNSURE}
                ],
            },
        }
