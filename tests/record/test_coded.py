"""Hand-coded tables in a record: policies run on them, and the coders' events are its incidents."""

import csv
import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

import avowal
from avowal.codebook.vocabulary import Fact
from avowal.estimation import Context, read_policy
from avowal.estimation.event_reports import aggregate
from avowal.estimation.event_rows import event_rows
from avowal.estimation.question import Question
from avowal.export.programmes.tables import write_programme
from avowal.record.dossier import IncidentFilter

DATA = Path(os.environ.get("AVOWAL_DATA", "../shared/data"))
ROW = {
    "id": "r1", "event_id": "E-1", "country": "Kenya", "date_start": "2013-03-04", "date_end": "2013-03-04",
    "city": "Kisumu", "latitude": "-0.1", "longitude": "34.75", "geo_precision": "3", "deaths_best": "4",
    "deaths_low": "4", "deaths_high": "4", "injuries_best": "0", "injuries_low": "0", "injuries_high": "0",
    "actor1": "Police", "actor1_precision": "3", "actor1_perpetrator": "1", "source": "A (2013-03-05) One",
    "source_author": "A", "source_classification": "1", "certain": "1",
}  # fmt: skip
ROWS = (
    ROW,
    ROW | {"id": "r2", "deaths_best": "9", "deaths_low": "9", "deaths_high": "9", "source": "A (2013-03-06) Two"},
    ROW | {"id": "r3", "event_id": "E-2", "deaths_best": "0", "deaths_low": "0", "deaths_high": "0"},
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "m.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, ROW)
        out.writeheader()
        out.writerows(ROWS)
    return path


def killed(case, policy):
    return case.estimate(policy, Fact.KILLED).value


def test_rows_of_one_event_are_one_incident_and_events_stay_apart(table, tmp_path):
    """The three rows share day, town and actor: only the coders know that the third is another event."""
    with avowal.open(tmp_path / "r.db") as record:
        assert record.import_table(table, "maverick").added == 3
        assert sorted(len(case.reports) for case in record.cases()) == [1, 2]
        assert record.verify() == ()


def test_two_reports_of_one_outlet_are_two_rows_and_silence_counts_as_the_table_has_it(table, tmp_path):
    with avowal.open(tmp_path / "r.db") as record:
        record.import_table(table, "maverick")
        one, two = sorted(record.cases(), key=lambda case: -len(case.reports))
        assert [killed(one, f"er-{m}") for m in ("conservative", "representative", "informative")] == [4, 4, 9]
        assert killed(two, "er-conservative") == 0  # as the table has it; no account says so
        assert killed(one, "ucdp") is not None


def test_importing_again_adds_nothing_and_changes_nothing(table, tmp_path):
    with avowal.open(tmp_path / "r.db") as record:
        record.import_table(table, "maverick")
        before = record.incidents()
        again = record.import_table(table, "maverick")
        assert (again.added, again.already_known) == (0, 3)
        assert record.incidents() == before


def test_our_own_event_report_table_comes_back_with_the_same_figures(table, tmp_path):
    """Export, import, export: nothing of what the policies weigh is lost on the way."""
    with avowal.open(tmp_path / "r.db") as record, avowal.open(tmp_path / "again.db") as again:
        record.import_table(table, "maverick")
        exported = tmp_path / "mine.csv"
        with exported.open("wb") as stream:
            write_programme(record.cases(IncidentFilter()), "event-report", None, stream)
        assert again.import_table(exported, "maverick").added == 3
        first, second = (sorted(map(figures, made.cases())) for made in (record, again))
        assert first == second


GED = {
    "id": "77", "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "Syrian insurgents",
    "country": "Syria", "where_coordinates": "Ter Maela village", "where_prec": "1", "latitude": "34.8",
    "longitude": "36.7", "adm_1": "Homs governorate", "date_start": "2016-01-01", "date_end": "2016-01-03",
    "deaths_a": "1", "deaths_b": "3", "deaths_civilians": "2", "deaths_unknown": "1", "best": "7", "low": "5",
    "high": "9",
}  # fmt: skip
ONE_SIDED = GED | {
    "id": "78", "type_of_violence": "3", "side_a": "IS", "side_b": "Civilians", "deaths_a": "0", "deaths_b": "0",
    "deaths_civilians": "4", "deaths_unknown": "0", "best": "4", "low": "4", "high": "4", "date_end": "2016-01-01",
}  # fmt: skip


def test_a_ged_table_comes_back_from_the_record_as_it_went_in(tmp_path):
    """What UCDP coded must not be changed by our rule for UCDP: sides, figures, days and place."""
    path = tmp_path / "ged.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, GED)
        out.writeheader()
        out.writerows((GED, ONE_SIDED))
    with avowal.open(tmp_path / "r.db") as record:
        assert record.import_table(path, "ucdp-ged").added == 2
        stream = io.BytesIO()
        write_programme(record.cases(IncidentFilter()), "ucdp-ged", None, stream)
    rows = {row["best"]: row for row in csv.DictReader(io.StringIO(stream.getvalue().decode()))}
    for before in (GED, ONE_SIDED):
        after = rows[before["best"]]
        assert {name: after[name] for name in before if name != "id"} == {n: v for n, v in before.items() if n != "id"}


def test_a_coded_event_report_goes_out_cell_by_cell_as_it_came_in(table, tmp_path):
    with avowal.open(tmp_path / "r.db") as record:
        record.import_table(table, "maverick")
        stream = io.BytesIO()
        write_programme(record.cases(IncidentFilter()), "event-report", None, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    ours = sorted([row[name] for name in ROW if name not in {"id", "event_id"}] for row in rows)
    assert ours == sorted([row[name] for name in ROW if name not in {"id", "event_id"}] for row in ROWS)


def figures(case):
    names = ("er-conservative", "er-representative", "er-informative", "acled", "min", "max")
    return tuple(str(killed(case, name)) for name in names)


def test_an_unknown_form_is_refused(table, tmp_path):
    with avowal.open(tmp_path / "r.db") as record, pytest.raises(avowal.AvowalError, match="choose one of"):
        record.import_table(table, "acled")


@pytest.mark.outside
def test_the_three_models_give_from_the_record_what_the_r_package_gives(tmp_path, monkeypatch):
    """All 407 events of several reports, every cell: the bar of the import."""
    if not (DATA / "maverick" / "maverick_expected.jsonl").exists():
        pytest.skip("needs maverick of AVOWAL_DATA")
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2] / "bench"), *sys.path])
    from policy_cases import MODELS, expected  # noqa: PLC0415 - bench is no package

    chosen = tmp_path / "m.jsonl"
    wanted = {event for event, _ in expected(DATA / "maverick")}
    with gzip.open(DATA / "maverick" / "maverick.jsonl.gz", "rt", encoding="utf-8") as lines:
        chosen.write_text("".join(line for line in lines if json.loads(line)["event_id"] in wanted), "utf-8")
    with avowal.open(tmp_path / "m.db") as record:
        assert record.import_table(chosen, "maverick").added == 1494
        events = {}
        for case in record.cases(IncidentFilter(background=True)):
            question = Question(read_policy("er-conservative"), Fact.KILLED, (), case.accounts, case.reports, Context())
            rows = [row.cells for row in event_rows(question)]
            assert {row["event_id"] for row in rows} == {rows[0]["event_id"]}
            events[rows[0]["event_id"]] = rows, case
        assert len(events) == 407
        wrong = []
        for event, outcomes in expected(DATA / "maverick"):
            rows, case = events[event]
            for model in MODELS:
                made = aggregate(rows, read_policy(f"er-{model}"))
                wrong += [
                    (event, model, k) for k, v in outcomes[model].items() if made.get(k) != v and (made.get(k) or v)
                ]
                figure = killed(case, f"er-{model}")
                if figure != outcomes[model]["deaths_best"]:
                    wrong.append((event, model, "estimate of killed"))
        assert wrong == []
