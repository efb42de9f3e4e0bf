"""Rows of the record as a table for Arrow, pandas, polars and notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from avowal.errors import MissingExtraError
from avowal.record.rows import Row

Columns = Mapping[str, type]
_PANDAS = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with typed columns: ``Table("accounts", ACCOUNT_COLUMNS, rows)``; unknown is null in every form.

    Anything that reads the Arrow C stream interface takes it as it is: ``pyarrow.table(t)``, ``duckdb``,
    ``polars.DataFrame(t)`` (extra ``tables``).

    Attributes:
        name: "accounts", "incidents" or "reports".
        columns: Names and types in order; any cell may be ``None``.
        rows: One dictionary a row, with exactly these keys.
    """

    name: str
    columns: Columns
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The Arrow PyCapsule interface; needs the extra ``tables``.

        Raises:
            MissingExtraError: It is not installed.
        """
        arrow = _arrow()
        schema = arrow_schema(self.columns, arrow)
        arrays = [arrow.Array([row[name] for row in self.rows], type=schema.field(name).type) for name in self.columns]
        return arrow.Table.from_arrays(arrays, schema=schema).__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` with nullable types, so that whole numbers stay whole beside missing ones.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional
        except ImportError as error:
            raise missing_package(package="pandas") from error
        columns = {
            name: pd.array([row[name] for row in self.rows], dtype=_PANDAS[kind]) for name, kind in self.columns.items()
        }
        return pd.DataFrame(columns)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``.

        Raises:
            MissingExtraError: polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - optional
        except ImportError as error:
            raise missing_package(package="polars") from error
        kinds = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
        return pl.DataFrame(
            {name: [row[name] for row in self.rows] for name in self.columns},
            schema={name: kinds[kind] for name, kind in self.columns.items()},
        )

    def _repr_html_(self) -> str:
        from avowal.record.notebook import table_html  # noqa: PLC0415 - only notebooks ask for it

        return table_html(self)


def arrow_schema(columns: Columns, arrow: Any) -> Any:
    """The Arrow schema of these columns, all nullable; ``arrow`` is the module ``arro3.core``."""
    kinds = {
        str: arrow.DataType.utf8(),
        int: arrow.DataType.int64(),
        float: arrow.DataType.float64(),
        bool: arrow.DataType.bool(),
    }
    return arrow.Schema([arrow.Field(name, kinds[kind], nullable=True) for name, kind in columns.items()])


def _arrow() -> ModuleType:
    try:
        import arro3.core as arrow  # noqa: PLC0415 - the extra `tables`
    except ImportError as error:
        raise missing_package(package="'avowal[tables]'") from error
    return arrow


def missing_package(*, package: str) -> MissingExtraError:
    """The error that says which package to install."""
    msg = f"this form of the table needs a package that is not installed: pip install {package}"
    return MissingExtraError(msg)
