"""The limits and defaults of intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What is taken for granted, and how far intake goes: at most 20 MB a file, 20 seconds an address.

    Attributes:
        outlet: Who published a report that does not say so itself.
        published: When a report was published that does not say so itself; ISO day, month or year.
        columns: For tables: our name of a column to the table's own ("text" to "body").
        most_bytes: Size of a file, page or decompressed stream above which it is refused.
        most_table_bytes: The same for tables, which are read row by row.
        page_seconds: Time that one page or PDF may take to read.
        fetch_seconds: Time that one address may take in all, redirects included.
        most_redirects: Redirects followed, each checked.
        respect_robots: Whether robots.txt is asked first.
        allow_private: Whether addresses in private networks may be fetched.
    """

    outlet: str | None = None
    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    most_bytes: int = 20_000_000
    most_table_bytes: int = 2_000_000_000
    page_seconds: float = 10.0
    fetch_seconds: float = 20.0
    most_redirects: int = 3
    respect_robots: bool = True
    allow_private: bool = False
