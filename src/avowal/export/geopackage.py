"""Rows as a GeoPackage (OGC 12-128r18, version 1.3), which QGIS and the like open as it is: points with typed columns.

A GeoPackage is a SQLite file with a few tables of its own. It is written here as the rows come, into a file that is
handed over when it is whole.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, Final

from avowal.export.files import Columns
from avowal.record.rows import Row

LAYER: Final = "avowal"
_EPOCH: Final = "1970-01-01T00:00:00.000Z"
_POINT: Final = struct.Struct("<2sBBiBIdd")
"""A GeoPackage's head (magic, version, flags, reference system), then well-known binary of a point."""
_LITTLE_ENDIAN: Final = 1
_TYPES: Final = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "BOOLEAN"}
_WGS84: Final = 4326
_WGS84_WKT: Final = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS: Final = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84 geodetic", _WGS84, "EPSG", _WGS84, _WGS84_WKT, "longitude and latitude in degrees, WGS 84"),
)
_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


def write_geopackage(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """One layer of points in WGS 84; rows without coordinates have no geometry. It bears no time of writing."""
    with tempfile.TemporaryDirectory(prefix="avowal-") as folder:
        path = Path(folder) / "made.gpkg"
        with closing(sqlite3.connect(path, isolation_level=None)) as table:
            table.executescript(_TABLES)
            table.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
            table.execute("BEGIN")
            written = _fill(table, rows, columns)
            table.execute("COMMIT")
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream)
    return written


def _fill(table: sqlite3.Connection, rows: Iterable[Row], columns: Columns) -> int:
    """Make the layer and write the rows into it."""
    names = [name for name in columns if name not in {"latitude", "longitude"}]
    typed = ", ".join(f'"{name}" {_TYPES[columns[name]]}' for name in names)
    table.execute(f"CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {typed})")
    box = _Box()
    marks = ", ".join("?" * (len(names) + 1))
    listed = ", ".join(f'"{name}"' for name in names)
    insert = f"INSERT INTO {LAYER} (geom, {listed}) VALUES ({marks})"  # noqa: S608 - names of our own columns
    written = table.executemany(insert, _lines(rows, names, box)).rowcount
    contents = (LAYER, "features", LAYER, "", _EPOCH, *box.edges, _WGS84)
    table.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
    table.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (LAYER, _WGS84))
    return max(written, 0)


def _lines(rows: Iterable[Row], names: list[str], box: _Box) -> Iterator[list[Any]]:
    for row in rows:
        yield [_point(row, box), *map(row.__getitem__, names)]


def _point(row: Row, box: _Box) -> bytes | None:
    latitude, longitude = row["latitude"], row["longitude"]
    if latitude is None or longitude is None:
        return None
    box.widen(longitude, latitude)
    return _POINT.pack(b"GP", 0, _LITTLE_ENDIAN, _WGS84, 1, 1, longitude, latitude)


class _Box:
    """What the points seen so far lie in."""

    def __init__(self) -> None:
        self.edges: tuple[float | None, float | None, float | None, float | None] = (None, None, None, None)

    def widen(self, x: float, y: float) -> None:
        """Take one more point in."""
        left, low, right, top = self.edges
        if left is None or low is None or right is None or top is None:
            self.edges = (x, y, x, y)
        elif not (left <= x <= right and low <= y <= top):
            self.edges = (min(left, x), min(low, y), max(right, x), max(top, y))
