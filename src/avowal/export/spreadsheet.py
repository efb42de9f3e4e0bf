"""Rows as an Excel workbook, written row by row, the same bytes for the same rows."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, Final

from avowal.errors import MissingExtraError
from avowal.export.files import Columns
from avowal.record.rows import Row

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST: Final = 32_767
"""Characters that a cell of Excel holds; a longer text ends in "…", and the other formats have it whole."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write_xlsx(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """A workbook with one sheet: a heading line that stays in sight, then the rows; no text is a formula.

    Raises:
        MissingExtraError: The extra ``exports`` is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - the extra `exports`
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - same
    except ImportError as error:
        msg = "XLSX needs the extra 'exports', which is not installed: pip install 'avowal[exports]'."
        raise MissingExtraError(msg) from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("avowal")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    written = 0
    for row in rows:
        cells = []
        for name in columns:
            value = row[name]
            cell = WriteOnlyCell(sheet, value=_shown(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl takes "=..." for a formula
            cells.append(cell)
        sheet.append(cells)
        written += 1
    with tempfile.TemporaryFile() as whole:
        book.save(whole)
        whole.seek(0)
        _without_times(whole, stream)
    return written


def _shown(text: str) -> str:
    plain = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _without_times(source: BinaryIO, target: BinaryIO) -> None:
    """The same workbook without the time at which it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(source) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _MOMENTS.sub(b"", content)
            kept.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    target.write(packed.getvalue())
