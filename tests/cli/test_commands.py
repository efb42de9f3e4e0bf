"""What a person sees on the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from importlib import import_module

import polars as pl
import pytest

from avowal.cli.main import COMMANDS
from avowal.record.record import Record

REPORT = """---
title: Blast at market
outlet: Our Desk
published: 2021-05-06
---
At least seven people were killed and 12 wounded when a bomb exploded at a market in Kabul, Afghanistan, on Wednesday,
police spokesman Ferdaws Faramarz said. The Taliban denied responsibility.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_goes_in_and_its_dossier_comes_out(avowal, report, tmp_path):
    """The main job, in three commands."""
    record = tmp_path / "my.db"
    added = avowal("add", report, "--record", record)
    assert (added.code, added.out) == (0, "")
    assert "1 added, 0 already known, 0 refused" in added.err
    listed = avowal("incidents", "--record", record)
    assert "Kabul" in listed.out
    shown = avowal("show", "kabul", "--record", record)
    assert shown.code == 0
    for words in ("at least 7", "12 wounded", "Faramarz", "denies", "Our Desk"):
        assert words.lower() in shown.out.lower()


def test_the_same_report_twice_is_one_report(avowal, report, tmp_path):
    """Running a command again must not double the record."""
    avowal("add", report, "--record", tmp_path / "my.db")
    again = avowal("add", report, "--record", tmp_path / "my.db")
    assert "0 added, 1 already known" in again.err


def test_a_broken_input_is_named_and_the_others_go_on(avowal, report, tmp_path):
    """One bad file in a folder of hundreds must cost one line, not the run."""
    (tmp_path / "in").mkdir()
    report.rename(tmp_path / "in" / "b.txt")
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    (tmp_path / "in" / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    done = avowal("add", tmp_path / "in", "--record", tmp_path / "my.db")
    assert done.code == 1
    assert "1 added" in done.err
    assert "2 refused" in done.err
    refused = [line for line in done.err.splitlines() if line.startswith("refused")]
    assert ["a.txt" in refused[0], "c.pdf" in refused[1]] == [True, True]


def test_extract_prints_one_json_object_a_line(avowal, report):
    """Output pipes into jq and back into python."""
    done = avowal("extract", report, report, "--json")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert len(lines) == 2
    killed = [a for i in lines[0]["incidents"] for a in i["accounts"] if a["fact"] == "killed"]
    assert (killed[0]["low"], killed[0]["high"], killed[0]["qualifier"]) == (7, None, "at_least")


def test_extract_as_a_table_shows_the_exact_words(avowal, report):
    """The table is for reading: value, voice and words side by side."""
    done = avowal("extract", report)
    assert "killed" in done.out
    assert "At least seven" in done.out


def test_extract_leaves_out_accounts_below_a_score(avowal, report):
    """What stays is what reaches the score, and an impossible score is refused as a usage error."""
    every = json.loads(avowal("extract", report, "--json").out)
    scores = {a["score"] for i in every["incidents"] for a in i["accounts"]}
    assert len(scores) > 1
    surest = json.loads(avowal("extract", report, "--json", "--min-score", max(scores)).out)
    kept = [a["score"] for i in surest["incidents"] for a in i["accounts"]]
    assert set(kept) == {max(scores)}
    assert avowal("extract", report, "--min-score", 2).code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(avowal, name):
    """Each command has a sentence, and help comes without a record."""
    done = avowal(name, "--help")
    assert done.code == 0
    assert f"Usage: avowal {name}" in done.out


def test_help_lists_every_command_and_the_exit_codes(avowal):
    """A newcomer finds the way from --help alone."""
    done = avowal("--help")
    assert all(name in done.out for name in COMMANDS)
    assert "some inputs were refused" in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name):
    """The list loads no command: its lines are written down a second time, and may not drift."""
    assert COMMANDS[name].about == import_module(COMMANDS[name].module).command.get_short_help_str(200)


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--help"], ("sqlalchemy", "rich", "avowal.record")),
        (["show", "--help"], ("urllib3", "avowal.sources.intake", "avowal.extraction.voices", "onnxruntime", "numpy")),
    ],
)
def test_a_short_command_loads_nothing_that_it_does_not_need(arguments, loaded):
    """Start-up is most of what a short command takes."""
    code = (
        "import sys\nfrom avowal.cli.main import main\ntry:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert "avowal.cli.main" in done.stderr.split()
    assert not [name for name in done.stderr.split() if name.startswith(loaded)]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("incidents", "--country", "Atlantis"), 2, "no country"),
        (("incidents", "--since", "yesterday"), 2, "is no day"),
        (("show", "i-ffff"), 2, "not-found"),
        (("show", "nowhere-at-all"), 2, "no incident matches"),
        (("incidents", "--limit", "0"), 2, "--limit"),
        (("export", "accounts", "-o", "/no/such/folder/x.csv"), 2, "does not exist"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_a_slip_gets_one_clear_line(avowal, demo_record, arguments, code, said):
    """No traceback for a typing slip, and the line says what is wrong."""
    record = ("--record", demo_record) if arguments[0] != "nonsense" else ()
    done = avowal(*arguments, *record)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_record_that_is_not_there_is_not_made_by_looking(avowal, tmp_path):
    """Reading commands must not leave empty databases about."""
    done = avowal("incidents", "--record", tmp_path / "none.db")
    assert done.code == 3
    assert "none.db" in done.err
    assert not (tmp_path / "none.db").exists()


def test_the_must_be_empty_reports_yield_no_incident(avowal, demo_record):
    """A sports attack, a film review, a road accident and a speech are no incidents."""
    rows = json.loads(avowal("incidents", "--record", demo_record, "--background", "--limit", 1000, "--json").out)
    dossiers = [json.loads(avowal("show", row["incident_id"], "--record", demo_record, "--json").out) for row in rows]
    sources = {report["source"] for dossier in dossiers for report in dossier["reports"]}
    assert sources
    assert not [source for source in sources if "none-" in source]


@pytest.mark.parametrize("what", ["accounts", "incidents"])
def test_exports_agree_between_formats(avowal, demo_record, tmp_path, what):
    """The same rows, whatever the format."""
    pytest.importorskip("arro3.core", reason="needs the extra 'tables'")
    lines = [
        json.loads(line)
        for line in avowal("export", what, "--format", "jsonl", "--record", demo_record).out.splitlines()
    ]
    table = list(csv.DictReader(io.StringIO(avowal("export", what, "--record", demo_record).out)))
    for ending in ("parquet", "geojson"):
        assert avowal("export", what, "-o", tmp_path / f"x.{ending}", "--record", demo_record).code == 0
    frame = pl.read_parquet(tmp_path / "x.parquet")
    features = json.loads((tmp_path / "x.geojson").read_text())["features"]
    assert len(lines) == len(table) == len(features) >= 3
    assert [row["title"] or "" for row in lines] == [row["title"] for row in table]
    assert [f["properties"]["title"] for f in features] == [row["title"] for row in lines]
    assert frame["title"].to_list() == [row["title"] for row in lines]


def test_an_account_row_quotes_its_report_exactly(avowal, demo_record):
    """Evidence in an export must be the report's own words at the offsets given."""
    rows = [
        json.loads(line)
        for line in avowal("export", "accounts", "--format", "jsonl", "--record", demo_record).out.splitlines()
    ]
    with Record.open(demo_record, create=False, read_only=True) as record:
        for row in rows:
            text = record.report(row["report_id"]).text
            assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]


def test_the_demo_ends_with_the_dossier_of_kerman(avowal, tmp_path):
    """README's first command must show versions, voices and words."""
    done = avowal("demo", "--record", tmp_path / "demo.db")
    assert done.code == 0
    for words in ("Kerman", "84", "95", "103", "Islamic State", "claims", "accuses", "acled-min"):
        assert words in done.out


def test_doctor_says_that_a_sound_record_is_sound(avowal, demo_record):
    """A person must be able to ask whether the record is whole."""
    done = avowal("doctor", "--record", demo_record)
    assert done.code == 0
    assert "whole" in done.out


def test_search_lists_reports_by_their_words(avowal, report, tmp_path):
    record = tmp_path / "my.db"
    avowal("add", report, "--record", record)
    found = avowal("search", "taliban", "market", "--record", record)
    report_id, title, excerpt = found.out.strip().split("\t")
    assert title == "Blast at market"
    assert "exploded at a market" in excerpt
    told = json.loads(avowal("search", "kabul", "--json", "--record", record).out)
    assert [hit["report"] for hit in told] == [report_id]
    nothing = avowal("search", "cathedral", "--record", record)
    assert (nothing.code, nothing.out) == (0, "")
    assert "No report holds all of these words" in nothing.err


def test_a_programmes_shape_has_its_policy_beside_it_and_what_it_leaves_out(avowal, report, tmp_path):
    record, out = tmp_path / "my.db", tmp_path / "ged.csv"
    avowal("add", report, "--record", record, "--extractor", "rules")
    done = avowal("export", "incidents", "--record", record, "--format", "ucdp-ged", "-o", out)
    assert done.code == 0, done.err
    told = json.loads((tmp_path / "ged.csv.meta.json").read_text("utf-8"))
    assert (told["format"], told["rows"], told["excluded"]) == ("ucdp-ged-like", 0, 1)
    assert told["policies"]["values"].startswith("ucdp")
    left = list(csv.DictReader(io.StringIO((tmp_path / "ged.csv.excluded.csv").read_text("utf-8"))))
    assert left[0]["reason"].startswith("no dyad")
    assert len(out.read_text("utf-8").splitlines()) == 1


def test_a_policy_is_refused_where_a_format_has_no_use_for_it(avowal, tmp_path):
    done = avowal("export", "--record", tmp_path / "my.db", "--format", "csv", "--policy", "min")
    assert (done.code, "policy-not-used" in done.err) == (2, True)


def test_a_record_can_be_asked_as_it_was_known_then(avowal, report, tmp_path):
    record, later = tmp_path / "my.db", tmp_path / "later.txt"
    later.write_text(
        REPORT.replace("2021-05-06", "2021-05-08").replace("seven", "nine").replace("Our", "Your"), "utf-8"
    )
    avowal("add", report, later, "--record", record, "--extractor", "rules")
    for command in ("show", "estimate"):
        then = avowal(command, "kabul", "--record", record, "--as-of", "2021-05-07")
        assert then.code == 0, then.err
        assert "nine" not in then.out
    assert (
        json.loads(avowal("show", "kabul", "--record", record, "--as-of", "2021-05", "--json").out)["as_of"]
        == "2021-05-31"
    )
    assert avowal("show", "kabul", "--record", record, "--as-of", "2021-05-05").code == 2
    listed = avowal("incidents", "--record", record, "--as-of", "2021-05-07", "--json")
    assert [one["n_reports"] for one in json.loads(listed.out)] == [1]
    rows = list(csv.DictReader(io.StringIO(avowal("export", "--record", record, "--as-of", "2021-05-07").out)))
    assert {row["published"] for row in rows} == {"2021-05-06"}


@pytest.mark.parametrize(("form", "begins"), [("stix", b'{"type": "bundle"'), ("package", b"PK"), ("xlsx", b"PK")])
def test_a_record_can_be_written_for_other_systems(avowal, report, tmp_path, form, begins):
    record, out = tmp_path / "my.db", tmp_path / f"out.{form}"
    avowal("add", report, "--record", record, "--extractor", "rules")
    done = avowal("export", "incidents", "--record", record, "--format", form, "-o", out)
    assert done.code == 0, done.err
    assert out.read_bytes().startswith(begins)
    assert json.loads((tmp_path / f"out.{form}.meta.json").read_text("utf-8"))["format"] == form


def test_show_why_traces_each_version_from_voice_to_report(avowal, demo_record):
    """A reader must see on the terminal why ten reports are one voice."""
    plain = avowal("show", "kerman", "--record", demo_record).out
    shown = avowal("show", "kerman", "--why", "--record", demo_record).out
    found = json.loads(avowal("show", "kerman", "--json", "--record", demo_record).out)
    version = found["facts"][0]["versions"][0]
    origin = version["independence"]["origins"][0]
    assert "who stands behind it" not in plain
    assert " → ".join(origin["hearings"][0]["path"]) in shown
    assert f"({origin['rule']}): {origin['why']}" in shown
    assert {
        row["rule"] for fact in found["facts"] for v in fact["versions"] for row in v["independence"]["origins"]
    } >= {"I1", "I5"}
