"""The limits and defaults of intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from avowal.domain import PartialDate
from avowal.errors import UsageError
from avowal.sources.publication import read_publication

TABLE_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "domain"),
    "author": ("author", "byline"),
    "published": ("published", "date", "published_at", "publication_date"),
    "address": ("address", "url", "link"),
    "language": ("language", "lang"),
    "id": ("id",),
}
"""Our names of columns, each with the names that tables usually give it, the likeliest first."""


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What is taken for granted, and how far intake goes: at most 20 MB a file, 20 seconds an address.

    Whatever is over a limit is refused whole, with its reason; nothing is ever cut short in silence.

    Attributes:
        outlet: Who published a report that does not say so itself.
        published: When a report was published that does not say so itself; ISO day, month or year.
        columns: For tables: our name of a column to the table's own ("text" to "body").
        most_bytes: Size of a file, page, table row or decompressed stream above which it is refused.
        most_table_bytes: The same for a whole table, which is read row by row and never held in memory.
        most_characters: Length of one report's text above which it is refused; a book has about a million.
        most_pages: Pages of a PDF above which it is refused.
        page_seconds: Time that one page, PDF or Markdown file may take to read.
        fetch_seconds: Time that one address may take in all: names, robots.txt, redirects and body.
        most_redirects: Redirects followed, each checked like the first address.
        respect_robots: Whether robots.txt is asked first.
        allow_private: Whether addresses in private networks may be fetched.
        earliest_year: A publication date before it is taken for a mistake and left out.

    Raises:
        UsageError: A setting cannot be: an unknown column, a date that is none, a limit below one.
    """

    outlet: str | None = None
    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    most_bytes: int = 20_000_000
    most_table_bytes: int = 2_000_000_000
    most_characters: int = 2_000_000
    most_pages: int = 1_000
    page_seconds: float = 10.0
    fetch_seconds: float = 20.0
    most_redirects: int = 3
    respect_robots: bool = True
    allow_private: bool = False
    earliest_year: int = 1900

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in TABLE_NAMES:
                msg = f"there is no column {name!r} to name. Columns are: {', '.join(TABLE_NAMES)}."
                raise UsageError(msg, slug="unknown-column", item=name)
        if self.published is not None and read_publication(self.published) is None:
            msg = f"the publication date {self.published!r} cannot be read. Write it as 2024-01-05, 2024-01 or 2024."
            raise UsageError(msg, slug="unreadable-day", item=self.published)
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name.startswith("most_") and one.name != "most_redirects" and value < 1:
                raise _impossible(value, name=one.name)
        if self.most_redirects < 0:
            raise _impossible(self.most_redirects, name="most_redirects")
        if min(self.page_seconds, self.fetch_seconds) <= 0:
            raise _impossible(min(self.page_seconds, self.fetch_seconds), name="page_seconds or fetch_seconds")

    @property
    def published_day(self) -> PartialDate | None:
        """The date of :attr:`published`, read."""
        found = read_publication(self.published) if self.published else None
        return found.day if found else None


def _impossible(value: float, *, name: str) -> UsageError:
    msg = f"the limit {name} cannot be {value:g}. Give a number above zero."
    return UsageError(msg, slug="impossible-limit", item=name)
