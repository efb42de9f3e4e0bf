"""Rows written as CSV, JSON Lines, GeoJSON or Parquet, streamed, and never half a file.

A file is written beside its place under another name and moved there when it is whole.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from avowal.errors import MissingExtraError, UsageError
from avowal.export.rows import Row
from avowal.record.tables import arrow_schema

BATCH = 5_000
FORMULA_STARTS = frozenset("=+-@\t\r")
Columns = dict[str, type]
to_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps makes an encoder a call


def whole_or_nothing(path: Path, write: Callable[[BinaryIO], int]) -> int:
    """Write a file beside its place and move it there when it is whole; gives what ``write`` gives.

    Raises:
        UsageError: The folder does not exist.
    """
    if not path.parent.is_dir():
        msg = f"cannot write {path}: the folder {path.parent} does not exist. Make it first."
        raise UsageError(msg, slug="no-folder", item=str(path))
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            written = write(stream)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return written


@contextmanager
def zipped(stream: BinaryIO, *, level: int | None = None) -> Iterator[zipfile.ZipFile]:
    """A zip file to fill, handed over to the stream when it is whole: the same bytes into a file and a pipe.

    Where a stream cannot go back, as a pipe cannot, zipfile would write other bytes.
    """
    with tempfile.TemporaryFile() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
            yield packed
        whole.seek(0)
        shutil.copyfileobj(whole, stream)


def write_csv(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """CSV: UTF-8, empty for none; a text that a spreadsheet would run as a formula gets a leading apostrophe."""
    written = 0
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(columns)
    names = tuple(columns)
    for row in rows:
        table.writerow([guarded(cell) if cell.__class__ is str else cell for cell in map(row.__getitem__, names)])
        written += 1
    text.flush()
    text.detach()
    return written


def guarded(cell: object) -> object:
    """The cell as a spreadsheet may hold it: texts that would be formulas begin with an apostrophe, numbers stay.

    >>> guarded("=1+1"), guarded(-3)
    ("'=1+1", -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULA_STARTS else cell


def write_jsonl(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """One JSON object a line, with every column."""
    written = 0
    names = tuple(columns)
    for row in rows:
        stream.write(to_json(dict(zip(names, map(row.__getitem__, names), strict=True))).encode() + b"\n")
        written += 1
    return written


def write_geojson(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """A GeoJSON FeatureCollection (RFC 7946); rows without coordinates have a null geometry."""
    written = 0
    stream.write(b'{"type":"FeatureCollection","features":[')
    for row in rows:
        stream.write(b",\n" if written else b"\n")
        stream.write(to_json(feature(row, columns)).encode())
        written += 1
    stream.write(b"\n]}\n")
    return written


def feature(row: Row, columns: Columns) -> dict[str, Any]:
    """One row as a GeoJSON feature; coordinates are longitude, latitude."""
    located = row["longitude"] is not None and row["latitude"] is not None
    geometry = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]} if located else None
    properties = {key: row[key] for key in columns if key not in {"longitude", "latitude"}}
    key = "incident_id" if "title" in columns and "account_id" not in columns else "account_id"
    return {"type": "Feature", "id": row[key], "geometry": geometry, "properties": properties}


def write_parquet(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """Apache Parquet, in batches, with typed columns.

    Raises:
        MissingExtraError: The ``tables`` extra is not installed.
    """
    try:
        import arro3.core as arrow  # noqa: PLC0415 - the extra `tables`
        import arro3.io as arrow_io  # noqa: PLC0415 - the extra `tables`
    except ImportError as error:
        msg = "Parquet needs the extra 'tables', which is not installed: pip install 'avowal[tables]'."
        raise MissingExtraError(msg) from error
    schema = arrow_schema(columns, arrow)
    counted = [0]

    def batches() -> Iterator[Any]:
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH)):
            counted[0] += len(batch)
            arrays = [arrow.Array([row[name] for row in batch], type=schema.field(name).type) for name in columns]
            yield arrow.RecordBatch.from_arrays(arrays, schema=schema)

    reader = arrow.RecordBatchReader.from_batches(schema, batches())
    arrow_io.write_parquet(reader, stream)
    return counted[0]
