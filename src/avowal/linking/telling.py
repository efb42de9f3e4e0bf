"""Which words of a text tell it apart from others, and how alike two texts are by them.

A word tells the more the fewer reports hold it, by the counts of ``word_counts.txt``: they are fixed, so that a
judgement never depends on what else a record holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from math import log, sqrt
from typing import Final

from avowal.gazetteer.fold import fold

_WORD: Final = re.compile(r"[^\W_]{2,40}")
_FULL_NAME: Final = re.compile(r"\b[A-Z][^\W\d_]{1,29}(?:[ ][A-Z]\.?)?[ ][A-Z][^\W\d_]{2,29}\b")
_AGE: Final = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|, (\d{1,2}),|\baged (\d{1,2})\b")
_MOST_CHARACTERS: Final = 6000
_LEAD: Final = 1500
_MOST_WORDS: Final = 200
_MOST_NAMES: Final = 24
_LEAST: Final = 1.0


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, in plain lower-case letters; an age is a word of its own.

    >>> sorted(words_of("A girl, 9, and a 15-year-old"))
    ['15', '=15', '=9', 'and', 'girl', 'old', 'year']
    """
    start = text[:_MOST_CHARACTERS]
    ages = {f"={next(filter(None, found))}" for found in _AGE.findall(start)}
    return (frozenset(fold(word) for word in _WORD.findall(start)) | ages) - {""}


def telling_words(text: str) -> frozenset[str]:
    """Of the first 1,500 characters the 200 words that tell most, ties by the word itself.

    Further down stand the background, and on pages the site's own words, which are the same below every report.
    """
    ranked = sorted((-weight(word), word) for word in words_of(text[:_LEAD]) if weight(word) >= _LEAST)
    return frozenset(word for _, word in ranked[:_MOST_WORDS])


def full_names(text: str) -> frozenset[str]:
    """Hashes of what looks like the full names of persons: names themselves are never kept.

    A middle initial does not count. Two words in capitals that many reports hold ("Police Department") are no name.

    >>> full_names("Deputies found Jane Q. Oyelaran.") == full_names("Oyelaran? JANE? No: Jane Oyelaran")
    True
    """
    found = set()
    for match in _FULL_NAME.finditer(text[:_MOST_CHARACTERS]):
        words = fold(match.group()).split()
        if len(words) < 2:  # "The Hague" folds to one word
            continue
        first, last = words[0], words[-1]
        if weight(last) >= _rare() - 1.5 and weight(first) >= _LEAST:
            found.add(blake2b(f"{first} {last}".encode(), digest_size=6).hexdigest())
    return frozenset(sorted(found)[:_MOST_NAMES])


def likeness(left: Iterable[str], right: Iterable[str]) -> float:
    """How alike two sets of telling words are, 0 to 1: the cosine of their weights.

    >>> likeness({"zahedan", "mosque"}, {"zahedan", "mosque"}), likeness({"zahedan"}, {"lyon"})
    (1.0, 0.0)
    """
    a, b = frozenset(left), frozenset(right)
    if not a or not b:
        return 0.0
    of_a, of_b = _whole_weight(a), _whole_weight(b)
    return round(shared_weight(a, b) / sqrt(of_a * of_b), 4) if of_a and of_b else 0.0


def shared_weight(left: Iterable[str], right: Iterable[str]) -> float:
    """How much the words that both hold tell: the sum of their squared weights; a rare word has about 30."""
    # Summed in the order of the words: sets have none, and sums of floats depend on it.
    return sum(weight(word) ** 2 for word in sorted(frozenset(left) & frozenset(right)))


@lru_cache(4_096)
def _whole_weight(words: frozenset[str]) -> float:
    """The sum for all the words of a mention, which is compared with many."""
    return shared_weight(words, words)


def weight(word: str) -> float:
    """How much a word tells: the logarithm of how many reports there are for each that holds it."""
    return _weights().get(word, _rare())


def is_rare(word: str) -> bool:
    """Whether so few reports hold a word that it is not counted; numbers never are."""
    return word not in _weights() and not word.lstrip("=").isdecimal()


@cache
def _weights() -> dict[str, float]:
    n_reports, counts = _counts()
    return {word: log(n_reports / count) for word, count in counts.items()}


@cache
def _rare() -> float:
    n_reports, counts = _counts()
    return log(n_reports / (min(counts.values()) / 2))


@cache
def _counts() -> tuple[int, dict[str, int]]:
    lines = files(__package__).joinpath("word_counts.txt").read_text("utf-8").splitlines()
    rows = dict(line.split(" ") for line in lines if not line.startswith("#"))
    n_reports = int(rows.pop("="))
    return n_reports, {word: int(count) for word, count in rows.items()}
