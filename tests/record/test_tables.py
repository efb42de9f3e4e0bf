"""Tables for pandas, polars and Arrow: the same cells in each, and nothing invented for what is missing."""

from __future__ import annotations

import sys

import polars as pl
import pytest

from avowal.errors import MissingExtraError
from avowal.record.dossier import IncidentFilter
from avowal.record.rows import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, REPORT_COLUMNS
from tests.told import several


@pytest.fixture
def filled(record):
    """A record of seven reports."""
    for report, reading in several():
        record.add_reading(report, reading)
    return record


@pytest.fixture(params=["accounts_table", "incidents_table", "reports_table"])
def table(filled, request):
    """Each of the three tables."""
    return getattr(filled, request.param)()


def test_tables_hold_everything(filled):
    count = filled.statistics()
    assert len(filled.accounts_table()) == count.n_accounts == 28
    assert len(filled.incidents_table()) == count.n_incidents == 3
    assert len(filled.reports_table()) == count.n_reports == 7
    assert len(filled.accounts_table(IncidentFilter(country="AF"))) == 8


def test_every_form_holds_the_same_cells(table):
    columns = {"accounts": ACCOUNT_COLUMNS, "incidents": INCIDENT_COLUMNS, "reports": REPORT_COLUMNS}[table.name]
    polars, arrow, pandas = table.to_polars(), pl.DataFrame(table), table.to_pandas()
    assert polars.columns == arrow.columns == list(pandas.columns) == list(columns)
    assert polars.rows() == arrow.rows() == [tuple(row.values()) for row in table.rows]
    assert [tuple(row) for row in pandas.astype(object).where(pandas.notna(), None).to_numpy()] == polars.rows()


def test_an_empty_table_keeps_its_columns(record):
    table = record.accounts_table()
    assert (len(table), table.to_polars().columns) == (0, list(ACCOUNT_COLUMNS))
    assert pl.DataFrame(table).schema == table.to_polars().schema
    assert list(table.to_pandas().columns) == list(ACCOUNT_COLUMNS)


def test_whole_numbers_stay_whole_beside_missing_ones(filled):
    pandas = filled.accounts_table().to_pandas()
    assert str(pandas["low"].dtype) == "Int64"
    assert pandas["low"].isna().any()


def test_evidence_in_the_table_is_the_text_at_its_span(filled):
    for row in filled.accounts_table().rows:
        text = filled.report(row["report_id"]).text
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]


@pytest.mark.parametrize(
    ("module", "form", "advice"),
    [
        ("arro3.core", "__arrow_c_stream__", r"pip install 'avowal\[tables\]'"),
        ("pandas", "to_pandas", "pip install pandas"),
        ("polars", "to_polars", "pip install polars"),
    ],
)
def test_a_missing_package_is_named(filled, monkeypatch, module, form, advice):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=advice):
        getattr(filled.reports_table(), form)()
