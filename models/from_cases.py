"""Our own annotated reports as examples (corpus in the case markup)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from avowal.extraction.encoder.heads import ACCOUNT_SPANS, OWN_PART, VOICE_SPANS
from examples import Example, Held, Place, Said, SpanLabel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from case_accounts import Saying  # noqa: E402 - the reader of cases is a folder of scripts
from cases import Case, read_cases, scoring_form  # noqa: E402 - as above
from scorers import load_scorer  # noqa: E402 - as above

__all__ = ["Case", "example_of", "examples", "load_scorer", "read_cases", "scoring_form"]

CASES = ROOT / "bench" / "cases"
_COUNTED = frozenset(ACCOUNT_SPANS[:6]) | {"perpetrator_count"}
OWNED_OR_DENIED = frozenset({"claims", "denies", "rejects"})
_LEADING = re.compile(r"(?:on|in|at|the|late|early|since|by|of|from|near|a|an)\s+", re.IGNORECASE)


def examples(split: str, dropped: Counter[str], folder: Path = CASES) -> Iterator[Example]:
    """Every case of a split; ``dropped`` counts what could not be used, by reason."""
    for case in read_cases(folder, split):
        yield example_of(case.report_id, "cases", case.report.text, case.gold["incidents"], case.sayings, dropped)


def example_of(
    report_id: str,
    origin: str,
    text: str,
    incidents: Sequence[dict[str, Any]],
    sayings: Sequence[Saying],
    dropped: Counter[str],
) -> Example:
    """A report with every account annotated; without sayings, a voice stands wherever the text has its name."""
    sources = _sources(text, incidents, sayings)
    spans: dict[SpanLabel, None] = {}
    held: list[Held] = []
    said: dict[Place, tuple[Place, ...] | None] = {}
    for incident in incidents:
        for account in incident["accounts"]:
            kind, place = _marked(text, account)
            if place is None:
                dropped[f"cases: words of a {account['fact']} are not in the text"] += 1
                continue
            spans[SpanLabel(*place, kind)] = None
            held.append(
                Held(
                    *place,
                    account["stance"],
                    account["status"],
                    incident["role"],
                    (incident["type"],) if incident["type"] else (),
                    incident["key"],
                    account["voice"]["kind"],
                )
            )
            _add_source(said, place, account["voice"], sources, dropped)
    spans |= {SpanLabel(*saying.span, saying.part): None for saying in sayings}
    held += [Held(*saying.span, voice=saying.voice["kind"]) for saying in sayings if saying.part == "source"]
    known = (*ACCOUNT_SPANS, OWN_PART, *(VOICE_SPANS if sayings else ()))
    return Example(
        report_id,
        origin,
        text,
        bool(incidents),
        known,
        tuple(spans),
        tuple(held),
        tuple(Said(*place, found) for place, found in said.items() if found is not None),
    )


def _sources(
    text: str, incidents: Sequence[dict[str, Any]], sayings: Sequence[Saying]
) -> dict[tuple[str, str], tuple[Place, ...]]:
    """Where each voice is named: as marked, else where the text has its name."""
    found: dict[tuple[str, str], list[Place]] = {}
    for saying in sayings:
        if saying.part == "source":
            found.setdefault((saying.voice["name"], saying.voice["kind"]), []).append(saying.span)
    if not sayings:
        voices = {(a["voice"]["name"], a["voice"]["kind"]) for i in incidents for a in i["accounts"]}
        for name, kind in voices:
            places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
            if places:
                found[name, kind] = places
    return {voice: tuple(places) for voice, places in found.items()}


def _add_source(
    said: dict[Place, tuple[Place, ...] | None],
    place: Place,
    voice: dict[str, Any],
    sources: dict[tuple[str, str], tuple[Place, ...]],
    dropped: Counter[str],
) -> None:
    """Adds whose words these are; words of a voice that no place names stay open."""
    if voice["kind"] == "outlet":
        said.setdefault(place, ())
        return
    found = sources.get((voice["name"], voice["kind"]))
    if found is None:
        dropped["cases: a voice that no marked words name"] += 1
        said[place] = None
        return
    before = said.get(place)
    if before is not None or place not in said:
        said[place] = tuple(dict.fromkeys((*(before or ()), *found)))


def _marked(text: str, account: dict[str, Any]) -> tuple[str, Place | None]:
    """The kind of span that an account's words are, and where they stand.

    Words that own or deny the deed without a name ("its fighters", "any hand in it") are a kind of their own: who is
    meant follows from the voice.
    """
    start, end = account["span"]
    owned = account["fact"] == "responsible" and account["stance"] in OWNED_OR_DENIED
    if owned and not any(_within(text, name, start, end) for name in _names(account)):
        return OWN_PART, _trimmed(text, start, end)
    return account["fact"], _words(text, account)


def _words(text: str, account: dict[str, Any]) -> Place | None:
    """The words that hold the value, within the evidence where they are there."""
    start, end = account["span"]
    if account["fact"] in _COUNTED:
        return _within(text, account["words"], start, end)
    if account["fact"] == "date":
        return _trimmed(text, start, end)
    for name in _names(account):
        place = _within(text, name, start, end)
        if place:
            return place
    if account["fact"] in {"responsible", "perpetrator"}:
        return next(filter(None, (_nearest(text, name, start) for name in _names(account))), None)
    return _trimmed(text, start, end)


def _names(account: dict[str, Any]) -> list[str]:
    return [name for name in (account["value"], *account.get("aliases", ())) if name]


def _within(text: str, words: str, start: int, end: int) -> Place | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:end], re.IGNORECASE)
    return (start + found.start(), start + found.end()) if found else None


def _nearest(text: str, name: str, start: int) -> Place | None:
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
    return min(places, key=lambda place: abs(place[0] - start), default=None)


def _trimmed(text: str, start: int, end: int) -> Place:
    """Without a preposition or an article at its head."""
    found = _LEADING.match(text, start, end)
    while found and found.end() < end:
        start = found.end()
        found = _LEADING.match(text, start, end)
    return start, end
