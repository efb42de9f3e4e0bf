"""Rows as an Excel workbook (ECMA-376), written row by row as the rows come: the same bytes for the same rows.

The few parts that a table needs are written here: no library holds so little in memory, and every text is typed as a
text, so that none runs as a formula.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import isfinite
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import escape

from avowal.export.files import Columns, zipped
from avowal.record.rows import Row

MOST_ROWS: Final = 1_048_576
"""Rows that a sheet of Excel holds, with its heading; further rows go on in another sheet."""
LONGEST: Final = 32_767
"""Characters that a cell of Excel holds; a longer text ends in "…", and the other formats have it whole."""

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP: Final = re.compile("[&<>\r]")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Every part is a sheet unless it is named here, because how many sheets there are is not known at the start.
_TYPES: Final = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="{_KIND}.worksheet+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>"""
_ROOT: Final = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_STYLES: Final = f"""{_HEAD}<styleSheet xmlns="{_MAIN}">\
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
_OPENED: Final = f"""{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"""
_CLOSED: Final = "</sheetData></worksheet>"


def write_xlsx(rows: Iterable[Row], columns: Columns, stream: BinaryIO) -> int:
    """A workbook with a heading line that stays in sight, then the rows, in as many sheets as they need."""
    written = sheets = 0
    remaining = iter(rows)
    with zipped(stream, level=1) as packed:
        _add(packed, "[Content_Types].xml", [_TYPES])
        _add(packed, "_rels/.rels", [_ROOT])
        _add(packed, "xl/styles.xml", [_STYLES])
        first = next(remaining, None)
        while first is not None or not sheets:
            sheets += 1
            on_sheet = chain([first] if first is not None else [], islice(remaining, MOST_ROWS - 2))
            # The opening, the heading and the closing are no rows.
            written += _add(packed, f"xl/worksheets/sheet{sheets}.xml", _sheet(on_sheet, columns)) - 3
            first = next(remaining, None)
        _add(packed, "xl/workbook.xml", [_workbook(sheets)])
        _add(packed, "xl/_rels/workbook.xml.rels", [_links(sheets)])
    return written


def _add(packed: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> int:
    """Write a part piece by piece; gives the number of pieces. An entry opened by its name bears no time."""
    written = 0
    with packed.open(name, "w", force_zip64=True) as part:
        for written, piece in enumerate(pieces, 1):  # noqa: B007 - the last number is the count
            part.write(piece.encode())
    return written


def _sheet(rows: Iterable[Row], columns: Columns) -> Iterator[str]:
    """The parts of one sheet: its opening, its heading, a part a row, its closing."""
    letters = [_letters(number) for number in range(len(columns))]
    yield _OPENED
    yield _line(1, letters, columns)
    names = tuple(columns)
    for number, row in enumerate(rows, 2):
        yield _line(number, letters, map(row.__getitem__, names))
    yield _CLOSED


def _line(number: int, letters: Iterable[str], cells: Iterable[Any]) -> str:
    shown = "".join(
        _cell(f"{letter}{number}", cell) for letter, cell in zip(letters, cells, strict=True) if cell is not None
    )
    return f'<row r="{number}">{shown}</row>'


def _cell(at: str, cell: Any) -> str:
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{_shown(cell)}</t></is></c>'
    if isinstance(cell, bool):
        return f'<c r="{at}" t="b"><v>{cell:d}</v></c>'
    if isfinite(cell):
        return f'<c r="{at}"><v>{cell!r}</v></c>'
    return _cell(at, str(cell))


def _shown(text: str) -> str:
    """The text as XML, cut where Excel would cut it, with a mark for what XML cannot hold."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    plain = cut if cut.isprintable() else _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", cut)
    return escape(plain, {"\r": "&#13;"}) if _MARKUP.search(plain) else plain


def _letters(number: int) -> str:
    """What Excel calls a column.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    before, letter = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _workbook(sheets: int) -> str:
    listed = "".join(
        f'<sheet name="{"avowal" if n == 1 else f"avowal {n}"}" sheetId="{n}" r:id="rId{n}"/>'
        for n in range(1, sheets + 1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'


def _links(sheets: int) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    styles = f'<Relationship Id="rId{sheets + 1}" Type="{_LINKS}/styles" Target="styles.xml"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}{styles}</Relationships>'
