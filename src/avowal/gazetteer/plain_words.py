"""Words that are no names: how a name is told from a word where capitals do not tell.

ordinary.txt holds those that are also names of places; written_small.txt what English news writes small.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def ordinary() -> frozenset[str]:
    """Ordinary words, months, titles and given names that some place on Earth is also called.

    >>> "nice" in ordinary(), "kerman" in ordinary()
    (True, False)
    """
    return _words("ordinary.txt")


@cache
def written_small() -> frozenset[str]:
    """Words that English news texts write in lower case.

    >>> "department" in written_small(), "peten" in written_small()
    (True, False)
    """
    return _words("written_small.txt")


def _words(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
