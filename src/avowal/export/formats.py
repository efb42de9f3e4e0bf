"""The formats that a record is exported in, by name, and the side file that says how an export came about.

A new format is a writer and one line in :data:`FORMATS`; the command line, its help and its checks follow.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from avowal.errors import UsageError
from avowal.export.annotations import write_annotations
from avowal.export.files import Columns, whole_or_nothing, write_csv, write_geojson, write_jsonl, write_parquet
from avowal.export.geopackage import write_geopackage
from avowal.export.rows import Row
from avowal.export.spreadsheet import write_xlsx

SUBJECTS: Final = ("accounts", "incidents")


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write rows: ``FORMATS["csv"]`` writes comma-separated values.

    Attributes:
        suffix: Ending of its files, with the dot.
        about: One line of help.
        write: Takes rows, their columns and an open binary stream; gives how many rows were written.
        subjects: What it can hold: accounts, incidents or both.
        is_text: Whether it may go to a terminal.
    """

    suffix: str
    about: str
    write: Callable[[Iterable[Row], Columns, BinaryIO], int]
    subjects: tuple[str, ...] = SUBJECTS
    is_text: bool = True


FORMATS: Final = {
    "csv": Format(".csv", "a table for spreadsheets and statistics", write_csv),
    "jsonl": Format(".jsonl", "one JSON object a line, values exactly as recorded", write_jsonl),
    "geojson": Format(".geojson", "points for maps (RFC 7946)", write_geojson),
    "parquet": Format(".parquet", "a typed table (extra: tables)", write_parquet, is_text=False),
    "xlsx": Format(".xlsx", "an Excel workbook", write_xlsx, is_text=False),
    "gpkg": Format(".gpkg", "a GeoPackage for QGIS", write_geopackage, is_text=False),
    "annotations": Format(".jsonld", "W3C web annotations of the evidence", write_annotations, subjects=("accounts",)),
}


def write_rows(rows: Iterable[Row], columns: Columns, name: str, target: Path | BinaryIO) -> int:
    """Write the rows in the format ``name``; gives how many were written.

    Args:
        rows: Rows with exactly the keys of ``columns``.
        columns: Column names with their types, in order.
        name: A key of :data:`FORMATS`.
        target: A path, written whole or not at all, or an open binary stream.

    Raises:
        UsageError: The format is unknown, or the folder of the path does not exist.
        MissingExtraError: Parquet without the ``tables`` extra.
    """
    if name not in FORMATS:
        msg = f"no export format {name!r}: choose one of {', '.join(FORMATS)}."
        raise UsageError(msg, slug="unknown-format", item=name)
    write = FORMATS[name].write
    if not isinstance(target, Path):
        return write(rows, columns, target)
    return whole_or_nothing(target, lambda stream: write(rows, columns, stream))


def write_side_file(path: Path, told: dict[str, object]) -> Path:
    """Write beside an export which rules and version made it, with the hash of its bytes; gives the new path.

    No clock is read: the same record and options give the same side file.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    beside = path.with_name(f"{path.name}.meta.json")
    content = json.dumps({"file": path.name, "sha256": digest, **told}, ensure_ascii=False, indent=2)
    whole_or_nothing(beside, lambda stream: stream.write(content.encode() + b"\n"))
    return beside
