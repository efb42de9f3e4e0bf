"""A report with the words of its accounts marked, and one account beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import HTMLResponse

from avowal.domain import Account, Reading
from avowal.record.record import Record


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the accounts whose evidence covers all of it.

    Attributes:
        text: The words.
        account_ids: In the order of the reading; empty where no account rests on the words.
        chosen: Whether the account that was asked for rests on them.
        starts: Whether the chosen account's evidence begins here.
    """

    text: str
    account_ids: tuple[str, ...]
    chosen: bool
    starts: bool


def account_page(request: Request) -> HTMLResponse:
    """One account on its words, with its neighbours one key away."""
    record: Record = request.app.state.record
    account_id = request.path_params["account"]
    return _page(request, record.account(account_id).report_id, account_id)


def report_page(request: Request) -> HTMLResponse:
    """A report with every account's words marked."""
    return _page(request, request.path_params["report"], None)


def _page(request: Request, report_id: str, account_id: str | None) -> HTMLResponse:
    record: Record = request.app.state.record
    report, reading = record.report(report_id), record.reading(report_id)
    accounts = in_order(reading)
    chosen = next((a for a in accounts if a.id == account_id), None)
    html = request.app.state.templates.get_template("evidence.html").render(
        report=report,
        reading=reading,
        accounts=accounts,
        chosen=chosen,
        total=next((a for a in accounts if chosen and a.id == chosen.part_of), None),
        parts=[a for a in accounts if chosen and a.part_of == chosen.id],
        segments=segments(report.text, accounts, chosen),
        incident_of={m.id: record.incident_of(m.id) for m in reading.mentions},
        states={key: state.value for m in reading.mentions for key, state in record.review.states(m.id).items()},
        mention=next((m for m in reading.mentions if chosen in m.accounts), None) if chosen else None,
        previous=_neighbour(accounts, chosen, -1),
        following=_neighbour(accounts, chosen, 1),
    )
    return HTMLResponse(html)


def in_order(reading: Reading) -> tuple[Account, ...]:
    """Every account of a reading in the order of its words."""
    accounts = [account for mention in reading.mentions for account in mention.accounts]
    return tuple(sorted(accounts, key=lambda a: (a.evidence, a.id)))


def segments(text: str, accounts: Sequence[Account], chosen: Account | None) -> tuple[Segment, ...]:
    """The text cut at every start and end of evidence; joined again it is the whole text."""
    cuts = sorted({0, len(text), *(edge for a in accounts for edge in (a.evidence.start, a.evidence.end))})
    made = []
    for start, end in pairwise(cuts):
        covering = [a for a in accounts if a.evidence.start <= start and end <= a.evidence.end]
        is_chosen = chosen is not None and chosen in covering
        starts = chosen is not None and is_chosen and chosen.evidence.start == start
        made.append(Segment(text[start:end], tuple(a.id for a in covering), is_chosen, starts))
    return tuple(made)


def _neighbour(accounts: Sequence[Account], chosen: Account | None, step: int) -> Account | None:
    if chosen is None:
        return None
    place = accounts.index(chosen) + step
    return accounts[place] if 0 <= place < len(accounts) else None
