"""What every extractor is: a callable from a report to a reading, with a name and a version."""

from __future__ import annotations

from typing import Protocol

from avowal.domain import Reading, Report


class Extractor(Protocol):
    """Reads one report: mentions with their accounts, and the problems met.

    Whatever it says passes :func:`avowal.extraction.gate.through_gate` before anybody else sees it.
    """

    def __call__(self, report: Report, min_score: float | None = None) -> Reading:
        """The reading of ``report``, with the accounts of at least ``min_score`` (``None``: the extractor's own choice); the same report gives the same reading, and no text makes it raise."""
        ...
