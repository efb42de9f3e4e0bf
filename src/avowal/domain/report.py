"""One published text, and where we got it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from avowal.domain.dates import PartialDate
from avowal.domain.identity import content_id


class DateBasis(StrEnum):
    """Where a publication date came from; 13 % of those that machines find in pages are wrong."""

    USER = "user"
    FRONT_MATTER = "front_matter"
    COLUMN = "column"
    PAGE_METADATA = "page_metadata"
    PAGE_TEXT = "page_text"
    ADDRESS = "address"
    FILE_METADATA = "file_metadata"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of a report came from: file ``kerman-03.txt``, or an address fetched on 4 January.

    Attributes:
        kind: "file", "address", "stdin", "row" (of a table) or "text" (handed over in code).
        location: Path, address or row ("reports.csv:12") for a person to find it again; a label only.
        sha256: Hex digest of the raw bytes as they arrived; ``None`` for text handed over in code.
        retrieved: When we took it in (UTC); ``None`` where that was not noted.
    """

    kind: str
    location: str
    sha256: str | None = None
    retrieved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text: the agency's story of 3 January, as its page had it when it was fetched.

    ``text`` is fixed at intake and never changed; every offset counts its code points.

    Attributes:
        id: Hash of outlet, address, title and text: the same report taken in twice has one id.
        text: What the report says, without boilerplate.
        title: Its headline, where it stands apart from the text.
        outlet: Who published it: the host it was fetched from, or what the user said. ``None`` if unknown.
        outlet_claimed: What the page says of itself; only a claim, never used for independence.
        author: By-line.
        published: When it was published, as precisely as is known.
        published_at: The moment of publication, where a time was given.
        published_basis: Where the publication date came from; ``None`` without a date.
        language: ISO 639-1 code; ``None`` when it could not be told.
        address: Canonical address, without credentials.
        source: Where the bytes came from.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_claimed: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    published_at: datetime | None = None
    published_basis: DateBasis | None = None
    language: str | None = None
    address: str | None = None
    source: Source | None = None

    def _repr_html_(self) -> str:
        from avowal.domain.notebook import report_html  # noqa: PLC0415 - only notebooks ask for it

        return report_html(self)


def report_id(text: str, *, title: str | None = None, outlet: str | None = None, address: str | None = None) -> str:
    """The id of a report, from what makes it this report and nothing else.

    >>> report_id("Two were killed.") == report_id("Two were killed.", title=None)
    True
    """
    return content_id("r", text, title, outlet, address)
