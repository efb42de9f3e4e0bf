"""What a report itself says later of a figure or finding: that it was replaced, or found wrong."""

from __future__ import annotations

from avowal.codebook.vocabulary import Status
from avowal.domain import Span


def status_of(sentence: str, span: Span) -> Status:
    """Status of the value at ``span`` of a sentence, by the words around it.

    Args:
        sentence: Text of one sentence.
        span: Where in it the value stands, counted from the sentence's start.
    """
    del span
    return Status.SUPERSEDED if "earlier reports" in sentence.lower() else Status.CURRENT
