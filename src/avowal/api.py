"""The library's front: what ``import avowal`` offers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from avowal.domain import PartialDate, Reading, Report
from avowal.extraction import choose
from avowal.extraction.extractor import Extractor
from avowal.record.record import Record

DEFAULT = choose.DEFAULT
"""The extractor that reads where none is named."""
EXTRACTORS = tuple(choose.EXTRACTORS)
"""Names that ``extract`` takes."""


def read_report(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | date | datetime | PartialDate | None = None,
    address: str | None = None,
    language: str | None = None,
) -> Report:
    """A report from its text and what is known of it.

    Args:
        text: What the report says; evidence offsets will count its code points.
        title: Headline, where it stands apart from the text.
        outlet: Who published it.
        published: When, as ISO text or a date; "on Wednesday" can only be read with it.
        address: Where it was published.
        language: ISO 639-1 code; found from the text when left out.

    Raises:
        InputError: There is no text, or the date cannot be read.
    """
    from avowal.sources.intake import report_from_text  # noqa: PLC0415 - readers of pages and addresses load slowly

    return report_from_text(text, title=title, outlet=outlet, published=published, address=address, language=language)


def extract(
    report: Report | str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | date | datetime | PartialDate | None = None,
    extractor: str | Extractor = DEFAULT,
    min_score: float | None = None,
) -> Reading:
    """Every account that a report gives, voice by voice, with the problems met.

    Args:
        report: A report, or its text.
        title: Its headline, for a text; a report says these three itself.
        outlet: Who published it, for a text.
        published: When it was published, for a text; "on Wednesday" can only be read with it.
        extractor: One of :data:`EXTRACTORS`, or one of your own.
        min_score: Keep the accounts of at least this score, 0 to 1; left out: what the extractor itself keeps.

    Raises:
        UsageError: There is no extractor of this name.

    >>> reading = extract("Two bombs killed at least 84 people in Kerman, Iran, on 3 January 2024, IRNA said.")
    >>> [(a.fact.value, a.words, a.voice.name) for a in reading.mentions[0].accounts if a.fact == "killed"]
    [('killed', 'at least 84', 'IRNA')]
    """
    if isinstance(report, str):
        report = read_report(report, title=title, outlet=outlet, published=published)
    return choose.extract(report, extractor, min_score)


def open_record(path: str | Path = "record.db", *, create: bool = True, read_only: bool = False) -> Record:
    """Open a record, or make a new one: ``with avowal.open("record.db") as record: ...``.

    Raises:
        StoreError: The file cannot be used as a record.
    """
    return Record.open(path, create=create, read_only=read_only)
