"""A first look at a report, for a thousandth of a second: may it tell of violence that people did at all?

A linear model over the words of a text, so that a stream of news costs little: what it is sure to be sport, business or
weather goes no further. ``models/first_look.py`` trains it; ``first_look.json`` holds its words and can be read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).parent / "first_look.json"
LONGEST: Final = 200_000
"""Characters; a longer text is read whole, because a short passage in it may tell of an incident."""
FLASH: Final = 400
"""Characters; so short a text is soon read, and has few words to judge by."""
_FOR_FLASHES = 0.45  # share of the threshold that is enough for them
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The model.

    Attributes:
        bias: Log-odds of a text without any known word.
        least: The least probability with which a report is read further, chosen on validation.
        words: Word in small letters to what it adds, for a text of one known word; with more each counts less.
    """

    bias: float
    least: float
    words: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> FirstLook:
        """The model of a file."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def probability(self, text: str) -> float:
        """How likely a text tells of violence that people did.

        >>> FirstLook(0.0, 0.1, {"gunmen": 3.0, "league": -3.0}).probability("GUNMEN fled.") > 0.9
        True
        """
        known = words_of(text) & self.words.keys()
        if not known:
            return 1 / (1 + math.exp(-self.bias))
        total = self.bias + sum(map(self.words.__getitem__, known)) / math.sqrt(len(known))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))

    def passes(self, text: str) -> bool:
        """Whether a report is to be read further."""
        if len(text) > LONGEST:
            return True
        return self.probability(text) >= (self.least if len(text) > FLASH else self.least * _FOR_FLASHES)


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, each once.

    >>> sorted(words_of("The Cup final: 3 goals, the CUP"))
    ['cup', 'final', 'goals', 'the']
    """
    return set(_WORD.findall(text.lower()))


@cache
def the_first_look() -> FirstLook:
    """The model of the package, loaded once."""
    return FirstLook.read(WEIGHTS)
