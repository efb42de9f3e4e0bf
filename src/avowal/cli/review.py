"""``avowal review``: what needs a person, and what people decide of accounts and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from rich.table import Table

from avowal.cli.options import author_option, echo_json, json_option, record_option
from avowal.cli.reviewing import Reviewing, account_text, link_text
from avowal.cli.terminal import console, counted
from avowal.cli.words import safe
from avowal.codebook.vocabulary import Fact, Stance, Status, Verdict, VoiceKind
from avowal.domain import Judgement
from avowal.domain.decision import Decision
from avowal.errors import NotFoundError
from avowal.record.record import Record
from avowal.store.review_items import ReviewItem

EXAMPLES = """\b
Examples:
  avowal review next                                 one after the other: y accept, n reject, z undo, ? help
  avowal review list --limit 20
  avowal review accept a-3f9c5b20d1
  avowal review reject a-3f9c5b20d1 --reason "the toll of another attack"
  avowal review correct a-3f9c5b20d1 --words "at least 84"     figures are read from the report's words
  avowal review add m-77c1a0 --fact weapon --words "two suicide vests" --voice police
  avowal review same j-10aa2b                        an unsure link: its two reports tell of one incident
  avowal review undo                                 your latest decision on an account
  avowal review agreement --json
"""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def reason_option(function: Decorated) -> Decorated:
    """``--reason TEXT``: why."""
    return click.option("--reason", default="", metavar="TEXT", help="Why, in a sentence.")(function)


def parts_options(*, fact_needed: bool) -> Callable[[Decorated], Decorated]:
    """The parts of an account that a reviewer gives."""
    options = [
        click.option(
            "--words", metavar="TEXT", required=fact_needed, help="The report's words that hold the value, exactly."
        ),
        click.option(
            "--fact", type=click.Choice([f.value for f in Fact]), required=fact_needed, help="What they are about."
        ),
        click.option("--voice", metavar="NAME", help="Who says it, as the report names it; outlet: the report itself."),
        click.option("--voice-kind", type=click.Choice([k.value for k in VoiceKind]), help="Sort of voice."),
        click.option("--stance", type=click.Choice([s.value for s in Stance]), help="How the voice holds it."),
        click.option(
            "--status", type=click.Choice([s.value for s in Status]), help="What the report says of it later."
        ),
    ]

    def decorated(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


@click.group("review", epilog=EXAMPLES)
def command() -> None:
    """Decide what no extractor can: a queue of what needs a person first, decisions, agreement."""


@command.command("list")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@record_option
@json_option
def list_items(limit: int, record: str, *, as_json: bool) -> None:
    """List what needs a person, first what would change a shown figure most."""
    with Record.open(record, create=False, read_only=True) as opened:
        items, total = opened.review.queue(limit=limit), opened.review.count()
        if as_json:
            echo_json({"total": total, "items": [item_to_json(item) for item in items]})
            return
        if not items:
            click.echo("Nothing needs a person.", err=True)
            return
        table = Table("id", "priority", "what", "why", box=None, pad_edge=False, header_style="bold")
        for item in items:
            table.add_row(item.id, f"{item.priority:.2f}", _in_short(opened, item), safe("; ".join(item.why)))
    console().print(table)
    console(err=True).print(
        f"{len(items)} of {counted(total, 'thing')} to decide; `avowal review next` goes through them."
    )


@command.command("next")
@click.option("--incident", metavar="ID", help="Only what belongs to this incident (its whole id).")
@record_option
@author_option
def go_on(incident: str | None, record: str, author: str) -> None:
    """Go through the queue with one key a decision; ? lists the keys. What is decided is stored at once."""
    with Record.open(record, create=False) as opened:
        done = Reviewing(opened, author, incident).run()
    click.echo(f"{counted(done, 'decision')} stored.", err=True)


@command.command("accept")
@click.argument("accounts", nargs=-1, required=True)
@record_option
@author_option
@reason_option
def accept(accounts: Sequence[str], record: str, author: str, reason: str) -> None:
    """Say that the reports say what these ACCOUNTS say."""
    with Record.open(record, create=False) as opened:
        for account in accounts:
            _say(opened.review.accept(account, author, reason))


@command.command("reject")
@click.argument("accounts", nargs=-1, required=True)
@record_option
@author_option
@reason_option
def reject(accounts: Sequence[str], record: str, author: str, reason: str) -> None:
    """Say that the reports say no such thing: these ACCOUNTS count nowhere."""
    with Record.open(record, create=False) as opened:
        for account in accounts:
            _say(opened.review.reject(account, author, reason))


@command.command("unsure")
@click.argument("accounts", nargs=-1, required=True)
@record_option
@author_option
@reason_option
def unsure(accounts: Sequence[str], record: str, author: str, reason: str) -> None:
    """Say that the reports are too poor to tell: these ACCOUNTS stand, and stay in the queue for others."""
    with Record.open(record, create=False) as opened:
        for account in accounts:
            _say(opened.review.unsure(account, author, reason))


@command.command("correct")
@click.argument("account")
@parts_options(fact_needed=False)
@record_option
@author_option
@reason_option
def correct(account: str, record: str, author: str, **said: Any) -> None:
    """Put another account in the place of ACCOUNT. What is not given stays; values are read from the words."""
    with Record.open(record, create=False) as opened:
        made = opened.review.correct(account, author, **said)
        _say(made)
        console().print(account_text(opened, made.corrected_id or account))


@command.command("add")
@click.argument("mention")
@parts_options(fact_needed=True)
@record_option
@author_option
@reason_option
def add(mention: str, record: str, author: str, **said: Any) -> None:
    """Add an account that no extractor found to MENTION, one report's telling of one incident."""
    with Record.open(record, create=False) as opened:
        made = opened.review.add(mention, author, **said)
        _say(made)
        console().print(account_text(opened, made.account_id))


@command.command("same")
@click.argument("link")
@record_option
@author_option
@reason_option
def same(link: str, record: str, author: str, reason: str) -> None:
    """Say that the two mentions of LINK tell of one incident: their incidents become one."""
    _judge(link, Verdict.SAME, record, author, reason)


@command.command("different")
@click.argument("link")
@record_option
@author_option
@reason_option
def different(link: str, record: str, author: str, reason: str) -> None:
    """Say that the two mentions of LINK tell of two incidents; it wins over every "same"."""
    _judge(link, Verdict.DIFFERENT, record, author, reason)


@command.command("undo")
@click.argument("decision", required=False)
@record_option
@author_option
def undo(decision: str | None, record: str, author: str) -> None:
    """Take a DECISION (d-...) or a judgement on a link (j-...) back; without one, your latest on an account."""
    with Record.open(record, create=False) as opened:
        if decision is not None and decision.startswith("j-"):
            click.echo(f"{opened.withdraw(decision, author).id}\twithdrawn")
            return
        latest = None if decision is not None else opened.review.latest(author)
        if decision is None and latest is None:
            msg = f"{safe(author)} has decided on no account. Name a decision; `avowal review history` lists them."
            raise NotFoundError(msg, item=author)
        _say(opened.review.undo(decision or (latest.id if latest else ""), author))


@command.command("history")
@click.argument("account")
@record_option
@json_option
def history(account: str, record: str, *, as_json: bool) -> None:
    """List every decision on ACCOUNT, those taken back too, oldest first."""
    with Record.open(record, create=False, read_only=True) as opened:
        opened.account(account)
        made = opened.review.history(account)
    if as_json:
        echo_json([decision_to_json(one) for one in made])
        return
    for one in made:
        _say(one)
    if not made:
        click.echo("Nobody has decided on it.", err=True)


@command.command("agreement")
@record_option
@json_option
def agreement(record: str, *, as_json: bool) -> None:
    """Say how far reviewers agree: Krippendorff's alpha for each fact that two or more decided on."""
    with Record.open(record, create=False, read_only=True) as opened:
        found = opened.review.agreement()
    if as_json:
        echo_json(
            [
                {"fact": one.fact, "alpha": one.alpha, "accounts": one.n_accounts, "reviewers": one.n_reviewers}
                for one in found
            ]
        )
        return
    table = Table("fact", "alpha", "accounts", "reviewers", box=None, pad_edge=False, header_style="bold")
    for one in found:
        alpha = "not defined" if one.alpha is None else f"{one.alpha:.3f}"
        table.add_row(one.fact.replace("_", " "), alpha, str(one.n_accounts), str(one.n_reviewers))
    console().print(table)


def item_to_json(item: ReviewItem) -> dict[str, Any]:
    """A thing in the queue as data."""
    return {
        "id": item.id,
        "kind": item.kind,
        "incident": item.incident_id,
        "mention": item.mention_id,
        "priority": item.priority,
        "why": list(item.why),
    }


def decision_to_json(one: Decision) -> dict[str, Any]:
    """A decision as data; times are UTC, ISO 8601."""
    return {
        "id": one.id,
        "account": one.account_id,
        "decided": one.decided.value,
        "author": one.author,
        "reason": one.reason,
        "corrected": one.corrected_id,
        "made_at": one.made_at.isoformat() if one.made_at else None,
        "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
    }


def _say(one: Decision) -> None:
    """A decision on one line: id, account, what, who, state, reason; parted by tabs."""
    state = "withdrawn" if one.withdrawn_at else "stands"
    click.echo("\t".join((one.id, one.account_id, one.decided.value, safe(one.author), state, safe(one.reason))))


def _in_short(record: Record, item: ReviewItem) -> str:
    if item.kind == "link":
        return "two reports, one incident?"
    account = record.account(item.id)
    return f"{account.fact.value.replace('_', ' ')}: “{safe(account.words)}”, {safe(account.voice.name)}"


def _judge(link: str, verdict: Verdict, path: str, author: str, reason: str) -> None:
    with Record.open(path, create=False) as record:
        made: Judgement = record.judge_link(link, verdict, author, reason)
        click.echo("\t".join((made.id, made.left, made.right, made.verdict.value, safe(made.author))))
        console(err=True).print(link_text(record, made))
