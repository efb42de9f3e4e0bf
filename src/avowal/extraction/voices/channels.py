"""Through what a voice reached the report: platforms, outlets told, agencies that carried it."""

from __future__ import annotations

from avowal.codebook.vocabulary import VoiceKind
from avowal.extraction.text.clauses import PREPOSITIONS
from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.saying import Saying
from avowal.extraction.voices.voice_words import find_names, mouthpieces, names

_PLATFORMS = {
    "telegram": "Telegram", "twitter": "Twitter", "facebook": "Facebook", "whatsapp": "WhatsApp",
    "instagram": "Instagram", "youtube": "YouTube", "tiktok": "TikTok", "vkontakte": "VKontakte", "weibo": "Weibo",
    "website": "website", "radio": "radio", "communique": "communique", "leaflet": "leaflet", "leaflets": "leaflet",
    "pamphlet": "pamphlet", "tweet": "Twitter", "tweeted": "Twitter",
}  # fmt: skip
_PAIRS: dict[tuple[str, ...], str] = {
    ("social", "media"): "social media",
    ("social", "network"): "social media",
    ("social", "networks"): "social media",
}
_STATE_MEDIA = frozenset("tv television media radio agency".split())
_PREFACES = frozenset("in on via through speaking writing posting by at with during".split())
_LONGEST_PREFACE = 28


def channels_of(saying: Saying) -> tuple[str, ...]:
    """Channels named around a saying, nearest the voice first: before it, in its frame, and whom it told.

    "In a statement posted on Telegram, X told AFP" gives Telegram, then AFP.
    """
    unit = saying.unit
    found: list[str] = []
    begins = saying.begins
    if unit.low and unit.low[0] in _PREFACES and begins <= _LONGEST_PREFACE:
        found.extend(channels_between(unit, 0, begins))
    if saying.source is not None and saying.cited is None:
        inner = next(
            (k for k in range(saying.source[0] + 1, saying.source[1]) if unit.low[k] in {"on", "via", "through", "in"}),
            None,
        )
        if inner is not None:
            found.extend(channels_between(unit, inner, saying.source[1]))
    after = max(saying.cue[1], saying.source[1] if saying.source and saying.source[0] >= saying.cue[0] else 0)
    found.extend(channels_between(unit, after, saying.ends))
    return tuple(dict.fromkeys(found))


def channels_between(unit: Unit, start: int, end: int) -> list[str]:
    """Platforms and outlets among words ``start`` to ``end``."""
    found: list[tuple[int, str]] = []
    taken: set[int] = set()
    low = unit.low[start:end]
    capital = unit.capital[start:end]
    for begin, until, key in find_names(low, capital if any(unit.capital) else None):
        if key in mouthpieces() or names()[key][0] in {VoiceKind.MEDIA, VoiceKind.STATE_MEDIA} or key[0] == "site":
            taken.update(range(begin, until))
            found.append((begin, _shown(unit.words(start + begin, start + until))))
    for k, word in enumerate(low):
        plain = bare(word)
        if k in taken:
            continue
        if plain in _PLATFORMS:
            found.append((k, _PLATFORMS[plain]))
        elif low[k : k + 2] in _PAIRS:
            found.append((k, _PAIRS[low[k : k + 2]]))
        elif plain == "x" and k and low[k - 1] in PREPOSITIONS and capital[k]:
            found.append((k, "X"))
        elif plain == "state" and k + 1 < len(low) and low[k + 1] in _STATE_MEDIA:
            found.append((k, f"state {low[k + 1]}"))
    return [name for _, name in sorted(found)]


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat[:-2] if flat.endswith(("'s", "’s")) else flat.rstrip("'’")
