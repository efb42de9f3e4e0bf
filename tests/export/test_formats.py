"""Formats of exports, their guards and their side files."""

import csv
import hashlib
import io
import json

import pytest

from avowal.errors import UsageError
from avowal.export.formats import write_rows, write_side_file
from avowal.export.rows import ACCOUNT_COLUMNS

TEXT = "Police said six people died in the blast."


def row(**cells):
    start = TEXT.index("six")
    return dict.fromkeys(ACCOUNT_COLUMNS) | {
        "account_id": "a1", "report_id": "r1", "fact": "killed", "low": 6, "high": 6,
        "evidence": "six people died", "evidence_start": start, "evidence_end": start + 15,
    } | cells  # fmt: skip


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_csv_text_never_begins_as_a_formula(hostile):
    """A report's title is written by strangers; a spreadsheet must not run it."""
    stream = io.BytesIO()
    write_rows([row(title=hostile, longitude=-3.5)], ACCOUNT_COLUMNS, "csv", stream)
    read = next(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert read["title"] == "'" + hostile
    assert read["longitude"] == "-3.5"


def test_an_annotation_points_at_the_exact_words():
    stream = io.BytesIO()
    assert write_rows([row(), row(account_id="a2")], ACCOUNT_COLUMNS, "annotations", stream) == 2
    page = json.loads(stream.getvalue())
    quote, position = page["items"][0]["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert [one["id"] for one in page["items"]] == ["urn:avowal:account:a1", "urn:avowal:account:a2"]


def test_the_side_file_holds_the_hash_of_the_export(tmp_path):
    path = tmp_path / "a.csv"
    write_rows([row()], ACCOUNT_COLUMNS, "csv", path)
    told = json.loads(write_side_file(path, {"rows": 1}).read_text())
    assert told == {"file": "a.csv", "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "rows": 1}


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="choose one of csv, jsonl"):
        write_rows([], ACCOUNT_COLUMNS, "xml", io.BytesIO())
