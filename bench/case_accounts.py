"""The account lines of a case: ``k1 | killed | at least 84 | IRNA/state_media | superseded, via Telegram``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, cast

from case_counts import UnreadableFigureError, read_figure, read_shorthand
from case_markup import CaseError, Line, Marked

from avowal.codebook import COUNTED_FACTS, Fact, Stance, Status, VoiceKind
from avowal.domain import PartialDate

JsonObject = dict[str, Any]
Voices = dict[str, JsonObject]
OUTLET: JsonObject = {"name": "outlet", "kind": "outlet"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
# The codebook's `type` is no fact of ACCOUNTS.md: an incident's type stands in its heading.
FACTS = tuple(fact.value for fact in Fact if fact is not Fact.TYPE)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that name a voice (source) or that report what it said (cue): *police*, *told reporters*.

    Attributes:
        part: The terms of PolNeAR (Newell et al. 2018): source or cue.
        mark: Name of the mark.
        span: Start and end in code points of the text.
        voice: Whose words are reported.
    """

    part: Literal["source", "cue"]
    mark: str
    span: tuple[int, int]
    voice: JsonObject


def read_account(label: str, line: Line, marked: Marked, voices: Voices) -> tuple[str, JsonObject]:
    """The mark and the account of one line.

    Raises:
        CaseError: The line names an unknown mark, fact, voice, kind, stance or status, or its value cannot be.
    """
    where = f"{label}:{line.number}"
    columns = [column.strip() for column in line.text.split("|")]
    if not 3 <= len(columns) <= 5:
        msg = f"{where}: expected MARK | FACT | VALUE | VOICE | REST with three to five columns, found {len(columns)}"
        raise CaseError(msg)
    mark, fact, said, voice, rest = [*columns, "", ""][:5]
    if mark not in marked.spans:
        msg = f"{where}: no mark {mark!r} in the text; the evidence is missing"
        raise CaseError(msg)
    if fact not in FACTS:
        msg = f"{where}: unknown fact {fact!r}; one of {', '.join(FACTS)}"
        raise CaseError(msg)
    start, end = marked.spans[mark]
    evidence = marked.text[start:end]
    account = {
        "fact": fact,
        **_value(where, Fact(fact), said, evidence),
        "voice": _voice(where, voice, voices),
        **_rest(where, rest, counted=Fact(fact) in COUNTED_FACTS),
        "evidence": evidence,
        "span": [start, end],
    }
    return mark, account


def read_voice(label: str, line: Line, voices: Voices) -> None:
    """Note a short name for a voice: ``voice hm = Bahram Eynollahi/official/health minister``."""
    where = f"{label}:{line.number}"
    name, equals, said = line.text.strip().removeprefix("voice ").partition("=")
    name = name.strip()
    if not equals or not name or name in voices:
        msg = f"{where}: expected voice SHORT = NAME/KIND or NAME/KIND/ROLE, each short name once: {line.text!r}"
        raise CaseError(msg)
    voices[name] = _voice(where, said.strip(), {})


def read_sayings(label: str, line: Line, marked: Marked, voices: Voices) -> list[Saying]:
    """Marks that name or report a voice: ``source v1 v2 = hm`` or ``cue c1 = hm``."""
    where = f"{label}:{line.number}"
    part, _, said = line.text.strip().partition(" ")
    names, equals, voice = said.partition("=")
    marks = names.split()
    unknown = [mark for mark in marks if mark not in marked.spans]
    if not equals or not marks or unknown or not voice.strip():
        msg = f"{where}: expected {part} MARK [MARK ...] = VOICE with marks of the text: {line.text!r}"
        raise CaseError(msg)
    whose = _voice(where, voice.strip(), voices)
    return [Saying(cast("Literal['source', 'cue']", part), mark, marked.spans[mark], whose) for mark in marks]


def _voice(where: str, said: str, voices: Voices) -> JsonObject:
    if not said or said == "outlet":
        return dict(OUTLET)
    if said in voices:
        return dict(voices[said])
    parts = [part.strip() for part in said.split("/")]
    if len(parts) not in (2, 3) or parts[1] not in set(VoiceKind) or not all(parts):
        msg = f"{where}: unknown voice {said!r}; write NAME/KIND or NAME/KIND/ROLE with a kind of the codebook"
        raise CaseError(msg)
    voice = {"name": parts[0], "kind": parts[1]}
    return voice | {"role": parts[2]} if len(parts) == 3 else voice


def _value(where: str, fact: Fact, said: str, evidence: str) -> JsonObject:
    if not said:
        msg = f"{where}: the value is missing"
        raise CaseError(msg)
    if fact in COUNTED_FACTS:
        return _count(where, said, evidence)
    if fact is Fact.DATE:
        return _date(where, said, evidence)
    if fact is Fact.PLACE:
        name, comma, country = said.rpartition(",")
        if not comma or not _COUNTRY.match(country.strip()) or not name.strip() or ";" in name:
            msg = f"{where}: a place is one NAME, CC with the country's two capitals, not {said!r}"
            raise CaseError(msg)
        return {"value": name.strip(), "country": country.strip()}
    first, *aliases = (part.strip() for part in said.split(";"))
    return {"value": first, "aliases": aliases} if aliases else {"value": first}


def _date(where: str, said: str, evidence: str) -> JsonObject:
    try:
        value = PartialDate.from_iso(said)
    except ValueError as error:
        msg = f"{where}: {error}"
        raise CaseError(msg) from error
    named = [day for day in WEEKDAYS if re.search(rf"\b{day}\b", evidence, re.IGNORECASE)]
    if named and value.day and value.first and WEEKDAYS[value.first.weekday()] not in named:
        msg = f"{where}: {said} is a {WEEKDAYS[value.first.weekday()]}, and the evidence says {evidence!r}"
        raise CaseError(msg)
    return {"value": value.iso}


def _count(where: str, said: str, evidence: str) -> JsonObject:
    words, equals, figure_words = (part.strip() for part in said.partition("="))
    if words.startswith("~"):
        msg = f"{where}: give the report's words before '=': {said!r}"
        raise CaseError(msg)
    if words not in evidence:
        msg = f"{where}: the words {words!r} are not in the evidence {evidence!r}"
        raise CaseError(msg)
    try:
        figure = read_shorthand(figure_words) if equals else read_figure(words)
    except UnreadableFigureError as error:
        msg = f"{where}: no number can be read from {said!r}; write it after '=', as in: a family of five = 5"
        raise CaseError(msg) from error
    return {"low": figure.low, "high": figure.high, "qualifier": figure.qualifier, "words": words}


def _rest(where: str, rest: str, *, counted: bool) -> JsonObject:
    """Stance, status, via, of and optional, in any order, split by commas."""
    found: JsonObject = {"via": [], "stance": Stance.ASSERTS.value, "status": Status.CURRENT.value}
    found |= {"of": None} if counted else {}
    found["optional"] = False
    given: set[str] = set()
    for item in (part.strip() for part in rest.split(",") if part.strip()):
        key, value = _item(where, item, counted=counted)
        if key in given:
            msg = f"{where}: {key} is given twice: {rest!r}"
            raise CaseError(msg)
        given.add(key)
        found[key] = value
    return found


def _item(where: str, item: str, *, counted: bool) -> tuple[str, object]:
    if item in set(Stance):
        return "stance", item
    if item in set(Status):
        return "status", item
    if item == "optional":
        return "optional", True
    if item.startswith("via "):
        return "via", [part.strip() for part in item[4:].split(">")]
    if item.startswith("of ") and counted:
        return "of", item[3:].strip()
    msg = f"{where}: cannot read {item!r}; one of a stance, a status, optional, 'via A > B' or (for counts) 'of WHOM'"
    raise CaseError(msg)
