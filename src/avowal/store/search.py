"""Finding reports by their words, in SQLite's full-text index over titles and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32
_EXCERPT = 24  # words
_FIND = text(
    "SELECT reports.id, reports.title, snippet(report_search, 1, '', '', '…', :words) AS excerpt "
    "FROM report_search JOIN reports ON reports.rowid = report_search.rowid "
    "WHERE report_search MATCH :match ORDER BY report_search.rank, reports.id LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words that were asked for.

    Attributes:
        report_id: The report.
        title: Its title, where it has one.
        excerpt: About 24 words of its text round the ones asked for, with "…" where it goes on.
    """

    report_id: str
    title: str | None
    excerpt: str


def find_reports(connection: Connection, words: str, *, most: int) -> tuple[Hit, ...]:
    """The reports that hold all of the words in title or text, the fullest of them first (BM25)."""
    asked = {"match": plain_match(words), "words": _EXCERPT, "most": most}
    return tuple(Hit(row.id, row.title, row.excerpt) for row in connection.execute(_FIND, asked))


def plain_match(words: str) -> str:
    """A full-text query that asks for all the words and holds no operator, whatever was typed.

    >>> plain_match('police OR "station*')
    '"police" "OR" "station"'
    """
    found = _WORD.findall(words)[:_MOST_WORDS]
    return " ".join(f'"{word}"' for word in found) or '""'
