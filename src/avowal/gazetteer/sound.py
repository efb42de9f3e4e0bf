"""A rough key for names that every report spells in its own way: "Deir Ezzor", "Dayr az-Zawr"."""

from __future__ import annotations

import re
from functools import lru_cache

from avowal.gazetteer.fold import fold

MARK = "~"
"""Rough keys begin with this, which no folded name does."""

_LEAST = 3
_ARTICLES = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az|ez|ed|es|ul|ur|the|de)\b")
_SOUNDS = (("ch", "S"), ("sh", "S"), ("kh", "K"), ("gh", "G"), ("ph", "f"), ("dh", "d"), ("th", "t"), ("zh", "J"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "", "y": "", "p": "b", "v": "b", "j": "g", "x": "k"})
_VOWELS = re.compile("[aeiouh ]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sound(name: str) -> str | None:
    """The consonants of a Latin name without articles, doubles and near sounds; ``None`` if too few are left.

    >>> sound("Deir Ezzor") == sound("Dayr az Zawr") == sound("Deir ez-Zor")
    True
    >>> sound("Baluchistan") == sound("Balochistan"), sound("Gao")
    (True, None)
    """
    key = fold(name)
    if not key.isascii():
        return None
    for letters, one in _SOUNDS:
        key = key.replace(letters, one)
    key = _VOWELS.sub("", _ARTICLES.sub("", key).translate(_LETTERS))
    key = _TWICE.sub(r"\1", key)
    return MARK + key if len(key) >= _LEAST else None
