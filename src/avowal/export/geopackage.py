"""Rows as a GeoPackage (OGC 12-128), which QGIS and the like open as it is: points with typed columns."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

import numpy as np

from avowal.errors import MissingExtraError
from avowal.export.files import Columns
from avowal.record.rows import Row

_EPOCH: Final = "1970-01-01T00:00:00.000Z"
_POINT: Final = struct.Struct("<BIdd")


def write_geopackage(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """One layer of points in WGS 84; rows without coordinates have no geometry. It bears no time of writing.

    Raises:
        MissingExtraError: The extra ``exports`` is not installed.
    """
    try:
        import pyogrio  # noqa: PLC0415 - the extra `exports`
    except ImportError as error:
        msg = "GeoPackage needs the extra 'exports', which is not installed: pip install 'avowal[exports]'."
        raise MissingExtraError(msg) from error
    held = list(rows)
    points = np.array([_point(row) for row in held] or [None], dtype=object)[: len(held)]
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _EPOCH})
    made = io.BytesIO()
    fields = [name for name in columns if name not in {"latitude", "longitude"}]
    values, masks = zip(*(_column([row[name] for row in held], columns[name]) for name in fields), strict=True)
    pyogrio.raw.write(
        made,
        points,
        list(values),
        fields,
        field_mask=list(masks),
        driver="GPKG",
        layer="avowal",
        geometry_type="Point",
        crs="EPSG:4326",
    )
    stream.write(made.getvalue())
    return len(held)


def _point(row: Row) -> bytes | None:
    """Well-known binary of a point: longitude, latitude."""
    if row["longitude"] is None or row["latitude"] is None:
        return None
    return _POINT.pack(1, 1, row["longitude"], row["latitude"])


def _column(cells: Sequence[Any], kind: type) -> tuple[Any, Any]:
    """The cells as an array of their type, with which of them are empty; texts may be empty without a mask."""
    if kind is str:
        return np.array([None if cell is None else str(cell) for cell in cells], dtype=object), None
    empty = np.array([cell is None for cell in cells], dtype=bool)
    types: dict[type, Any] = {int: np.int64, float: np.float64, bool: np.bool_}
    return np.array([0 if cell is None else cell for cell in cells], dtype=types[kind]), empty
