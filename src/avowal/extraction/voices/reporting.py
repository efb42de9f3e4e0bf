"""The words by which a report hands over to a voice, read from lexicon/reporting.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """What a word form can be: "said" is the past and the participle of "say", group "strong".

    Attributes:
        lemma: Base form.
        group: strong, weak, accuses, denies, rejects or suspects.
        forms: Which of base, third, past, participle and ing the word can be.
    """

    lemma: str
    group: str
    forms: frozenset[str]


@cache
def reporting_words() -> dict[str, Any]:
    """The lexicon as its file has it."""
    return tomllib.loads(files("avowal.extraction").joinpath("lexicon", "reporting.toml").read_text("utf-8"))


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every reporting verb, in lower case.

    >>> verbs()["accusing"].lemma, sorted(verbs()["said"].forms)
    ('accuse', ['participle', 'past'])
    """
    table: dict[str, Verb] = {}
    for group, entries in reporting_words()["verbs"].items():
        for entry in entries.split():
            for form, word in _forms(entry).items():
                known = table.get(word)
                forms = known.forms if known and known.lemma == entry.split("/")[0] else frozenset()
                if known is None or forms:
                    table[word] = Verb(entry.split("/")[0], group, forms | {form})
    return table


@cache
def claim_verbs() -> frozenset[str]:
    """Every form of the verbs that take "responsibility" as their object."""
    return frozenset(w for entry in reporting_words()["claims"]["verbs"].split() for w in _forms(entry).values())


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Phrases that stand for a verb, as words, with their group."""
    found: dict[tuple[str, ...], str] = {}
    for group, entries in reporting_words()["phrases"].items():
        for entry in entries:
            found[tuple(entry.split())] = "strong" if group == "says" else group
    return found


@cache
def phrase_starts() -> frozenset[str]:
    """First words of the phrases."""
    return frozenset(words[0] for words in phrases())


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    """One list of the lexicon as a set: ``word_set("adverbs", "unknown")`` holds "reportedly"."""
    held = reporting_words()[table][key]
    return frozenset(held.split() if isinstance(held, str) else held)


def _forms(entry: str) -> dict[str, str]:
    parts = entry.split("/")
    if len(parts) > 1:
        return dict(zip(("base", "third", "past", "participle", "ing"), parts, strict=True))
    base = parts[0]
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in _VOWELS:
        return {
            "base": base,
            "third": base[:-1] + "ies",
            "past": base[:-1] + "ied",
            "participle": base[:-1] + "ied",
            "ing": base + "ing",
        }
    if base in _DOUBLED:
        stem += base[-1]
    third = base + ("es" if base.endswith(("sh", "ch", "s", "x")) else "s")
    return {"base": base, "third": third, "past": stem + "ed", "participle": stem + "ed", "ing": stem + "ing"}


_DOUBLED = frozenset({"admit", "quip", "rebut"})
