"""Words and names of those who speak in reports, read from lexicon/voices.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from avowal.codebook.vocabulary import VoiceKind

GROUP_WORDS: Final = frozenset(
    "group groups organization organisation movement rebels militants insurgents guerrillas guerrilla faction front"
    " jihadists militia separatists terrorists gang cartel militiamen fighters outfit network cell brigades".split()
)
FoundName = tuple[int, int, tuple[str, ...]]

_LONGEST_NAME = 7
_REMEMBERED = 4096
_LONGEST_ACRONYM = 6
# Where a word is in two lists, the first of these kinds has it.
_ORDER = ("relative", "medic", "rights_group", "expert", "witness", "official", "party", "media")


@cache
def voice_lexicon() -> dict[str, Any]:
    """The lexicon as its file has it."""
    return tomllib.loads(files("avowal.extraction").joinpath("lexicon", "voices.toml").read_text("utf-8"))


@cache
def heads() -> dict[str, VoiceKind | None]:
    """Kind by head noun: "doctor" is a medic; ``None`` for a general one such as "spokesman"."""
    table: dict[str, VoiceKind | None] = {}
    held = voice_lexicon()["heads"]
    for kind in _ORDER:
        for word in held[kind].split():
            table.setdefault(word, VoiceKind(kind))
    for word in held["general"].split():
        table[word] = None
    return table


@cache
def marks() -> dict[str, VoiceKind]:
    """Kind by a word that stands beside a general head: "hospital" in "hospital sources"."""
    table: dict[str, VoiceKind] = {}
    for kind in ("medic", "relative", "rights_group", "expert", "official", "party", "media", "witness"):
        for word in voice_lexicon()["marks"][kind].split():
            table.setdefault(word, VoiceKind(kind))
    return table


@cache
def document_words() -> frozenset[str]:
    """Words for what a voice lays down: "statement", "communique"."""
    return frozenset(voice_lexicon()["documents"]["words"].split())


def is_voice_word(word: str) -> bool:
    """Whether a word in lower case can head the naming of a voice."""
    return word in heads() or (word,) in _COMMON


@cache
def names() -> dict[tuple[str, ...], tuple[VoiceKind, str | None]]:
    """Kind of the outlets, bodies and leaders that are known by name, and the state they belong to."""
    table: dict[tuple[str, ...], tuple[VoiceKind, str | None]] = {}
    held = voice_lexicon()
    for kind, entries in held["bodies"].items():
        if kind == "government":
            for name, country in entries.items():
                table[tuple(name.split())] = (VoiceKind.OFFICIAL, country)
        else:
            table.update({tuple(name.split()): (VoiceKind(kind), None) for name in entries})
    for kind in ("state_media", "media"):
        for name in held["outlets"][kind]:
            table.setdefault(tuple(name.split()), (VoiceKind(kind), None))
    for country, people in held["leaders"].items():
        for name in people:
            table.setdefault(tuple(name.split()), (VoiceKind.OFFICIAL, country))
    return table


@cache
def mouthpieces() -> dict[tuple[str, ...], str]:
    """The party that speaks through an outlet of its own."""
    return {tuple(name.split()): party for name, party in voice_lexicon()["outlets"]["mouthpieces"].items()}


@cache
def _first_words() -> dict[str, int]:
    """Length of the longest known name by its first word."""
    longest: dict[str, int] = {}
    for name in (*names(), *mouthpieces()):
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def find_names(low: Sequence[str], capital: Sequence[bool] | None) -> tuple[FoundName, ...]:
    """Known names among words: start, end and the name; the longest at each place.

    Args:
        low: Words in lower case, possessive endings still on.
        capital: Whether each begins with a capital; ``None`` in a text without small letters.
    """
    return _found_names(tuple(low), None if capital is None else tuple(capital))


@lru_cache(maxsize=_REMEMBERED)
def _found_names(low: tuple[str, ...], capital: tuple[bool, ...] | None) -> tuple[FoundName, ...]:
    found: list[FoundName] = []
    firsts = _first_words()
    at = 0
    for i, word in enumerate(low):
        longest = firsts.get(_bare(word), 0) if i >= at else 0
        for length in range(min(longest, len(low) - i, _LONGEST_NAME), 0, -1):
            key = (*low[i : i + length - 1], _bare(low[i + length - 1])) if length > 1 else (_bare(word),)
            if key in _AMBIGUOUS and i + 1 < len(low) and low[i + 1] in heads():
                continue
            if (key in names() or key in mouthpieces()) and (
                capital is None or _looks_named(key, capital[i : i + length])
            ):
                found.append((i, i + length, key))
                at = i + length
                break
    return tuple(found)


def _looks_named(key: tuple[str, ...], capital: Sequence[bool]) -> bool:
    """A name has a capital; common words such as "observatory" or "coalition" do without."""
    return any(capital) or key in _COMMON


_AMBIGUOUS = frozenset(
    (word,)
    for word in (
        "independent guardian observer mirror telegraph punch vanguard leadership map app who time sky fox mash".split()
    )
)
_COMMON = frozenset((word,) for word in ("coalition", "peacekeepers", "observatory")) | frozenset(
    {
        ("civil", "defence"),
        ("civil", "defense"),
        ("emergency", "services"),
        ("fire", "department"),
        ("fire", "brigade"),
        ("ambulance", "service"),
        ("rescue", "services"),
        ("rescue", "service"),
        ("emergency", "service"),
        ("fire", "service"),
        ("peacekeeping", "mission"),
        ("peacekeeping", "force"),
    }
)


def _bare(word: str) -> str:
    return word.removesuffix("'s")
