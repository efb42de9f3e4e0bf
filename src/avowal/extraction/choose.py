"""Which extractor reads a report: by name, each loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from avowal.domain import Reading, Report
from avowal.errors import UsageError
from avowal.extraction.extractor import Extractor

EXTRACTORS: Final = {
    "encoder": "avowal.extraction.trained",
    "rules": "avowal.extraction.rules",
    "llm": "avowal.extraction.llm.extractor",
    "both": "avowal.extraction.llm.both",
}
"""Name to module; each module has ``extract(report, min_score=None) -> Reading``."""
DEFAULT: Final = "encoder"


def extract(report: Report, chosen: str | Extractor, min_score: float | None = None) -> Reading:
    """What an extractor says of a report, through the gate.

    Args:
        report: The report.
        chosen: One of :data:`EXTRACTORS`, or an extractor of your own.
        min_score: Keep the accounts of at least this score, 0 to 1; ``None``: the extractor's own choice.

    Raises:
        UsageError: There is no extractor of this name.
    """
    from avowal.extraction.gate import through_gate  # noqa: PLC0415 - who only asks for the names need not wait for it

    extractor = extractor_named(chosen) if isinstance(chosen, str) else chosen
    return through_gate(report, extractor(report, min_score))


def extractor_named(name: str) -> Extractor:
    """The extractor of this name, loaded when it is first asked for.

    Raises:
        UsageError: There is no extractor of this name.
    """
    if name not in EXTRACTORS:
        msg = f"no extractor {name!r}: choose one of {', '.join(EXTRACTORS)}."
        raise UsageError(msg, slug="unknown-extractor", item=name)
    extractor: Extractor = import_module(EXTRACTORS[name]).extract
    return extractor
