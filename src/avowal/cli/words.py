"""Words of reports made safe for a terminal."""

from __future__ import annotations


def safe(text: str | None) -> str:
    """Text from a report on one line, with control characters shown instead of obeyed."""
    return "".join(_shown(c) for c in text or "")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
