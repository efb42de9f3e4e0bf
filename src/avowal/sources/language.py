"""Which language a text is in."""

from __future__ import annotations

from typing import Any

_LEAST_CHARACTERS = 40
_READ = 2_000
_SURE = 0.7


def language_of(text: str) -> str | None:
    """ISO 639-1 code; ``None`` for a text that is too short or mixed to tell.

    >>> language_of("84")
    """
    sample = text[:_READ]
    if len(sample) < _LEAST_CHARACTERS:
        return None
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model loads slowly

    if not _loaded:
        _loaded.append(LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
    code, sure = _loaded[0].classify(sample)
    return str(code) if sure >= _SURE else None


_loaded: list[Any] = []
