"""MUC-4 incident templates as examples: the strings of the key, wherever the text holds them.

Data: muc4 in the data folder (dev trains; tst1 and tst2 are validation and never train). The key names strings, not
places: every occurrence is marked, as GRIT (Du et al. 2021) does for its first one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from avowal.extraction.encoder.heads import MUC_SPANS, TYPES
from examples import Example, Held, SpanLabel

SLOTS = {
    "perp_individual": "perp_individual",
    "perp_org": "perp_organisation",
    "phys_id": "physical_target",
    "hum_name": "victim_name",
    "hum_desc": "victim_description",
    "instrument_id": "instrument",
}
EFFECTS = {
    "DEATH": "death",
    "INJURY": "injury",
    "NO INJURY": "no_injury_or_death",
    "NO DEATH": "no_injury_or_death",
    "NO INJURY OR DEATH": "no_injury_or_death",
    "REGAINED FREEDOM": "regained_freedom",
}
STANCES = {
    "REPORTED AS FACT": "asserts",
    "CLAIMED OR ADMITTED": "claims",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "accuses",
    "SUSPECTED OR ACCUSED": "suspects",
}
_BOMBS = ("bombing", "suicide_bombing")
_HOLDINGS = ("kidnapping", "hostage_taking")
_ELSE = tuple(kind for kind in TYPES if kind not in {*_BOMBS, *_HOLDINGS, "arson", "other"})
KINDS = {"BOMBING": _BOMBS, "KIDNAPPING": _HOLDINGS, "ARSON": ("arson",), "ATTACK": _ELSE}


HELD = 13
"""One in so many documents of the training part chooses thresholds and does not train."""


def is_held(identifier: str) -> bool:
    """Whether a document of the training part is kept back."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % HELD == 0


def examples(path: Path, dropped: Counter[str]) -> Iterator[Example]:
    """Every document of a file; ``dropped`` counts what could not be used, by reason."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["relevant"] == "optional":
            dropped["muc4: only optional templates, relevance left open"] += 1
        yield _example(document, dropped)


def _example(document: dict[str, Any], dropped: Counter[str]) -> Example:
    text = document["text"]
    spans: dict[tuple[int, int, str], None] = {}
    held: list[Held] = []
    for number, template in enumerate(document["templates"]):
        types = _types(template)
        for slot, kind in SLOTS.items():
            for fill in template["slots"][slot]:
                for value in fill["values"]:
                    places = _places(text, value)
                    if not places:
                        dropped[f"muc4: a {slot} that the text does not hold"] += 1
                    for start, end in places:
                        spans[start, end, kind] = None
                        held.append(
                            Held(
                                start,
                                end,
                                _stance(template, kind, value),
                                None,
                                "main",
                                types,
                                f"{number}",
                                effect=_effect(template, kind, value),
                            )
                        )
    relevant = {"yes": True, "no": False, "optional": None}[document["relevant"]]
    known = MUC_SPANS
    labels = tuple(SpanLabel(*span) for span in _outermost(spans))
    return Example(document["id"], "muc4", text, relevant, known, labels, tuple(held))


def _places(text: str, value: str) -> list[tuple[int, int]]:
    words = [re.escape(word) for word in value.split()]
    if not words:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


def _outermost(spans: dict[tuple[int, int, str], None]) -> list[tuple[int, int, str]]:
    """Spans that lie in no other of their kind."""
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not any(a <= start and end <= b and kind == other for a, b, other in kept):
            kept.append((start, end, kind))
    return kept


def _types(template: dict[str, Any]) -> tuple[str, ...]:
    values = [value for fill in template["slots"]["type"] for value in fill["values"]]
    return tuple(kind for value in values for kind in KINDS.get(value, ("other",)))


def _stance(template: dict[str, Any], kind: str, value: str) -> str | None:
    if kind != "perp_organisation":
        return None
    for fill in template["slots"]["perp_org_confidence"]:
        if value in fill.get("refs", ()):
            return STANCES.get(fill["values"][0])
    return None


def _effect(template: dict[str, Any], kind: str, value: str) -> str | None:
    if not kind.startswith("victim"):
        return None
    for fill in template["slots"].get("hum_effect", ()):
        if value in fill.get("refs", ()):
            return EFFECTS.get(fill["values"][0])
    return None
