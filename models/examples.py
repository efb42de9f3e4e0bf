"""One text with what is known of its words: the form in which every set of training data meets the network.

All places are code points of the text, half-open. What a set does not know stays ``None`` or out of ``known``;
the network is not asked about it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpanLabel:
    """Words of a kind: ``killed`` at 12 to 23."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Held:
    """How the account at some words is held, and of which incident it is.

    Attributes:
        start: Where its words start.
        end: Where they end.
        stance: One of the stances; ``None``: not known.
        status: One of the statuses; ``None``: not known.
        role: Main or background; ``None``: not known.
        types: Types of which the incident has one; empty: not known.
        incident: A name that the accounts of one incident share.
        voice: The kind of its voice, or of the voice that the words name; ``None``: not known.
        effect: What became of the victim that the words name; ``None``: not known.
    """

    start: int
    end: int
    stance: str | None = None
    status: str | None = None
    role: str | None = None
    types: tuple[str, ...] = ()
    incident: str | None = None
    voice: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the places that name whose they are; no place: nobody's but the outlet's."""

    start: int
    end: int
    sources: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its labels.

    Attributes:
        id: Unique within the training data.
        origin: The set it is from.
        text: The text.
        relevant: Whether it tells of a specific violent incident; ``None``: not known.
        known: Kinds of spans that were marked throughout: where none is marked, there is none.
        spans: The marked words.
        held: How accounts are held.
        said: Whose words are whose.
        rest_is_outlets: Whether all other words are the outlet's own.
    """

    id: str
    origin: str
    text: str
    relevant: bool | None = None
    known: tuple[str, ...] = ()
    spans: tuple[SpanLabel, ...] = ()
    held: tuple[Held, ...] = ()
    said: tuple[Said, ...] = ()
    rest_is_outlets: bool = False


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write examples as JSON Lines; gives their number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = 0
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            number += 1
    return number


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Example(
                **{
                    **row,
                    "known": tuple(row["known"]),
                    "spans": tuple(SpanLabel(**span) for span in row["spans"]),
                    "held": tuple(Held(**{**held, "types": tuple(held["types"])}) for held in row["held"]),
                    "said": tuple(
                        Said(said["start"], said["end"], tuple((a, b) for a, b in said["sources"]))
                        for said in row["said"]
                    ),
                }
            )
