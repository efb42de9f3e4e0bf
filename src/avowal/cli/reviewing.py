"""Review at a terminal: one thing at a time, one key a decision, the next by itself."""

from __future__ import annotations

from typing import Final

import click
from rich.console import Group
from rich.text import Text

from avowal.cli.terminal import account_line, console
from avowal.cli.words import safe
from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement, Span
from avowal.errors import ConflictError, UsageError
from avowal.record.labels import value_label
from avowal.record.record import Record
from avowal.store.review_items import ReviewItem

KEYS: Final = """\
  y  accept; of two reports: they tell of one incident
  n  reject; of two reports: of two incidents
  u  cannot tell; it stays as it is, and somebody else may know
  s  skip for now
  k  back to the thing before
  z  undo the latest decision of this sitting
  ?  this list
  q  stop; everything decided is stored
To correct an account, use `avowal review correct ID`."""

_VERDICTS: Final = {"y": Verdict.SAME, "n": Verdict.DIFFERENT, "u": Verdict.UNSURE}
_AROUND: Final = 160
"""Characters of the report shown on each side of an account's words."""
_AT_ONCE: Final = 200


class Reviewing:
    """One sitting over the queue of a record: ``Reviewing(record, "Ada").run()``."""

    def __init__(self, record: Record, author: str, incident: str | None = None) -> None:
        """Begin with what needs a person most.

        Args:
            record: Open for writing.
            author: Who decides.
            incident: Only what belongs to this incident.
        """
        self._record, self._author, self._incident = record, author, incident
        self._out = console(err=True)
        self._seen: list[ReviewItem] = []
        self._at = 0
        self._made: list[tuple[str, int]] = []

    def run(self) -> int:
        """Ask until nothing is left or the reviewer stops; how many decisions were stored and stand.

        Raises:
            UsageError: There is no terminal to read keys from, or the author cannot be.
        """
        self._record.review.prepare()
        while (item := self._item()) is not None:
            self._show(item)
            while not self._answered(item, (key := _key())):
                if key == "q":
                    return len(self._made)
        self._out.print("Nothing more needs a person.")
        return len(self._made)

    def _item(self) -> ReviewItem | None:
        """The thing in hand; the queue is asked again where what was fetched is through."""
        if self._at == len(self._seen):
            known = {item.id for item in self._seen}
            limit = _AT_ONCE + len(known)
            found = self._record.review.queue(limit=limit, incident=self._incident, author=self._author)
            self._seen += [item for item in found if item.id not in known]
        return self._seen[self._at] if self._at < len(self._seen) else None

    def _show(self, item: ReviewItem) -> None:
        what = link_text(self._record, self._link(item)) if item.kind == "link" else account_text(self._record, item.id)
        self._out.print(Text(f"\n{item.id}  {safe('; '.join(item.why))}", style="dim"))
        self._out.print(what)
        first = "y accept  n reject" if item.kind == "account" else "y one incident  n two"
        self._out.print(f"{first}  u cannot tell  s skip  z undo  ? keys  q stop", style="dim")

    def _answered(self, item: ReviewItem, key: str) -> bool:
        """Do what a key asks; whether another thing is to be shown."""
        if key in {"y", "n", "u"}:
            return self._decide(item, key)
        if key in {"s", "j"}:
            self._at += 1
            return True
        if key == "k":
            self._at = max(0, self._at - 1)
            return True
        if key == "z":
            return self._undo()
        if key != "q":
            self._out.print(KEYS)
        return False

    def _decide(self, item: ReviewItem, key: str) -> bool:
        try:
            if item.kind == "link":
                made = self._record.judge_link(item.id, _VERDICTS[key], self._author).id
            else:
                review = self._record.review
                act = {"y": review.accept, "n": review.reject, "u": review.unsure}[key]
                made = act(item.id, self._author, seen=len(review.history(item.id))).id
        except ConflictError as error:
            self._out.print(Text(safe(str(error)), style="red"))
            return True
        self._made.append((made, self._at))
        self._at += 1
        return True

    def _undo(self) -> bool:
        if not self._made:
            self._out.print("Nothing of this sitting is left to undo.")
            return False
        made, self._at = self._made.pop()
        if made.startswith("j-"):
            self._record.withdraw(made, self._author)
        else:
            self._record.review.undo(made, self._author)
        return True

    def _link(self, item: ReviewItem) -> Judgement:
        return self._record.judgement(item.id)


def account_text(record: Record, account_id: str) -> Group:
    """An account with the words around it, for a terminal."""
    account = record.account(account_id)
    report = record.report(account.report_id)
    value = "not read" if account.value is None else value_label(account.value)
    head = Text(f"{account.fact.value.replace('_', ' ')}: {safe(value)}", style="bold")
    return Group(head, account_line(account, report), _around(report.text, account.evidence))


def link_text(record: Record, one: Judgement) -> Group:
    """Two mentions side by side, with what speaks for and against their being one incident."""
    lines = []
    for mention_id in (one.left, one.right):
        mention = record.review.mention(mention_id)
        report = record.report(mention.report_id)
        lines.append(Text(safe(f"{report.title or report.id}  [{report.outlet or 'no outlet'}]"), style="bold"))
        lines.append(_around(report.text, mention.spans[0] if mention.spans else Span(0, 1)))
    lines += [Text(f"  {reason.score:+.2f} {safe(reason.sentence)}") for reason in one.reasons]
    return Group(*lines)


def _around(text: str, span: Span) -> Text:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    line = Text("  " + safe(("…" if span.start > _AROUND else "") + before), style="dim")
    line.append(safe(span.quote(text)[: 2 * _AROUND]), style="not dim bold reverse")
    line.append(safe(after + ("…" if span.end + _AROUND < len(text) else "")), style="dim")
    return line


def _key() -> str:
    try:
        return click.getchar().casefold()
    except (OSError, EOFError) as error:
        msg = "there is no terminal to read keys from. Use `avowal review list`, `accept` and `reject` in scripts."
        raise UsageError(msg) from error
