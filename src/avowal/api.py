"""What `import avowal` gives: reading one report, and opening a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from avowal.domain import PartialDate, Reading, Report
from avowal.errors import UsageError
from avowal.extraction import choose

if TYPE_CHECKING:
    from avowal.record.record import Record

EXTRACTORS = tuple(choose.EXTRACTORS)
"""Names that ``extract`` takes; the first is the default."""


def extract(
    report: Report | str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    extractor: str = EXTRACTORS[0],
) -> Reading:
    """What one report says, voice by voice; nothing is stored.

    Args:
        report: A report, or its text.
        title: Its headline, where ``report`` is a text.
        outlet: Who published it, where ``report`` is a text.
        published: Day, month or year of publication, "2024-01-05", where ``report`` is a text. Without it
            "on Wednesday" cannot be resolved.
        extractor: One of ``EXTRACTORS``.

    Raises:
        UsageError: There is no such extractor, or the date cannot be read.
        NoTextError: The text is empty.

    >>> reading = extract("Gunmen shot dead three people in Jos on 5 May 2021.")
    >>> reading.mentions[0].accounts[0].value.low
    3
    """
    if isinstance(report, str):
        report = read_report(report, title=title, outlet=outlet, published=published)
    return choose.extract(report, extractor)


def read_report(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    address: str | None = None,
    language: str | None = None,
) -> Report:
    """A report from a text that is at hand.

    Raises:
        UsageError: ``published`` is no ISO day, month or year.
        NoTextError: The text is empty.
    """
    from avowal.sources.intake import report_from_text  # noqa: PLC0415 - reading text loads no reader of files

    return report_from_text(
        text, title=title, outlet=outlet, published=_day(published), address=address, language=language
    )


def open_record(path: str | Path = "record.db") -> Record:
    """The record at ``path``, made if there is none; a context manager.

    Raises:
        StoreError: It cannot be opened.
    """
    from avowal.record.record import Record  # noqa: PLC0415 - loads the store

    return Record.open(Path(path))


def _day(published: str | None) -> PartialDate | None:
    if published is None:
        return None
    try:
        return PartialDate.from_iso(published)
    except ValueError as error:
        msg = f"reading the publication date {published!r}: {error}. Give it as 2024-01-05, 2024-01 or 2024."
        raise UsageError(msg, item=published) from error
