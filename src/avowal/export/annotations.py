"""The evidence of accounts as W3C web annotations (w3.org/TR/annotation-model), in one JSON-LD collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from avowal.export.files import Columns, to_json
from avowal.export.rows import Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:  # noqa: ARG001 - as all writers
    """An AnnotationPage, one annotation an account, streamed; gives how many."""
    written = 0
    stream.write(f'{{"@context":"{CONTEXT}","type":"AnnotationPage","items":['.encode())
    for row in rows:
        stream.write(b",\n" if written else b"\n")
        stream.write(to_json(annotation(row)).encode())
        written += 1
    stream.write(b"\n]}\n")
    return written


def annotation(row: Row) -> dict[str, Any]:
    """One account: its exact words as target, and the fact and voice as body.

    Positions are code points of the report's text, as the model has them, half-open.
    """
    body = {key: row[key] for key in ("fact", "value", "low", "high", "voice", "stance") if row[key] is not None}
    return {
        "id": f"urn:avowal:account:{row['account_id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "format": "application/json", "value": to_json(body)},
        "target": {
            "source": row["address"] or f"urn:avowal:report:{row['report_id']}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": row["evidence"]},
                {"type": "TextPositionSelector", "start": row["evidence_start"], "end": row["evidence_end"]},
            ],
        },
    }
