"""Review in the browser: one thing at a time, one key a decision, the next by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, Stance, Status, Verdict, VoiceKind
from avowal.domain import Account, Judgement, Mention, Name, Reading, Report
from avowal.domain.decision import Decision, settled
from avowal.errors import ConflictError, NotFoundError, UsageError
from avowal.record.record import Record
from avowal.serve.evidence_page import Segment, in_order, segments
from avowal.serve.forms import read_form
from avowal.store.review_items import ReviewItem

RECENT: Final = 20
MOST_OFFERS: Final = 9
_PARTS: Final = ("words", "fact", "voice", "voice_kind", "stance", "status")
_VERDICTS: Final = {"accept": Verdict.SAME, "reject": Verdict.DIFFERENT, "unsure": Verdict.UNSURE}


@dataclass(frozen=True, slots=True)
class Offer:
    """A correction that one key makes: ``Offer("injured, not killed", "fact", "injured")``.

    Attributes:
        label: What it says of the account.
        part: The part of the account that it changes.
        value: What the part becomes.
    """

    label: str
    part: str
    value: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two mentions that a link is about, on its report's words."""

    report: Report
    mention: Mention
    segments: tuple[Segment, ...]
    incident: str | None


def page(request: Request) -> Response:
    """The thing that is asked for, else what needs a person most."""
    return _shown(request)


async def decide(request: Request) -> Response:
    """Store a decision from the page and go on to the next thing."""
    form = await read_form(request)
    return await run_in_threadpool(_decided, request, form)


async def undo(request: Request) -> Response:
    """Take a decision back and show its thing again."""
    form = await read_form(request)
    return await run_in_threadpool(_undone, request, form)


async def add(request: Request) -> Response:
    """Add an account that no extractor found, and show it."""
    form = await read_form(request)
    return await run_in_threadpool(_added, request, form)


def _decided(request: Request, form: Mapping[str, str]) -> Response:
    record, author = _reviewing(request)
    key, kind = form.get("item", ""), form.get("only") or None
    here = record.review.item(key) or ReviewItem(key, "link" if key.startswith("j-") else "account", "", 0.0, ())
    following = record.review.beside(here, author, kind=kind) if here.mention_id else None
    try:
        _store(record, author, key, form)
    except ConflictError as error:
        return _shown(request, key=key, wrong=str(error), status=409)
    except UsageError as error:
        return _shown(request, key=key, wrong=str(error), status=400, typed=form)
    asked = {"item": following.id if following else "", "only": kind or ""}
    return _go("/review", asked)


def _store(record: Record, author: str, key: str, form: Mapping[str, str]) -> None:
    """Do what the pressed button says.

    Raises:
        UsageError: It cannot be.
        ConflictError: Somebody else decided meanwhile.
        NotFoundError: There is no such thing.
    """
    review, said, reason = record.review, form.get("decide", ""), form.get("reason", "")
    part, _, value = form.get("offer", "").partition(":")
    if key.startswith("j-"):
        if said not in _VERDICTS:
            raise _no_such_button(said)
        record.judge_link(key, _VERDICTS[said], author, reason)
        return
    seen = int(form["seen"]) if form.get("seen", "").isdecimal() else None
    if part in _PARTS:
        change: dict[str, Any] = {part: value}
        review.correct(key, author, **change, reason=reason, seen=seen)
    elif said == "correct":
        review.correct(key, author, **_changes(record, key, form), reason=reason, seen=seen)
    elif said in _VERDICTS:
        acts: dict[str, Callable[..., Decision]] = {
            "accept": review.accept,
            "reject": review.reject,
            "unsure": review.unsure,
        }
        acts[said](key, author, reason, seen=seen)
    else:
        raise _no_such_button(said)


def _no_such_button(said: str) -> UsageError:
    return UsageError(f"{said[:40]!r} is no decision: accept, reject, correct or unsure.", slug="unknown-word")


def _changes(record: Record, key: str, form: Mapping[str, str]) -> dict[str, Any]:
    """The parts that differ from the account as it is; a field that was left as it came changes nothing."""
    account = record.account(key)
    now = as_typed(account, record.report(account.report_id))
    typed = {part: form.get(part, "").strip() for part in _PARTS}
    return {part: said for part, said in typed.items() if said and said != now[part]}


def _undone(request: Request, form: Mapping[str, str]) -> Response:
    record, author = _reviewing(request)
    key = form.get("decision", "")
    if key.startswith("j-"):
        record.withdraw(key, author)
        held = record.judgement(key)
        again = next((j.id for j in record.judgements(held.left) if _is_open(j, held)), key)
    else:
        again = record.review.undo(key, author).account_id
    return _go("/review", {"item": again, "only": form.get("only", "")})


def _is_open(one: Judgement, of: Judgement) -> bool:
    """Whether it is the linker's judgement on the same pair."""
    return {one.left, one.right} == {of.left, of.right} and one.author.startswith("linker") and not one.withdrawn_at


def _added(request: Request, form: Mapping[str, str]) -> Response:
    record, author = _reviewing(request)
    near = form.get("item", "")
    said = {part: form.get(part, "").strip() or None for part in _PARTS}
    try:
        made = record.review.add(
            record.review.mention_of(near),
            author,
            words=said.pop("words") or "",
            fact=said.pop("fact") or "",
            reason=form.get("reason", ""),
            **said,
        )
    except UsageError as error:
        return _shown(request, key=near, wrong=str(error), status=400, typed=form)
    return _go("/review", {"item": made.account_id, "only": form.get("only", "")})


def _go(path: str, asked: Mapping[str, str]) -> RedirectResponse:
    kept = {name: value for name, value in asked.items() if value}
    return RedirectResponse(f"{path}?{urlencode(kept)}" if kept else path, status_code=303)


def _reviewing(request: Request) -> tuple[Record, str]:
    """The record and who reviews it.

    Raises:
        HTTPException: 403 where the record is served for reading only.
    """
    author: str | None = request.app.state.reviewer
    if author is None:
        raise HTTPException(403, "This record is served for reading only.")
    record: Record = request.app.state.record
    return record, author


def _shown(
    request: Request, *, key: str = "", wrong: str = "", status: int = 200, typed: Mapping[str, str] | None = None
) -> Response:
    record, author = _reviewing(request)
    only = request.query_params.get("only", "") if typed is None else typed.get("only", "")
    kind = only if only in {"account", "link"} else None
    key = key or request.query_params.get("item", "")
    item = record.review.item(key) if key else None
    if not key:
        item = next(iter(record.review.queue(limit=1, author=author, kind=kind)), None)
        key = item.id if item else ""
    html = request.app.state.templates.get_template("review.html").render(
        **(_thing(record, key, typed) if key else {"kind": None}),
        item=item,
        key=key,
        only=kind or "",
        wrong=wrong,
        left=record.review.count(),
        author=author,
        previous=record.review.beside(item, author, before=True, kind=kind) if item else None,
        following=record.review.beside(item, author, kind=kind) if item else None,
        recent=[(one, _in_words(record, one)) for one in record.review.recent(author, limit=RECENT)],
    )
    return HTMLResponse(html, status_code=status)


def _thing(record: Record, key: str, typed: Mapping[str, str] | None) -> dict[str, Any]:
    """What the page shows of an account or a link."""
    if key.startswith("j-"):
        judgement = record.judgement(key)
        return {"kind": "link", "judgement": judgement, "sides": [_side(record, m) for m in _pair(judgement)]}
    mention = record.review.mention(record.review.mention_of(key))
    account = next(one for one in mention.accounts if one.id == key)
    report, reading = record.report(account.report_id), record.reading(account.report_id)
    accounts = in_order(reading)
    shown = accounts if account in accounts else (*accounts, account)
    history = record.review.history(key)
    now = as_typed(account, report)
    return {
        "kind": "account",
        "account": account,
        "report": report,
        "incident": record.incident_of(mention.id),
        "mention": mention,
        "segments": segments(report.text, shown, account),
        "history": history,
        "state": settled(history).state.value,
        "offers": offers(account, reading),
        "now": now,
        "typed": {part: (typed or {}).get(part, now[part]) for part in _PARTS},
        "voices": sorted({a.voice.name for a in accounts if a.voice.kind is not VoiceKind.OUTLET}),
        "facts": [fact.value for fact in Fact],
        "kinds": [one.value for one in VoiceKind],
        "stances": [stance.value for stance in Stance],
        "statuses": [one.value for one in Status],
    }


def _pair(judgement: Judgement) -> tuple[str, str]:
    return judgement.left, judgement.right


def _side(record: Record, mention_id: str) -> Side:
    mention = record.review.mention(mention_id)
    report = record.report(mention.report_id)
    return Side(
        report, mention, segments(report.text, in_order(Reading(report.id, "", (mention,))), None),
        record.incident_of(mention_id),
    )  # fmt: skip


def as_typed(account: Account, report: Report) -> dict[str, str]:
    """The parts of an account as the fields of the form hold them before anybody types."""
    return {
        "words": account.evidence.quote(report.text),
        "fact": account.fact.value,
        "voice": account.voice.name,
        "voice_kind": account.voice.kind.value,
        "stance": account.stance.value,
        "status": account.status.value,
    }


def offers(account: Account, reading: Reading) -> tuple[Offer, ...]:
    """Corrections that are often needed, at most nine: another fact, stance, status or voice."""
    found: list[Offer] = []
    if account.fact in COUNTED_FACTS:
        others = (Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED, Fact.PERPETRATOR_COUNT)
        found += [Offer(f"it counts {_plain(f)}", "fact", f.value) for f in others if f is not account.fact]
    elif account.fact is Fact.RESPONSIBLE:
        said = (Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS, Stance.DENIES, Stance.ASSERTS)
        found += [Offer(f"the voice {s.value} it", "stance", s.value) for s in said if s is not account.stance]
    elif isinstance(account.value, Name):
        named = (Fact.TARGET, Fact.WEAPON, Fact.RESPONSIBLE, Fact.PERPETRATOR)
        found += [Offer(f"it is the {_plain(f)}", "fact", f.value) for f in named if f is not account.fact]
    status = Status.SUPERSEDED if account.status is Status.CURRENT else Status.CURRENT
    found.append(Offer(f"it is {status.value}", "status", status.value))
    if account.voice.kind is not VoiceKind.OUTLET:
        found.append(Offer("the report itself says it", "voice", "outlet"))
    voices = dict.fromkeys(a.voice.name for a in _near(account, in_order(reading)))
    found += [Offer(f"{name} says it", "voice", name) for name in voices if name != account.voice.name]
    return tuple(found[:MOST_OFFERS])


def _near(account: Account, accounts: Sequence[Account]) -> list[Account]:
    """Accounts of named voices, the nearest words first."""
    named = [one for one in accounts if one.voice.kind is not VoiceKind.OUTLET]
    return sorted(named, key=lambda one: (abs(one.evidence.start - account.evidence.start), one.id))


def _plain(fact: Fact) -> str:
    return fact.value.replace("_", " ")


def _in_words(record: Record, one: Decision | Judgement) -> str:
    """A decision for the list of the latest."""
    if isinstance(one, Judgement):
        return f"two reports: {one.verdict.value}"
    try:
        account = record.account(one.account_id)
    except NotFoundError:  # pragma: no cover - accounts are never deleted
        return one.decided.value
    return f"{one.decided.value}: {_plain(account.fact)} “{account.words[:60]}”"
