"""What a model answered, checked member by member: nothing of it is believed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.errors import MissingExtraError

MOST_CHARACTERS: Final = 1_000_000
_DEEPEST = 30
_MOST_INCIDENTS = 60
_MOST_ACCOUNTS = 400
_MOST_VIA = 5
_LONGEST = 2_000
_ASKED: Final = tuple(fact for fact in Fact if fact is not Fact.TYPE)
_One = TypeVar("_One", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Said:
    """One account as the model has it: quotes, and names of the codebook.

    Attributes:
        fact: What it is about.
        words: The words that hold the value.
        evidence: The words that show the fact.
        voice: The words that name who says it; empty: the report itself.
        voice_kind: Sort of voice.
        via: Words that name channels.
        stance: How the voice holds it.
        status: What the report later says of it.
    """

    fact: Fact
    words: str
    evidence: str
    voice: str
    voice_kind: VoiceKind
    via: tuple[str, ...]
    stance: Stance
    status: Status


@dataclass(frozen=True, slots=True)
class SaidIncident:
    """One incident as the model has it."""

    role: Role
    type: IncidentType | None
    accounts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's answer.

    Attributes:
        incidents: What could be used.
        unusable: How many accounts could not: no such fact, no quote.
        repaired: Whether the JSON had to be mended.
    """

    incidents: tuple[SaidIncident, ...]
    unusable: int
    repaired: bool


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, for servers that write by one."""
    text = {"type": "string", "maxLength": 400}
    account = _object(
        fact=_enum(_ASKED),
        words=text,
        evidence=text,
        voice=text,
        voice_kind=_enum(VoiceKind),
        via={"type": "array", "items": text, "maxItems": _MOST_VIA},
        stance=_enum(Stance),
        status=_enum(Status),
    )
    incident = _object(role=_enum(Role), type=_enum(IncidentType), accounts={"type": "array", "items": account})
    return _object(incidents={"type": "array", "items": incident})


def _object(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def _enum(values: Sequence[StrEnum] | type[StrEnum]) -> dict[str, Any]:
    return {"type": "string", "enum": [value.value for value in values]}


def read_answer(text: str) -> Answer | None:
    """What can be used of an answer; ``None`` where there is no list of incidents in it.

    A fence of Markdown, thoughts before the JSON and a cut end are put up with; JSON deeper than an answer can be, or
    longer than a million characters, is none.

    Raises:
        MissingExtraError: It must be mended and the extra ``llm`` is not installed.
    """
    plain = _object_in(text[: MOST_CHARACTERS + 1])
    if plain is None:
        return None
    data = _strict(plain)
    repaired = data is None
    if data is None:
        data = _mended(plain)
    if isinstance(data, list):
        data = {"incidents": data}
    found = data.get("incidents") if isinstance(data, dict) else None
    if not isinstance(found, list):
        return None
    incidents: list[SaidIncident] = []
    unusable = 0
    for one in found[:_MOST_INCIDENTS]:
        incident, bad = _incident(one)
        unusable += bad
        if incident is not None:
            incidents.append(incident)
    return Answer(tuple(incidents), unusable + max(0, len(found) - _MOST_INCIDENTS), repaired)


def _object_in(text: str) -> str | None:
    """The part that may be JSON, where it is no deeper and no longer than an answer can be."""
    if len(text) > MOST_CHARACTERS:
        return None
    after = text.rpartition("</think>")[2]
    start = min((at for at in (after.find("{"), after.find("[")) if at >= 0), default=-1)
    if start < 0:
        return None
    plain = after[start:]
    return plain if _depth(plain) <= _DEEPEST else None


def _depth(text: str) -> int:
    """How deep brackets are nested at most, whatever stands in strings: never less than JSON's own depth."""
    depth = deepest = 0
    for char in text:
        if char in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "}]":
            depth = max(0, depth - 1)
    return deepest


def _strict(text: str) -> Any:
    """The first JSON value; ``None`` where it is broken or holds a number that JSON has not."""
    try:
        return json.JSONDecoder(parse_constant=_no_number).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> Any:
    msg = f"JSON has no {name}"
    raise ValueError(msg)


def _mended(text: str) -> Any:
    try:
        from json_repair import repair_json  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = "reading the answers of a language model needs more: pip install 'avowal[llm]'."
        raise MissingExtraError(msg, item="llm") from error
    try:
        return repair_json(text, return_objects=True, skip_json_loads=True)
    except (ValueError, RecursionError, IndexError, TypeError):
        return None


def _incident(row: Any) -> tuple[SaidIncident | None, int]:
    if not isinstance(row, dict) or not isinstance(row.get("accounts"), list):
        return None, 1
    read = [_said(one) for one in row["accounts"][:_MOST_ACCOUNTS]]
    accounts = tuple(one for one in read if one is not None)
    bad = len(read) - len(accounts) + max(0, len(row["accounts"]) - _MOST_ACCOUNTS)
    role = _one_of(Role, row.get("role")) or Role.MAIN
    return SaidIncident(role, _one_of(IncidentType, row.get("type")), accounts), bad


def _said(row: Any) -> Said | None:
    if not isinstance(row, dict):
        return None
    fact, words, evidence = _one_of(Fact, row.get("fact")), _text(row.get("words")), _text(row.get("evidence"))
    if fact is None or fact not in _ASKED or not words:
        return None
    voice = _text(row.get("voice"))
    return Said(
        fact=fact,
        words=words,
        evidence=evidence or words,
        voice="" if voice.casefold() in {"outlet", "the report", "report", "none", "null"} else voice,
        voice_kind=_one_of(VoiceKind, row.get("voice_kind")) or VoiceKind.UNKNOWN,
        via=tuple(_texts(row.get("via"))),
        stance=_one_of(Stance, row.get("stance")) or Stance.ASSERTS,
        status=_one_of(Status, row.get("status")) or Status.CURRENT,
    )


def _texts(said: Any) -> Iterator[str]:
    for one in said[:_MOST_VIA] if isinstance(said, list) else ():
        text = _text(one)
        if text:
            yield text


def _text(said: Any) -> str:
    """A member as text; a number as it is written, anything else is nothing."""
    if isinstance(said, bool) or not isinstance(said, str | int):
        return ""
    text = str(said).strip() if isinstance(said, str) or abs(said) < 10**15 else ""
    return text if len(text) <= _LONGEST else ""


def _one_of(names: type[_One], said: Any) -> _One | None:
    try:
        return names(said.strip().lower()) if isinstance(said, str) else None
    except ValueError:
        return None
