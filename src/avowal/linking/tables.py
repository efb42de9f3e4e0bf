"""The linker's data files: weights, exchangeable types, classes of means, plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from avowal.codebook.vocabulary import IncidentType
from avowal.gazetteer.fold import fold


@dataclass(frozen=True, slots=True)
class Linker:
    """How features are weighed, as ``linker.toml`` says.

    Attributes:
        version: Part of the author's name: "linker 1".
        bias: Sum of scores with nothing known.
        same: Probability from which the verdict is "same".
        different: Probability up to which it is "different".
        join: Mean of the scores between two groups from which they are joined.
        weights: By feature, where its score is above 0.
        against: The same where it is below 0.
        most_days: Days between explicit dates beyond which two mentions are different.
        most_km: Kilometres between fine places beyond which they are different.
    """

    version: int
    bias: float
    same: float
    different: float
    join: float
    weights: Mapping[str, float]
    against: Mapping[str, float]
    most_days: int
    most_km: float

    def weigh(self, feature: str, score: float) -> float:
        """What a feature's score adds to the sum."""
        return (self.weights if score >= 0 else self.against)[feature] * score

    @property
    def author(self) -> str:
        """The author that its judgements carry."""
        return f"linker {self.version}"


@cache
def read_linker() -> Linker:
    """The linker's weights and rules.

    >>> read_linker().author
    'linker 2'
    """
    raw = _read("linker.toml")
    return Linker(
        version=raw["version"],
        bias=raw["bias"],
        same=raw["same"],
        different=raw["different"],
        join=raw["join"],
        weights=raw["weights"],
        against=raw["against"],
        most_days=raw["rules"]["most_days"],
        most_km=raw["rules"]["most_km"],
    )


def compatible(left: IncidentType, right: IncidentType) -> bool:
    """Whether reports of one incident may call it by these two types.

    >>> compatible(IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING)
    True
    """
    return IncidentType.OTHER in {left, right} or any({left, right} <= family for family in _families())


def weapon_classes(words: str) -> frozenset[str]:
    """Classes of means that these words name.

    >>> sorted(weapon_classes("two explosive belts")), sorted(weapon_classes("a Kalashnikov rifle"))
    (['explosive'], ['gun'])
    """
    found = set(fold(words).split())
    return frozenset(name for name, names in _weapons().items() if found & names)


@cache
def plain_words() -> frozenset[str]:
    """Folded words that tell no incident apart."""
    return frozenset(_read("kinds.toml")["plain"]["words"])


@cache
def _families() -> tuple[frozenset[IncidentType], ...]:
    return tuple(frozenset(IncidentType(word) for word in row["types"]) for row in _read("kinds.toml")["compatible"])


@cache
def _weapons() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _read("kinds.toml")["weapon"].items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
