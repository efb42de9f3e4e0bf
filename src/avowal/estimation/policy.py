"""A policy: rules by fact, parameters, number words, codes of types, citations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, VoiceKind
from avowal.errors import UsageError

POLICIES: Final = (
    "acled",
    "acled-min",
    "gtd",
    "ucdp",
    "airwars",
    "ibc",
    "er-conservative",
    "er-representative",
    "er-informative",
    "min",
    "max",
    "mode",
)
"""Names of the policies that ship; each is a file in ``policies/``."""

PARTIES: Final = frozenset({VoiceKind.CLAIMANT, VoiceKind.ACCUSED, VoiceKind.PARTY})


def _set(default: Any, about: str, *choices: str) -> Any:
    """A parameter with its default, what it decides, and the words that it may take."""
    return field(default=default, metadata={"about": about, "choices": choices})


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a rule leaves open, as the policy sets it: ``Parameters(corroborate=2)``; docs/policies.md lists them."""

    party_kinds: frozenset[VoiceKind] = _set(PARTIES, "kinds of voice that speak as a party")
    party_voices: str = _set(
        "counted",
        "figures of parties: counted like others, a last resort when nobody else gives one, or never used",
        "counted", "last_resort", "never",
    )  # fmt: skip
    hedged_counts: str = _set("drop", "figures that a voice only suspects (feared dead)", "drop", "keep")
    one_per_unit: str = _set("newest", "which figures of one voice are weighed", "newest", "all")
    more_than: str = _set("face_value", '"more than 80": 80, or the strict bound 81', "face_value", "strict")
    up_to: str = _set(
        "none",
        '"up to 300": no figure; the number for a plural, not above 300; 1 to 300; or a ceiling alone',
        "none", "plural", "from_one", "ceiling",
    )  # fmt: skip
    plural_small: int | None = _set(None, 'what "several" and a bare plural are worth; left out: no figure')
    plural_large: int = _set(10, 'the same where the scale is large; "many" always')
    plural_large_types: frozenset[IncidentType] = _set(frozenset(), "types of incident whose scale is large")
    plural_large_hurt: int = _set(30, "injured, or casualties, from which the scale is large")
    left_out_groups: frozenset[str] = _set(frozenset(), "groups of victims that are not counted (groups.toml)")
    combined_counts: str = _set(
        "none",
        "figures of killed and injured together: never a figure, only number words, or numerals too",
        "none", "words", "all",
    )  # fmt: skip
    corroborate: int = _set(2, "independent voices that must hold exactly one higher value; 0: no such step")
    same_time_days: int = _set(0, "days before the newest document that count as equally recent")
    majority: float = _set(0.5, "share of the figures that a majority must exceed")
    majority_scope: str = _set("recent", "among which documents a majority is looked for", "recent", "all")
    questionable: frozenset[str] = _set(frozenset(), "publishers of doubtful validity")
    drop_dependent: bool = _set(
        True, "set aside documents of state and party media when an independent one has a figure"
    )
    dependent_outlets: frozenset[str] = _set(frozenset(), "publishers that depend on a state or a party")
    perpetrator_only: str = _set("null", "where only the perpetrator gives a figure", "null", "figure")
    reliability: tuple[VoiceKind, ...] = _set((), "kinds of voice, most reliable first; kinds left out come last")
    state_kinds: frozenset[VoiceKind] = _set(
        frozenset(), "kinds that fall to just above the parties where the state is a side"
    )
    party_high: str = _set(
        "second_voice", "a party's figure as upper end: only if another reaches it, or always", "second_voice", "any"
    )
    min_sources: int = _set(1, "independent documents below which there is no value")
    police_are_civilians: bool = _set(True, "police among the dead count as civilians")
    not_credible: frozenset[VoiceKind] = _set(frozenset(), "kinds of voice, parties apart, that confirm nothing")
    disputed_status: str = _set(
        "max_only", "people whose civilian status is disputed raise the upper end alone, or both", "max_only", "counted"
    )
    accusers: int = _set(2, "voices that must blame the same name, with no rival")
    suspected_alone: str = _set(
        "unidentified", "names that are only suspected, and by too few", "unidentified", "named"
    )
    undated: str = _set(
        "none", "no date said: no date, or the days before the first report, marked as assumed", "none", "before_report"
    )
    undated_days: int = _set(3, "how many days before the first report")
    month_midpoint: int = _set(15, "day that stands for a whole month")


@dataclass(frozen=True, slots=True)
class TypeCode:
    """What a programme calls one of our types: ``TypeCode("Violence against civilians / Attack")``.

    Attributes:
        value: Its name for it.
        armed: Its name where those attacked were armed and on duty; ``None`` where that makes no difference.
        codes: Its columns with their codes.
    """

    value: str
    armed: str | None = None
    codes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policy:
    """A published rule: acled-min, version 1, takes the lowest current death figure.

    Attributes:
        name: What users call it: "acled-min".
        version: Raised whenever a rule, a parameter or a number word changes.
        called: What a reader calls it: "ACLED-like"; never the programme's bare name.
        title: One line for a person.
        about: The rule in words.
        cite: The publications it follows; empty for our own.
        rules: Which rule answers which fact.
        unanswered: Why it does not answer a fact, where the programme says so.
        parameters: What the rule leaves open.
        words: The lowest and highest number that number words are worth.
        phrases: The same for words inside an account: "large numbers".
        types: What the programme calls our types; empty where it has no column for them.
        hierarchy: Type names, the one that stands before the others first.
        columns: For event-report models: how each column of a row is put together.
    """

    name: str
    version: int
    called: str
    title: str
    about: str
    cite: tuple[str, ...]
    rules: Mapping[Fact, str]
    unanswered: Mapping[Fact, str] = field(default_factory=dict)
    parameters: Parameters = Parameters()
    words: Mapping[Qualifier, tuple[int, int]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    types: Mapping[IncidentType, TypeCode] = field(default_factory=dict)
    hierarchy: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name and version, as estimates carry them: "acled-min 1"."""
        return f"{self.name} {self.version}"


@cache
def read_policy(name: str) -> Policy:
    """The shipped policy of this name.

    Raises:
        UsageError: No policy has this name.

    >>> read_policy("acled-min").label
    'acled-min 1'
    """
    from avowal.estimation.policy_file import policy_from_toml  # noqa: PLC0415 - it reads into the types of this module

    return policy_from_toml(policy_text(name), where=f"{name}.toml")


def policy_text(name: str) -> str:
    """The file of a shipped policy, as a user may copy it.

    Raises:
        UsageError: No policy has this name.
    """
    if name not in POLICIES:
        message = f"estimating: no policy is named {name!r}. Choose one of {', '.join(POLICIES)}."
        raise UsageError(message, slug="unknown-policy", item=name)
    return files(__package__).joinpath("policies", f"{name}.toml").read_text("utf-8")
