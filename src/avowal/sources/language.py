"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

_READ = 2_000
_SURE = 0.7
_LEAST_LETTERS = 20


def language_of(text: str) -> str | None:
    """ISO 639-1 code; ``None`` for a text that is too short or mixed to tell.

    >>> language_of("84")
    >>> language_of("Deux personnes ont été tuées dans une explosion à Paris, selon la police.")
    'fr'
    """
    sample = text[:_READ]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    # A telex in capitals is no rarer language: the model knows lower case better.
    code, sure = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return str(code) if sure >= _SURE else None


@cache
def _identifier() -> Any:
    """The model, loaded at first use: it takes most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model loads slowly

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
