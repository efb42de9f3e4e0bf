"""Records for other systems, opened by the libraries of their users. All reports were written for these tests."""

import hashlib
import io
import json
import struct
import zipfile

import numpy as np
import openpyxl
import pyogrio
import pytest
import stix2
from followthemoney import model
from frictionless import Package

import avowal
from avowal.export import spreadsheet
from avowal.export.exchange.tables import EXCHANGES
from avowal.export.formats import write_rows
from avowal.export.rows import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, account_rows, incident_rows
from avowal.record.dossier import IncidentFilter

HOSTILE = '=HYPERLINK("http://x","y")\n\x0b<script>'
EVERYTHING = IncidentFilter(background=True)
CLAIMED = (
    "A suicide bomber killed at least 12 people and wounded 30 at a police station in Baghlan, Afghanistan, on"
    " 2 January 2024, police said. The Taliban claimed responsibility for the attack. The government accused the Islamic State."
)
AGAIN = (
    "Fourteen people were killed in a suicide bombing at a police station in Baghlan, Afghanistan, on 2 January 2024, the"
    " interior ministry said. The Islamic State denied any role in the attack."
)
NOBODY = "Gunmen shot dead two traders in Maiduguri, Nigeria, on 5 March 2024, residents said."
UNPLACED = "A bomb wounded 7 soldiers, police said."


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with avowal.open(tmp_path_factory.mktemp("exchange") / "r.db") as made:
        for text, outlet, day, address in (
            (CLAIMED, "wire.example", "2024-01-03", "https://wire.example/1"),
            (AGAIN, HOSTILE, "2024-01-04", "javascript:alert(1)"),
            (NOBODY, "daily.example", "2024-03-06", None),
            (UNPLACED, None, None, None),
        ):
            report = avowal.read_report(text, outlet=outlet, title=outlet, published=day, address=address)
            made.add_report(report, extractor="rules")
        yield made


def exchanged(record, name):
    stream = io.BytesIO()
    EXCHANGES[name].write(record, EVERYTHING, stream)
    return stream.getvalue()


def rows_as(record, form, columns, rows_of):
    stream = io.BytesIO()
    n = write_rows(rows_of(record, EVERYTHING), columns, form, stream)
    return n, stream.getvalue()


@pytest.mark.parametrize("name", list(EXCHANGES))
def test_the_same_record_gives_the_same_bytes(record, name):
    assert exchanged(record, name) == exchanged(record, name)


@pytest.mark.parametrize("form", ["xlsx", "gpkg"])
def test_the_same_rows_give_the_same_bytes(record, form):
    assert rows_as(record, form, ACCOUNT_COLUMNS, account_rows) == rows_as(record, form, ACCOUNT_COLUMNS, account_rows)


def test_stix2_reads_the_bundle_and_every_reference_leads_somewhere(record):
    bundle = stix2.parse(exchanged(record, "stix").decode(), version="2.1")
    ids = {one.id for one in bundle.objects}
    assert len(ids) == len(bundle.objects)
    kinds = {one.type for one in bundle.objects}
    assert {"incident", "threat-actor", "sighting", "note", "identity", "location", "relationship"} <= kinds
    for one in bundle.objects:
        for name in ("object_refs", "where_sighted_refs"):
            assert set(one.get(name, [])) <= ids
        for name in ("sighting_of_ref", "source_ref", "target_ref"):
            assert one.get(name, next(iter(ids))) in ids


def test_stix_has_a_note_an_account_with_its_words_and_who_says_so(record):
    bundle = stix2.parse(exchanged(record, "stix").decode(), version="2.1")
    notes = [one for one in bundle.objects if one.type == "note"]
    assert len(notes) == sum(1 for _ in account_rows(record, EVERYTHING))
    claim = next(one for one in notes if "claims as its own deed" in one.abstract and "responsible" in one.abstract)
    assert claim.authors == ["Taliban"]
    assert "claimed responsibility" in claim.content
    actors = {one.id: one.name for one in bundle.objects if one.type == "threat-actor"}
    sighted = {actors[one.sighting_of_ref] for one in bundle.objects if one.type == "sighting"}
    assert sighted == {"Taliban", "Islamic State"}
    denials = [one for one in notes if "denies" in one.abstract]
    assert denials
    assert not [one for one in bundle.objects if one.type == "sighting" and "denies" in one.description]


def test_follow_the_money_takes_every_entity_whole(record):
    rows = [json.loads(line) for line in exchanged(record, "ftm").decode().splitlines()]
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        proxy = model.get_proxy(row)
        kept = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        for name, values in row["properties"].items():
            assert name in proxy.schema.properties, (row["schema"], name)
            assert kept.get(name), (row["schema"], name, values)
    links = [row["properties"] for row in rows if row["schema"] == "UnknownLink"]
    assert {link["subject"][0] for link in links} | {link["object"][0] for link in links} <= ids
    assert any(link["role"] == ["claims (Taliban)"] for link in links)
    assert not any("javascript" in str(row) for row in rows)


def test_a_contested_version_has_a_review_that_says_who_else_says_what(record):
    graph = json.loads(exchanged(record, "claimreview"))["@graph"]
    killed = [one for one in graph if ": killed:" in one["claimReviewed"]]
    assert {one["itemReviewed"]["author"]["name"] for one in killed} == {"police", "interior ministry"}
    police = next(one for one in killed if one["itemReviewed"]["author"]["name"] == "police")
    assert "14: 1 report, 1 outlet, 1 independent voice (interior ministry)." in police["reviewBody"]
    blamed = next(one for one in graph if "accuses" in one["claimReviewed"])
    assert "denies" in blamed["reviewBody"]
    assert not any("reviewRating" in one for one in graph)
    assert not any("Maiduguri" in str(one) for one in graph)


def test_frictionless_finds_the_package_valid_and_every_hash_right(record, tmp_path):
    path = tmp_path / "frozen.zip"
    path.write_bytes(exchanged(record, "package"))
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "open")
        names = packed.namelist()
    folder = tmp_path / "open"
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for one in told["resources"]:
        assert hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest() == one["hash"].removeprefix("sha256:")
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    parts = next(one for one in crate["@graph"] if one["@id"] == "./")["hasPart"]
    assert {one["@id"] for one in parts} | {"ro-crate-metadata.json"} == set(names)
    assert {"README.md", "codebook.toml", "policies/acled.toml", "estimates.csv"} <= set(names)
    assert CLAIMED not in (folder / "reports.csv").read_text("utf-8")


def test_openpyxl_reads_the_workbook_and_no_text_is_a_formula(record):
    n, content = rows_as(record, "xlsx", ACCOUNT_COLUMNS, account_rows)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(ACCOUNT_COLUMNS)
    assert len(rows) == n + 1
    types = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in types
    outlets = {row[list(ACCOUNT_COLUMNS).index("outlet")] for row in rows[1:]}
    assert any(outlet and outlet.startswith("=HYPERLINK") for outlet in outlets)
    lows = [row[list(ACCOUNT_COLUMNS).index("low")] for row in rows[1:]]
    assert 12 in lows


def test_rows_beyond_what_a_sheet_holds_go_on_in_another_one(record, monkeypatch):
    """Excel reads 1,048,576 rows of a sheet and drops the others without a word."""
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 6)
    n, content = rows_as(record, "xlsx", ACCOUNT_COLUMNS, account_rows)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["avowal", *(f"avowal {m}" for m in range(2, -(-n // 5) + 1))]
    read = [row for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [row[0] for row in read] == [row["account_id"] for row in account_rows(record, EVERYTHING)]
    assert all(next(sheet.iter_rows(values_only=True)) == tuple(ACCOUNT_COLUMNS) for sheet in book)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("a\r\nb & <c>", "a\r\nb & <c>"),
        (" kept ", " kept "),
        ("\x0b\ufffe", "\ufffd\ufffd"),
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("", ""),
    ],
)
def test_a_text_comes_out_of_the_workbook_as_it_went_in(said, read):
    """XML holds few control characters and Excel no long texts: these alone change, with a mark."""
    stream = io.BytesIO()
    columns = {"a": str, "b": bool, "c": float, "d": int}
    write_rows([{"a": said, "b": True, "c": -2.5, "d": None}], columns, "xlsx", stream)
    sheet = openpyxl.load_workbook(stream).active
    assert [cell.value for cell in sheet[2]] == [read, True, -2.5, None]


def test_pyogrio_reads_the_geopackage_with_points_and_types(record, tmp_path):
    n, content = rows_as(record, "gpkg", INCIDENT_COLUMNS, incident_rows)
    path = tmp_path / "incidents.gpkg"
    path.write_bytes(content)
    about = pyogrio.read_info(path)
    assert (about["features"], about["geometry_type"], about["crs"]) == (n, "Point", "EPSG:4326")
    meta, _, points, columns = pyogrio.raw.read(path)
    by_name = dict(zip(meta["fields"], columns, strict=True))
    assert "Bombing" in " ".join(by_name["title"])
    assert by_name["n_reports"].dtype == np.int64
    assert sum(point is None for point in points) == 1
    shown = {row["incident_id"]: (row["longitude"], row["latitude"]) for row in incident_rows(record, EVERYTHING)}
    read = {
        key: struct.unpack("<dd", point[5:]) for key, point in zip(by_name["incident_id"], points, strict=True) if point
    }
    assert read == {key: point for key, point in shown.items() if point != (None, None)}
    assert about["total_bounds"] == (
        *map(min, zip(*read.values(), strict=True)),
        *map(max, zip(*read.values(), strict=True)),
    )


def test_an_empty_record_is_a_whole_file_in_every_format(tmp_path):
    with avowal.open(tmp_path / "empty.db") as empty:
        assert json.loads(exchanged(empty, "stix"))["objects"] == []
        assert exchanged(empty, "ftm") == b""
        assert json.loads(exchanged(empty, "claimreview"))["@graph"] == []
        assert zipfile.ZipFile(io.BytesIO(exchanged(empty, "package"))).testzip() is None
        assert rows_as(empty, "gpkg", INCIDENT_COLUMNS, incident_rows)[0] == 0
        assert rows_as(empty, "xlsx", INCIDENT_COLUMNS, incident_rows)[0] == 0
