"""A reviewer points to words: what account they make, read by the readers that the extractors use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, Stance, Status, VoiceKind
from avowal.domain import OUTLET, Account, Report, Span, Voice
from avowal.domain.account import account_id
from avowal.errors import UsageError
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.owning import standard_voice
from avowal.extraction.pointed import read_pointed

_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer says an account should be; what is ``None`` stays as it is: ``Correction(words=Span(4, 9))``.

    Attributes:
        words: Where in the report the value stands.
        fact: What it is about.
        voice: Who says it, as the report names it; "outlet" for the report's own voice.
        voice_kind: Sort of voice.
        stance: How the voice holds it.
        status: What the report later says of it.
    """

    words: Span | None = None
    fact: Fact | None = None
    voice: str | None = None
    voice_kind: VoiceKind | None = None
    stance: Stance | None = None
    status: Status | None = None


def corrected(report: Report, account: Account, change: Correction) -> Account:
    """The account as it should be; its value is read again from the words, never taken from the reviewer.

    Raises:
        UsageError: Nothing changes, the words cannot be read as the fact, or the report does not name the voice.
    """
    fact = change.fact or account.fact
    made = replace(
        account,
        fact=fact,
        voice=_voice(report, account.voice, change),
        stance=change.stance or account.stance,
        status=change.status or account.status,
        score=None,
    )
    if change.words is not None or fact is not account.fact:
        made = _with_words(report, made, change.words or account.evidence)
    if replace(made, score=account.score) == account:
        msg = f"the correction leaves {account.id} as it is. Accept it instead, or say what differs."
        raise UsageError(msg, slug="nothing-changed", item=account.id)
    return replace(made, id=_made_id(made, account.id))


def pointed_out(report: Report, mention_id: str, words: Span, change: Correction) -> Account:
    """An account that the extractor missed: its words, its fact, and who says it.

    Raises:
        UsageError: No fact is given, the words cannot be read as the fact, or the report does not name the voice.
    """
    if change.fact is None:
        msg = "an account needs a fact: say what the words are about (killed, responsible, place, ...)."
        raise UsageError(msg, slug="account-incomplete")
    voice = _voice(report, OUTLET, change)
    bare = Account(
        "", report.id, change.fact, None, "", voice, (),
        change.stance or Stance.ASSERTS, change.status or Status.CURRENT, words,
    )  # fmt: skip
    made = _with_words(report, bare, words)
    return replace(made, id=_made_id(made, mention_id))


def found_in(report: Report, quote: str, near: Span | None = None) -> Span:
    """Where these words stand in the report; of several places, the one nearest to ``near``.

    Raises:
        UsageError: The report does not hold them.
    """
    places = []
    at = report.text.find(quote) if quote and len(quote) <= _LONGEST else -1
    while at >= 0:
        places.append(at)
        at = report.text.find(quote, at + 1)
    if not places:
        msg = f"the words {quote[:80]!r} do not stand in {report.id}. Copy them from the report, letter by letter."
        raise UsageError(msg, slug="words-unreadable", item=report.id)
    start = min(places, key=lambda place: abs(place - near.start) if near else place)
    return Span(start, start + len(quote))


def _with_words(report: Report, account: Account, words: Span) -> Account:
    if not 0 <= words.start < words.end <= len(report.text):
        msg = f"the words {words.start} to {words.end} are beyond the {len(report.text)} characters of {report.id}."
        raise UsageError(msg, slug="words-unreadable", item=report.id)
    found = read_pointed(take_notes(skim(report)), account.fact, words, words, sure=1.0)
    if found is None:
        quote = words.quote(report.text)[:80]
        needed = _NEEDED.get(account.fact, "a name")
        msg = f"{quote!r} cannot be read as {account.fact.value.replace('_', ' ')}: pick words that hold {needed}."
        raise UsageError(msg, slug="words-unreadable", item=report.id)
    return replace(
        account, value=found.value, words=found.words.quote(report.text), evidence=found.evidence, part_of=None
    )


_NEEDED: Final = dict.fromkeys(COUNTED_FACTS, "a figure") | {Fact.DATE: "a date", Fact.PLACE: "a place"}


def _voice(report: Report, voice: Voice, change: Correction) -> Voice:
    if change.voice is None:
        return replace(voice, kind=change.voice_kind) if change.voice_kind else voice
    if change.voice == OUTLET.name:
        return OUTLET
    name = change.voice.strip()
    if not name or name.casefold() not in report.text.casefold():
        msg = f"{report.id} does not name a voice {name[:80]!r}. Give the words that the report names it with."
        raise UsageError(msg, slug="voice-not-found", item=report.id)
    return standard_voice(Voice(name, change.voice_kind or VoiceKind.UNKNOWN))


def _made_id(account: Account, key: str) -> str:
    """The same id for whoever makes the same correction: then two reviewers agree."""
    held = f"{key} {account.voice.kind} {account.stance} {account.status}"
    return account_id(account.report_id, account.fact, account.value, account.voice, account.evidence, mention_key=held)
