"""What a figure in digits is worth as a count: "1,200", "1,00,000", "1.200", "١٢٠"."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from avowal.extraction.text.words import INVISIBLE

_LONGEST = 30  # no count of people has more characters; keeps int() away from hostile runs of digits
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+"
)
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")
_DECIMAL = re.compile(r"(\d{1,4})[.,](\d{1,3})")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
# The Arabic decimal mark must never pass for a mark of grouping.
_MARKS: Final = {
    "\u066b": "|",
    "\u066c": ",",
    "\uff0c": ",",
    "\uff0e": ".",
    "’": "'",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
}


def read_figure(raw: str) -> int | None:
    """The whole number that a figure in digits states; ``None`` for decimals, times, dates and odd grouping.

    Three digits after a dot are a group ("1.200" is 1200), since counts of people have no decimals. One zero may
    lead ("05 dead"), more make a code or a time.

    >>> read_figure("1,200"), read_figure("1,00,000"), read_figure("1.5"), read_figure("0600")
    (1200, 100000, None, None)
    """
    plain = plain_figure(raw)
    if plain is None:
        return None
    if plain.isdecimal():
        return None if plain[0] == "0" and len(plain) > 2 else int(plain)
    if _GROUPED.fullmatch(plain) or _INDIAN.fullmatch(plain):
        return int("".join(c for c in plain if c.isdecimal()))
    return None


def read_scaled(raw: str, scale: int) -> int | None:
    """What a figure before a word such as "million" is worth, decimals allowed ("1.5 million").

    >>> read_scaled("1.5", 1_000_000), read_scaled("2", 12)
    (1500000, 24)
    """
    plain = plain_figure(raw)
    decimal = _DECIMAL.fullmatch(plain) if plain else None
    if decimal and not (plain and "," in plain and len(decimal[2]) == 3):
        worth, rest = divmod(int(decimal[1] + decimal[2]) * scale, 10 ** len(decimal[2]))
        return None if rest else worth
    value = read_figure(raw)
    return None if value is None else value * scale


def plain_figure(raw: str) -> str | None:
    """The figure with ASCII digits and marks; ``None`` when it is too long to be a count or a date.

    >>> plain_figure("１٢۳")
    '123'
    """
    if len(raw) > _LONGEST:
        return None
    if raw.isascii():
        return raw
    seen = _UNSEEN.sub("", raw)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else _MARKS.get(c, c) for c in seen)
