"""The measure of casualty counts: which reports count, and how accounts become one number."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))

import measure_casualties as casualties

from avowal.codebook.vocabulary import Fact

TEXT = (
    "At least 12 people were killed and 30 wounded when a car bomb exploded in Mosul, Iraq, on Monday, police said. "
    "A hospital official said 14 people were killed in the bombing."
)


def written(path: Path, *rows: dict) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def news(text: str = TEXT, **changes: object) -> dict:
    return {"text": text, "title": "Blast", "published": "2010-05-11", "incidents": ["1"], "usable": True} | changes


RECORD = {"incident": "1", "killed": 14, "injured": 30}


def test_policies_make_the_accounts_of_a_report_one_number():
    """Two voices give two tolls: which one counts is the policy's choice, and a documented one."""
    report = casualties.report_of(TEXT, "Blast", "2010-05-11")
    accounts = casualties.main_accounts(report, "rules")
    killed = [casualties.number(accounts, Fact.KILLED, policy, report) for policy in ("min", "max")]
    assert killed == [12, 14]
    assert casualties.number((), Fact.KILLED, "max", report) == 0


@pytest.mark.parametrize(
    ("row", "record"),
    [
        (news(incidents=["1", "2"]), RECORD),
        (news(usable=False), RECORD),
        (news(), {"incident": "1"}),
        (news(incidents=["2"]), RECORD),
    ],
)
def test_reports_of_two_incidents_or_without_a_toll_are_left_out(tmp_path, row, record):
    reports, records = written(tmp_path / "r.jsonl", row), written(tmp_path / "i.jsonl", record)
    assert casualties.gva_reports(reports, records) == []


def test_a_report_that_yields_nothing_counts_as_none_killed(tmp_path):
    """Nothing is left out of a score: what the extractor could not read is wrong, unless nobody was hurt."""
    reports = written(tmp_path / "r.jsonl", news(), news("The council met on Monday to discuss the new bus lanes."))
    counted = casualties.gva_reports(reports, written(tmp_path / "i.jsonl", RECORD))
    figures = casualties.gva_figures(counted, "rules")
    assert (figures["gva_killed_exact"], figures["gva_both_exact"], figures["gva_n_reports"]) == (0.5, 0.5, 2)


def test_a_range_is_right_when_both_ends_are(tmp_path):
    """The record of a strike gives a low and a high end; "Unknown" gives none and is not asked."""
    toll = {"low": 12, "high": 14, "raw": "12 - 14"}
    path = written(tmp_path / "a.jsonl", {"text": TEXT, "killed": toll, "injured": {"raw": "Unknown"}})
    figures = casualties.airwars_figures(casualties.airwars_reports(path), "rules")
    assert (figures["airwars_killed_range_exact"], figures["airwars_killed_mode_inside"]) == (1.0, 1.0)
    assert "airwars_injured_range_exact" not in figures
