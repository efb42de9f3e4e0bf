"""Records in the shapes of other programmes, as the libraries of their users read them. All reports were written for these tests."""

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import avowal
from avowal.codebook.vocabulary import Stage
from avowal.estimation import POLICIES, find_policy
from avowal.export.programmes.tables import PROGRAMMES, write_programme
from avowal.record.dossier import IncidentFilter

CLAIMED = (
    "A suicide bomber killed at least 12 people and wounded 30 at a police station in Baghlan, Afghanistan, on"
    " 2 January 2024, police said. The Taliban claimed responsibility for the attack. A hospital official said 14 people had died."
)
AGAIN = (
    "Fourteen people were killed in a suicide bombing at a police station in Baghlan, Afghanistan, on 2 January 2024, the"
    " interior ministry said. The Taliban claimed the attack in a statement on Telegram."
)
NOBODY = "Gunmen shot dead two traders in Maiduguri, Nigeria, on 5 March 2024, residents said."
UNDATED = "A bomb wounded 7 people in Quetta, Pakistan, police said."
HOSTILE = '=HYPERLINK("http://x","y")\n,"\t@SUM(1)'


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with avowal.open(tmp_path_factory.mktemp("programmes") / "r.db") as made:
        for text, outlet, title, day in (
            (CLAIMED, "wire.example", "Bomber hits police in Baghlan", "2024-01-03"),
            (AGAIN, HOSTILE, HOSTILE, "2024-01-04"),
            (NOBODY, "daily.example", None, "2024-03-06"),
            (UNDATED, "post.example", None, None),
        ):
            report = avowal.read_report(text, outlet=outlet, title=title, published=day)
            made.add_report(report, extractor="rules")
        yield made


def written(record, name, policy=None):
    stream = io.BytesIO()
    n, left = write_programme(record.cases(IncidentFilter(background=True)), name, policy, stream)
    return n, left.out, stream.getvalue().decode()


def table(record, name, policy=None):
    return list(csv.DictReader(io.StringIO(written(record, name, policy)[2])))


@pytest.mark.outside
@pytest.mark.parametrize(
    ("name", "theirs"),
    [("acled", "acled"), ("gtd", "gtd"), ("ucdp-ged", "ucdp_ged"), ("event-report", "eventreport_maverick"),
     ("polecat", "polecat_tsv"), ("plover", "plover_json")],
)  # fmt: skip
def test_the_columns_are_those_of_the_programme_in_its_order(name, theirs):
    path = Path(os.environ.get("AVOWAL_DATA", "../shared/data")) / "rules" / "columns.json"
    if not path.exists():
        pytest.skip("needs rules/columns.json of AVOWAL_DATA")
    assert list(PROGRAMMES[name].columns) == json.loads(path.read_text("utf-8"))[theirs]


def test_an_acled_like_row_has_the_day_the_place_the_sides_and_the_deaths_of_the_policy(record):
    row = next(r for r in table(record, "acled") if r["location"] == "Baghlan")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2024-01-02", "2024", "1")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Suicide bomb")
    assert (row["actor1"], row["inter1"]) == ("Taliban", "Rebel group")
    assert (row["country"], row["iso"], row["region"]) == ("Afghanistan", "4", "South Asia")
    assert row["fatalities"] in {"12", "14"}
    assert "killed: at least 12, says police (official)." in row["notes"]
    assert row["event_id_cnty"].startswith("AV-")


def test_the_figure_follows_the_policy_that_is_named(record):
    by_policy = {
        name: next(r for r in table(record, "acled", name) if r["location"] == "Baghlan")["fatalities"]
        for name in ("min", "max")
    }
    assert by_policy == {"min": "12", "max": "14"}


def test_a_gtd_like_row_has_its_numbers_and_words_side_by_side(record):
    row = next(r for r in table(record, "gtd") if r["city"] == "Baghlan")
    assert (row["eventid"], row["iyear"], row["imonth"], row["iday"]) == ("202401020001", "2024", "1", "2")
    assert (row["attacktype1"], row["attacktype1_txt"]) == ("3", "Bombing/Explosion")
    assert (row["gname"], row["claimed"], row["suicide"]) == ("Taliban", "1", "1")
    assert (row["targtype1"], row["targtype1_txt"]) == ("3", "Police")
    assert (row["country"], row["country_txt"], row["region_txt"]) == ("4", "Afghanistan", "South Asia")
    assert (row["nperps"], row["nperpcap"]) == ("1", "-99")
    assert row["property"] == "-9"
    assert row["crit1"] == ""
    assert row["dbsource"] == "avowal"


def test_what_no_report_says_is_not_filled_in_from_what_it_does_say(record):
    """The country of an attack is not the nationality of its victims."""
    row = next(r for r in table(record, "gtd") if r["city"] == "Baghlan")
    assert row["natlty1"] == row["natlty1_txt"] == row["motive"] == ""


def test_an_attack_that_failed_is_no_success(tmp_path):
    text = "Police foiled nobody: gunmen tried to kill a judge in Lagos, Nigeria, on 5 March 2024, but missed him, police said."
    with avowal.open(tmp_path / "r.db") as failed:
        report = avowal.read_report(text, published="2024-03-06")
        reading = avowal.extract(report, extractor="rules")
        mention = replace(reading.mentions[0], stage=Stage.FAILED)
        failed.add_reading(report, replace(reading, mentions=(mention,)))
        (row,) = table(failed, "gtd")
    assert row["success"] == "0"


def test_a_ucdp_like_row_has_a_dyad_and_deaths_that_add_up(record):
    row = next(r for r in table(record, "ucdp-ged") if r["country"] == "Afghanistan")
    deaths = [int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")]
    assert int(row["low"]) <= int(row["best"]) == sum(deaths) <= int(row["high"])
    assert row["side_a"] == "Taleban"
    assert row["conflict_new_id"] == row["dyad_new_id"] == row["side_a_new_id"] == ""
    assert row["geom_wkt"].startswith("POINT (68.")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-01-02", "2024-01-02", "1")


def test_incidents_that_a_programme_would_not_list_are_named_with_the_reason(record):
    n, left, _ = written(record, "ucdp-ged")
    reasons = {one.reason.split(":")[0] for one in left}
    assert n + len(left) == record.count_incidents(IncidentFilter(background=True))
    assert reasons <= {"no death", "no dyad", "no date within a year"}
    assert "no death" in reasons


def test_there_is_an_event_report_a_document_and_nothing_is_put_together(record):
    rows = [r for r in table(record, "event-report") if r["city"] == "Baghlan"]
    assert len(rows) == 2
    assert len({row["event_id"] for row in rows}) == 1
    assert {(row["deaths_low"], row["deaths_high"]) for row in rows} == {("12", "14"), ("14", "14")}
    assert {row["actor1"] for row in rows} == {"Taliban"}
    assert {row["actor1_perpetrator"] for row in rows} == {"1"}
    assert {row["unit_of_analysis"] for row in rows} == {"Event report"}


def test_a_plover_like_event_has_sides_mode_and_the_words_it_rests_on(record):
    events = [json.loads(line) for line in written(record, "plover")[2].splitlines()]
    event = next(one for one in events if one["event_loc"]["country_code"] == "AFG")
    assert (event["date"], event["event"], event["mode"]) == ("2024-01-02", ["ASSAULT"], ["suicide-attack"])
    assert (event["event_scale"], event["quad_code"]) == (-9.5, 4)
    assert event["actor"][0]["identifier_id"] == "taliban"
    assert event["actor"][0]["sector"] == "REB"
    for info, words in zip(event["text_info"], event["event_text"], strict=False):
        text = record.report(info["report_id"]).text
        assert (
            words in {text[i["start"] : i["end"]] for i in event["text_info"]}
            or text[info["start"] : info["end"]] == words
        )


@pytest.mark.parametrize("name", ["acled", "gtd", "ucdp-ged", "event-report"])
def test_pandas_reads_every_row_whole_and_no_cell_is_a_formula(record, name):
    n, _, text = written(record, name)
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert frame.shape == (n, len(PROGRAMMES[name].columns))
    assert not frame.map(lambda cell: cell.startswith(("=", "@", "\t", "+"))).to_numpy().any()
    assert "\r" not in text


def test_pandas_reads_the_polecat_like_table_without_quotes(record):
    n, _, text = written(record, "polecat")
    frame = pd.read_csv(io.StringIO(text), sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)
    assert frame.shape == (n, 40)


@pytest.mark.parametrize("name", list(PROGRAMMES))
def test_the_same_record_gives_the_same_bytes(record, name):
    assert written(record, name) == written(record, name)


@pytest.mark.parametrize("name", list(PROGRAMMES))
def test_every_shape_can_be_filled_by_every_policy_that_ships(record, name):
    for policy in POLICIES:
        n, left, _ = written(record, name, find_policy(policy))
        assert n + len(left) > 0
