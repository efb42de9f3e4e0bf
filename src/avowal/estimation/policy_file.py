"""Reading a policy file: every key checked before it is used, and no part of it ever run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, VoiceKind
from avowal.errors import PolicyFileError, UsageError
from avowal.estimation.policy import POLICIES, Parameters, Policy, TypeCode, read_policy
from avowal.estimation.rules import RULES

MOST_BYTES: Final = 100_000
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_REQUIRED: Final = ("name", "version", "called", "title", "about", "cite", "rules")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _At:
    """A key of a file, for messages: ``parameters.corroborate`` of mine.toml."""

    file: str
    key: str

    def of(self, name: object) -> _At:
        return _At(self.file, f"{self.key}.{name}" if self.key else str(name))

    def refuse(self, expected: str, found: object, *, slug: str = "policy-value") -> NoReturn:
        shown = repr(found)
        shown = shown if len(shown) <= 80 else f"{shown[:80]}..."
        message = (
            f"reading the policy file {self.file}: {self.key or 'the file'} must be {expected}; found {shown}. "
            "`avowal policies show acled --toml` prints a file that is right."
        )
        raise PolicyFileError(message, slug=slug, item=self.file)


def find_policy(said: str) -> Policy:
    """The policy that a person names: one that ships, or a file of their own.

    Raises:
        UsageError: It is no shipped policy and no file.
        PolicyFileError: The file is no policy.
    """
    return load_policy(said) if said.endswith(".toml") or Path(said).is_file() else read_policy(said)


def load_policy(path: str | Path) -> Policy:
    """The policy that a user's file holds, every key checked.

    Raises:
        UsageError: There is no such file.
        PolicyFileError: It is no policy; the message names the file and the key.
    """
    try:
        written = Path(path).read_bytes()
    except OSError as error:
        message = f"reading the policy file {path}: {error.strerror or error}. Give the path of a .toml file."
        raise UsageError(message, slug="unknown-policy", item=str(path)) from error
    if len(written) > MOST_BYTES:
        _At(str(path), "").refuse(f"at most {MOST_BYTES:,} bytes long", f"{len(written):,} bytes")
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError as error:
        _At(str(path), "").refuse("text in UTF-8", f"byte {error.start} is not")
    policy = policy_from_toml(text, where=str(path))
    if policy.name in POLICIES and policy != read_policy(policy.name):
        _At(str(path), "name").refuse("a name of your own, as the policy differs from the shipped one", policy.name)
    return policy


def policy_from_toml(text: str, *, where: str = "a policy file") -> Policy:
    """The policy that a description file holds.

    Raises:
        PolicyFileError: It is no TOML, a key is missing or unknown, or a value cannot be.
    """
    at = _At(where, "")
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at.refuse("TOML", str(error) or "tables nested too deep", slug="policy-not-toml")
    _check_keys(raw, {member.name for member in fields(Policy)}, at)
    for key in _REQUIRED:
        if key not in raw:
            at.of(key).refuse("given", None, slug="policy-key-missing")
    rules = _rules(raw["rules"], at.of("rules"))
    return Policy(
        name=_name(raw["name"], at.of("name")),
        version=_whole(raw["version"], at.of("version"), least=1),
        called=_called(raw["called"], at.of("called")),
        title=_text(raw["title"], at.of("title")),
        about=_text(raw["about"], at.of("about")),
        cite=tuple(_text(one, at.of("cite")) for one in _list(raw["cite"], at.of("cite"))),
        rules=rules,
        unanswered=_unanswered(raw.get("unanswered", {}), rules, at.of("unanswered")),
        parameters=_parameters(raw.get("parameters", {}), at.of("parameters")),
        words={
            _word(Qualifier, key, at.of("words")): _worth(n, at.of(f"words.{key}"))
            for key, n in _table(raw.get("words", {}), at.of("words")).items()
        },
        phrases={
            key: _worth(n, at.of(f"phrases.{key}"))
            for key, n in _table(raw.get("phrases", {}), at.of("phrases")).items()
        },
        types={
            _word(IncidentType, key, at.of("types")): _type_code(one, at.of(f"types.{key}"))
            for key, one in _table(raw.get("types", {}), at.of("types")).items()
        },
        hierarchy=tuple(_text(one, at.of("hierarchy")) for one in _list(raw.get("hierarchy", []), at.of("hierarchy"))),
        columns=_columns(raw.get("columns", {}), at.of("columns")),
    )


def _rules(raw: object, at: _At) -> dict[Fact, str]:
    found = {}
    for key, name in _table(raw, at).items():
        fact = _word(Fact, key, at)
        able = sorted(rule for rule, entry in RULES.items() if fact in entry.facts)
        if name not in able:
            at.of(key).refuse(f"a rule that answers this fact ({', '.join(able)})", name, slug="policy-rule")
        found[fact] = str(name)
    return found


def _unanswered(raw: object, rules: Mapping[Fact, str], at: _At) -> dict[Fact, str]:
    found = {_word(Fact, key, at): _text(why, at.of(key)) for key, why in _table(raw, at).items()}
    for fact, why in found.items():
        if fact in rules:
            at.of(fact.value).refuse("left out, as rules answers this fact", why)
    return found


def _parameters(raw: object, at: _At) -> Parameters:
    table = _table(raw, at)
    known = {member.name: member for member in fields(Parameters)}
    _check_keys(table, set(known), at)
    read: dict[str, Any] = {}
    for key, value in table.items():
        choices = known[key].metadata["choices"]
        if choices:
            read[key] = value if value in choices else at.of(key).refuse(f"one of {', '.join(choices)}", value)
        else:
            read[key] = _READERS[str(known[key].type)](value, at.of(key))
    return Parameters(**read)


def _columns(raw: object, at: _At) -> dict[str, str]:
    from avowal.estimation.event_reports import is_method  # noqa: PLC0415 - only event-report models need it

    found = {}
    for key, method in _table(raw, at).items():
        if not isinstance(method, str) or not is_method(method):
            at.of(key).refuse("a way to put a column together (docs/policies.md lists them)", method)
        found[key] = method
    return found


def _type_code(raw: object, at: _At) -> TypeCode:
    table = _table(raw, at)
    _check_keys(table, {"value", "armed", "codes"}, at)
    if "value" not in table:
        at.of("value").refuse("given", None, slug="policy-key-missing")
    codes = _table(table.get("codes", {}), at.of("codes"))
    return TypeCode(
        _text(table["value"], at.of("value")),
        _text(table["armed"], at.of("armed")) if "armed" in table else None,
        {key: _whole(code, at.of(f"codes.{key}"), least=-9) for key, code in codes.items()},
    )


def _worth(raw: object, at: _At) -> tuple[int, int]:
    ends = raw if isinstance(raw, list) else [raw, raw]
    if len(ends) != 2:
        at.refuse("a whole number, or the lowest and the highest as a list of two", raw)
    low = _whole(ends[0], at)
    return low, _whole(ends[1], at, least=low)


def _check_keys(raw: Mapping[str, object], known: set[str], at: _At) -> None:
    for key in raw:
        if key not in known:
            message = (
                f"reading the policy file {at.file}: nobody reads the key {at.of(key).key!r}. Remove it or correct its "
                f"name; there are: {', '.join(sorted(known))}."
            )
            raise PolicyFileError(message, slug="unknown-policy-key", item=at.file)


def _name(raw: object, at: _At) -> str:
    if not isinstance(raw, str) or not _NAME.match(raw):
        at.refuse("small letters, digits and hyphens, at most 40, a letter first", raw)
    return raw


def _called(raw: object, at: _At) -> str:
    called = _text(raw, at)
    if called.casefold() in {"acled", "gtd", "ucdp", "airwars", "ibc", "eventreport"}:
        at.refuse("a name that no programme bears: nobody's data are reproduced here (say ACLED-like)", raw)
    return called


def _text(raw: object, at: _At) -> str:
    if not isinstance(raw, str) or not raw.strip() or len(raw) > 2000:
        at.refuse("text of at most 2,000 characters", raw)
    return raw


def _list(raw: object, at: _At) -> list[Any]:
    return raw if isinstance(raw, list) else at.refuse("a list", raw)


def _table(raw: object, at: _At) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else at.refuse("a table", raw)


def _whole(raw: object, at: _At, *, least: int = 0) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not least <= raw <= 1_000_000_000:
        at.refuse(f"a whole number from {least} up", raw)
    return raw


def _share(raw: object, at: _At) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool) or not 0 <= raw < 1:
        at.refuse("a share from 0 to below 1", raw)
    return float(raw)


def _yes(raw: object, at: _At) -> bool:
    return raw if isinstance(raw, bool) else at.refuse("true or false", raw)


def _texts(raw: object, at: _At) -> frozenset[str]:
    return frozenset(_text(one, at) for one in _list(raw, at))


def _word(kind: type[Word], raw: object, at: _At) -> Word:
    if raw not in {word.value for word in kind}:
        at.refuse(f"a word of the codebook ({', '.join(word.value for word in kind)})", raw)
    return kind(raw)


_READERS: Final[dict[str, Callable[[object, _At], object]]] = {
    "int": _whole,
    "int | None": _whole,
    "float": _share,
    "bool": _yes,
    "frozenset[str]": _texts,
    "frozenset[VoiceKind]": lambda raw, at: frozenset(_word(VoiceKind, one, at) for one in _list(raw, at)),
    "frozenset[IncidentType]": lambda raw, at: frozenset(_word(IncidentType, one, at) for one in _list(raw, at)),
    "tuple[VoiceKind, ...]": lambda raw, at: tuple(_word(VoiceKind, one, at) for one in _list(raw, at)),
}
"""How the parameters of each type are read; the types stand in ``Parameters``."""
