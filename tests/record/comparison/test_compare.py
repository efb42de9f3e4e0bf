"""Whole comparisons of records and tables. All reports and rows were written for these tests."""

import csv
import io

import pytest

import avowal
from avowal.cli.main import main
from avowal.codebook.vocabulary import Fact
from avowal.errors import InputError
from avowal.estimation import find_policy
from avowal.export.comparison import COLUMNS, comparison_rows, comparison_to_json
from avowal.export.files import write_csv
from avowal.export.programmes.tables import write_programme
from avowal.record.comparison.compare import Compared
from avowal.record.comparison.tables import read_entries
from avowal.record.dossier import IncidentFilter

FIRST = "A suicide bomber killed 12 people at a police station in Baghlan, Afghanistan, on 2 January 2024, police said."
LATER = "Fourteen people were killed in a suicide bombing at a police station in Baghlan, Afghanistan, on 2 January 2024, a hospital official said. The Taliban claimed responsibility."
OTHER = "Gunmen shot dead two traders in Maiduguri, Nigeria, on 5 March 2024, residents said."
ACLED = {
    "event_id_cnty": "AFG1", "event_date": "2024-01-02", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Suicide bomb", "actor1": "Taliban", "country": "Afghanistan", "location": "Baghlan",
    "latitude": "36.13", "longitude": "68.7", "geo_precision": "1", "fatalities": "14",
}  # fmt: skip


def made(path, *told):
    with avowal.open(path) as record:
        for text, outlet, day in told:
            record.add_report(avowal.read_report(text, outlet=outlet, published=day), extractor="rules")
    return path


def table(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, rows[0])
        out.writeheader()
        out.writerows(rows)
    return path


@pytest.fixture
def early(tmp_path):
    return made(tmp_path / "early.db", (FIRST, "a.example", "2024-01-02"), (OTHER, "a.example", "2024-03-06"))


@pytest.fixture
def late(tmp_path):
    return made(tmp_path / "late.db", (FIRST, "a.example", "2024-01-02"), (LATER, "b.example", "2024-01-04"))


def test_two_records_are_matched_and_a_newer_report_explains_a_figure(early, late):
    gtd = find_policy("gtd")
    with Compared(early, late, (gtd, gtd)) as compared:
        found = compared.compare()
        ((pair, differing),) = found.differing()
    killed = next(one for one in differing if one.fact is Fact.KILLED)
    assert (killed.left, killed.right) == ("12", "14")
    assert "The newest report is of 2024-01-02 on the left and of 2024-01-04 on the right." in killed.why
    assert any(why.startswith("Left: no account gives 14") for why in killed.why)
    assert pair.score > 0.8
    assert len(found.matching.only_left) == 1


def test_one_record_by_two_policies_differs_by_the_policies_alone(late):
    with Compared(late, late, (find_policy("min"), find_policy("max"))) as compared:
        ((_, differing),) = compared.compare().differing()
    killed = next(one for one in differing if one.fact is Fact.KILLED)
    assert (killed.left, killed.right) == ("12 (12 to 14)", "14 (12 to 14)")
    assert any("so that the policies differ" in why for why in killed.why)


def test_a_record_against_itself_agrees_in_all(early):
    with Compared(early, early) as compared:
        found = compared.compare()
        assert [differing for _, differing in found.differing()] == [(), ()]
    assert (found.matching.only_left, found.matching.only_right) == ((), ())


def test_a_table_is_compared_by_the_policy_of_its_programme(early, tmp_path):
    with Compared(early, table(tmp_path / "acled.csv", ACLED)) as compared:
        found = compared.compare()
        ((pair, differing),) = found.differing()
    assert (found.left.made_by, found.right.made_by) == ("acled 1", "ACLED table")
    assert pair.right.id == "AFG1"
    killed = next(one for one in differing if one.fact is Fact.KILLED)
    assert (killed.left, killed.right) == ("12", "14")


@pytest.mark.parametrize("form", ["acled", "gtd", "ucdp-ged", "event-report"])
def test_every_shape_that_we_export_can_be_compared_and_agrees_on_the_dead(late, tmp_path, form):
    path = tmp_path / "table.csv"
    with avowal.open(late) as record, path.open("wb") as stream:
        write_programme(record.cases(IncidentFilter()), form, None, stream)
    with Compared(late, path) as compared:
        found = compared.compare()
    counted = {one.fact: one for one in found.agreements}
    assert len(found.matching.pairs) == 1
    assert (counted[Fact.KILLED].n_agree, counted[Fact.KILLED].n_differ) == (1, 0)


def test_rows_that_cannot_be_read_are_named_and_the_others_compared(tmp_path):
    rows = (ACLED, ACLED | {"event_id_cnty": "AFG2", "event_date": "soon"}, ACLED, ACLED | {"event_id_cnty": ""})
    read = read_entries(table(tmp_path / "a.csv", *rows))
    assert [entry.id for entry in read.entries] == ["AFG1"]
    assert [why.split(":")[0] for why in read.left_out] == ["row 2", "AFG1", "row 4"]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "no table at all"])
def test_what_is_neither_record_nor_table_is_refused(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match="can be compared"):
        read_entries(path)


def test_json_and_csv_tell_the_same_pairs_and_no_cell_is_a_formula(early, tmp_path):
    hostile = ACLED | {"actor1": '=HYPERLINK("x")', "event_id_cnty": "@SUM(1)", "location": "Baghlan"}
    with Compared(early, table(tmp_path / "a.csv", hostile)) as compared:
        found = compared.compare()
        told = comparison_to_json(found)
        stream = io.BytesIO()
        write_csv(comparison_rows(found), COLUMNS, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    assert {row["match"] for row in rows} == {"both", "only left"}
    assert len([r for r in rows if r["match"] == "both"]) == len(told["pairs"][0]["differences"])
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]


def test_the_command_says_what_matches_and_why_facts_differ(early, late, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["compare", str(early), str(late), "--policy", "gtd"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert "1 incident in both, 1 only in the first, 0 only in the second" in out
    assert "killed: 12 | 14" in out
