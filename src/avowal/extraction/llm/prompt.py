"""What is sent to a model: what to do, and the report kept apart from it as data."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from string import Template

from avowal.codebook.vocabulary import IncidentType, VoiceKind
from avowal.domain import Report

VERSION = "accounts-1"
"""Noted with each reading; a changed prompt has another version."""
_MARK = 16


def messages_for(report: Report, text: str) -> list[dict[str, str]]:
    """The messages for one window of a report.

    The lines around it hold a mark that is made from the whole text, so that no text can hold its own mark; what is
    not to be seen (Unicode's tag characters, zero-width and direction marks) is not sent.
    """
    shown = visible(text)
    facts = f"Title: {_line(report.title)}\nOutlet: {_line(report.outlet)}\nPublished: {_day(report)}\n"
    mark = hashlib.sha256(f"{VERSION}\0{facts}\0{shown}".encode("utf-8", "replace")).hexdigest()[:_MARK]
    asked = f"===== report {mark} begins =====\n{facts}\n{shown}\n===== report {mark} ends =====\n\nThe JSON object:"
    return [{"role": "system", "content": system_prompt()}, {"role": "user", "content": asked}]


@lru_cache(maxsize=1)
def system_prompt() -> str:
    """What a model is told to do."""
    text = (files("avowal.extraction.llm") / "prompt.txt").read_text(encoding="utf-8")
    kinds = [kind.value for kind in VoiceKind if kind is not VoiceKind.OUTLET]
    return Template(text).substitute(types=", ".join(one.value for one in IncidentType), kinds=", ".join(kinds))


def visible(text: str) -> str:
    r"""The text without characters that are not to be seen.

    >>> visible("84\u200b people\U000e0041")
    '84 people'
    """
    return "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"})


def _line(said: str | None) -> str:
    return visible(" ".join(said.split()))[:300] if said else "not known"


def _day(report: Report) -> str:
    return report.published.iso if report.published else "not known"
