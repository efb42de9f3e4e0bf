"""Coded tables become reports with accounts. All rows but those of AVOWAL_DATA were written for these tests."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact
from avowal.domain import Report, Source
from avowal.errors import AvowalError, InputError
from avowal.sources.coded.row_text import CODED, coded_row, text_of
from avowal.sources.coded.table import read_table

MAVERICK = {
    "id": "r1", "event_id": "E-1", "country": "Kenya", "date_start": "2013-03-04", "date_end": "2013-03-05",
    "city": "Kisumu", "location": "", "latitude": "-0.1", "longitude": "34.75", "geo_precision": "3",
    "deaths_best": "2", "deaths_low": "1", "deaths_high": "4", "injuries_best": "0", "injuries_low": "0",
    "injuries_high": "0", "actor1": "Police", "actor1_precision": "3", "actor1_perpetrator": "1", "target": "Citizens",
    "source": "Daily Example (2013-03-06) Two die (again)", "source_author": "Daily Example", "event_context": "Clash",
}  # fmt: skip
GED = {
    "id": "77", "type_of_violence": "1", "side_a": "Government of Example", "side_b": "Rebels", "country": "Kenya",
    "where_coordinates": "Kisumu town", "where_prec": "1", "latitude": "-0.1", "longitude": "34.75",
    "date_start": "2013-03-04 00:00:00.000", "date_end": "2013-03-04", "deaths_a": "1", "deaths_b": "3",
    "deaths_civilians": "0", "deaths_unknown": "0", "best": "4", "low": "2", "high": "4",
}  # fmt: skip


def written(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, rows[0])
        table.writeheader()
        table.writerows(rows)
    return path


def only(path, form):
    ((_, coded),) = read_table(path, form)
    if isinstance(coded, AvowalError):
        raise coded
    return coded


def test_every_account_of_an_event_report_points_at_its_own_cell(tmp_path):
    coded = only(written(tmp_path / "m.csv", MAVERICK), "maverick")
    mention = coded.reading.mentions[0]
    said = {(a.fact, a.voice.name, a.words) for a in mention.accounts}
    assert (Fact.KILLED, "outlet", "2") in said
    assert {(Fact.KILLED, "unnamed source", "1"), (Fact.KILLED, "unnamed source", "4")} <= said
    assert (Fact.RESPONSIBLE, "outlet", "Police") in said
    assert all(a.evidence.quote(coded.report.text) == a.words for a in mention.accounts)
    assert (coded.report.outlet, coded.report.title) == ("Daily Example", "Two die (again)")
    assert coded.report.published.iso == "2013-03-06"
    assert coded.event == "E-1"


def test_a_count_of_zero_is_no_account_because_the_table_has_no_missing_counts(tmp_path):
    coded = only(written(tmp_path / "m.csv", MAVERICK), "maverick")
    assert not [a for a in coded.reading.mentions[0].accounts if a.fact is Fact.INJURED]


def test_a_ged_row_gives_best_low_high_and_the_dead_of_each_side_as_parts(tmp_path):
    coded = only(written(tmp_path / "g.csv", GED), "ucdp-ged")
    killed = [a for a in coded.reading.mentions[0].accounts if a.fact is Fact.KILLED]
    best = next(a for a in killed if a.voice.name == "outlet" and a.part_of is None)
    assert best.value.low == 4
    assert {(a.value.of, a.value.low) for a in killed if a.part_of == best.id} == {("soldiers", 1), ("fighters", 3)}
    assert [a.value.low for a in killed if a.voice.name == "unnamed source"] == [2]


@pytest.mark.parametrize(
    ("cell", "said", "why"),
    [("deaths_best", "-1", "0 or more"), ("deaths_best", "many", "no number"), ("deaths_best", "1e400", "beyond"),
     ("deaths_best", "2.5", "no whole number"), ("date_start", "soon", "no day"), ("latitude", "91", "between"),
     ("source", "", "must not be empty"), ("deaths_best", "9" * 400, "beyond")],
)  # fmt: skip
def test_a_row_that_holds_what_its_column_cannot_is_refused_with_the_cell(tmp_path, cell, said, why):
    with pytest.raises(InputError, match=why):
        only(written(tmp_path / "m.csv", MAVERICK | {cell: said}), "maverick")


def test_one_bad_row_does_not_hold_up_the_others(tmp_path):
    path = written(tmp_path / "m.csv", MAVERICK, MAVERICK | {"deaths_best": "x"}, MAVERICK | {"id": "r3"})
    found = [coded for _, coded in read_table(path, "maverick")]
    assert [isinstance(one, AvowalError) for one in found] == [False, True, False]


def test_a_table_of_another_form_is_refused_as_a_whole(tmp_path):
    with pytest.raises(InputError, match="lacks the columns"):
        only(written(tmp_path / "m.csv", {"id": "1", "fatalities": "3"}), "ucdp-ged")


def test_a_window_that_ends_before_it_starts_is_kept_as_a_problem(tmp_path):
    row = MAVERICK | {"date_start": "2013-03-05", "date_end": "2013-03-04"}
    coded = only(written(tmp_path / "m.csv", row), "maverick")
    assert [p.reason for p in coded.reading.problems] == ["window-crossed"]
    assert [a.value for a in coded.reading.mentions[0].accounts if a.fact is Fact.DATE] == [None]


def test_json_lines_with_actors_as_a_list_give_the_same_row_as_columns(tmp_path):
    row = {k: v for k, v in MAVERICK.items() if not k.startswith("actor")}
    row["actors"] = [{"slot": 1, "name": "Police", "precision": 3, "perpetrator": 1}]
    path = tmp_path / "m.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    assert only(path, "maverick").report.text == only(written(tmp_path / "m.csv", MAVERICK), "maverick").report.text


def test_a_report_that_only_looks_like_a_row_is_none():
    text, _ = text_of("maverick", {"deaths_best": 9})
    assert coded_row(Report("r-1", text, source=Source("file", "a.txt:1")), "maverick") is None
    assert coded_row(Report("r-1", text, source=Source(CODED, "a.csv:1")), "maverick") == {"deaths_best": 9}


@given(
    st.dictionaries(
        st.sampled_from(["id", "city", "actor1", "deaths_best"]),
        st.one_of(st.text(), st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False)),
    )
)
def test_a_row_is_read_back_from_its_text_as_it_was(row):
    """Hostile cells, with line breaks and colons, must not become other columns."""
    text, spans = text_of("maverick", row)
    assert coded_row(Report("r-1", text, source=Source(CODED, "a.csv:1")), "maverick") == row
    assert set(spans) == set(row)
