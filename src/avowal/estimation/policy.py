"""A policy as its file describes it: rules by fact, parameters, number words, citations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, VoiceKind
from avowal.errors import UsageError

POLICIES: Final = ("min", "max", "mode", "acled-min")
"""Names of the policies that ship; each is a file in ``policies/``."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """Numbers and lists that a rule leaves open, as the policy sets them.

    Attributes:
        plural_small: What "several" is worth.
        plural_large: What "several" is worth where the scale is large, and "many" always.
        plural_large_types: Types of incident whose scale is large.
        plural_large_hurt: Injured, or casualties, from which the scale is large.
        accusers: Units that must accuse the same name.
        party_kinds: Kinds of voice that speak as a party.
    """

    plural_small: int = 3
    plural_large: int = 10
    plural_large_types: frozenset[IncidentType] = frozenset()
    plural_large_hurt: int = 30
    accusers: int = 2
    party_kinds: frozenset[VoiceKind] = frozenset({VoiceKind.CLAIMANT, VoiceKind.ACCUSED})


@dataclass(frozen=True, slots=True)
class Policy:
    """A published rule: acled-min, version 1, takes the lowest current death figure.

    Attributes:
        name: What users call it: "acled-min".
        version: Raised whenever a rule, a parameter or a number word changes.
        title: One line for a person.
        about: The rule in words.
        cite: The publications it follows; empty for our own.
        rules: Which rule answers which fact.
        unanswered: Why it does not answer a fact, where the programme says so.
        parameters: What the rule leaves open.
        words: What number words are worth.
    """

    name: str
    version: int
    title: str
    about: str
    cite: tuple[str, ...]
    rules: Mapping[Fact, str]
    unanswered: Mapping[Fact, str] = field(default_factory=dict)
    parameters: Parameters = Parameters()
    words: Mapping[Qualifier, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name and version, as estimates carry them: "acled-min 1"."""
        return f"{self.name} {self.version}"


@cache
def read_policy(name: str) -> Policy:
    """The policy of this name.

    Raises:
        UsageError: No policy has this name.

    >>> read_policy("acled-min").label
    'acled-min 1'
    """
    if name not in POLICIES:
        message = f"estimating: no policy is named {name!r}. Choose one of {', '.join(POLICIES)}."
        raise UsageError(message, slug="unknown-policy", item=name)
    text = files(__package__).joinpath("policies", f"{name}.toml").read_text("utf-8")
    return policy_from_toml(text)


def policy_from_toml(text: str) -> Policy:
    """The policy that a description file holds.

    Raises:
        UsageError: It has a key that nobody reads.
        ValueError: It names a fact, type, kind or number word that the codebook does not have.
    """
    raw = tomllib.loads(text)
    _check_keys(raw, Policy)
    return Policy(
        name=raw["name"],
        version=raw["version"],
        title=raw["title"],
        about=raw["about"],
        cite=tuple(raw["cite"]),
        rules={Fact(fact): rule for fact, rule in raw["rules"].items()},
        unanswered={Fact(fact): reason for fact, reason in raw.get("unanswered", {}).items()},
        parameters=_parameters(raw.get("parameters", {})),
        words={Qualifier(word): n for word, n in raw.get("words", {}).items()},
    )


def _parameters(raw: dict[str, Any]) -> Parameters:
    _check_keys(raw, Parameters)
    read: dict[str, Any] = dict(raw)
    if "plural_large_types" in raw:
        read["plural_large_types"] = frozenset(IncidentType(word) for word in raw["plural_large_types"])
    if "party_kinds" in raw:
        read["party_kinds"] = frozenset(VoiceKind(word) for word in raw["party_kinds"])
    return Parameters(**read)


def _check_keys(raw: dict[str, Any], kind: type[Policy | Parameters]) -> None:
    unknown = sorted(set(raw) - {member.name for member in fields(kind)})
    if unknown:
        message = f"reading a policy file: nobody reads the key {unknown[0]!r}. Remove it or correct its name."
        raise UsageError(message, slug="unknown-policy-key", item=unknown[0])
