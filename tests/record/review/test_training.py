"""What reviewers decided goes out as examples, and nothing that they did not decide is called settled."""

from __future__ import annotations

from avowal.domain.form import reading_from_json
from tests.told import told


def test_a_report_is_complete_once_every_account_is_settled(record):
    report, reading = told(1)
    record.add_reading(report, reading)
    record.add_reading(*told(2))
    killed, place, day, responsible = reading.mentions[0].accounts
    assert list(record.review.training_rows()) == []
    made = record.review.correct(killed.id, "Ada", stance="suspects")
    record.review.reject(place.id, "Ada")
    (row,) = record.review.training_rows()
    assert (row["id"], row["text"], row["review"]["complete"]) == (report.id, report.text, False)
    record.review.accept(day.id, "Ada")
    record.review.accept(responsible.id, "Ada")
    record.review.reject(responsible.id, "Ben")
    (row,) = record.review.training_rows()
    assert not row["review"]["complete"]
    record.review.accept(responsible.id, "Cyd")
    (row,) = record.review.training_rows()
    assert row["review"]["complete"]
    states = {one["account"]["fact"]: (one["state"], one["reviewers"]) for one in row["review"]["accounts"]}
    assert states == {
        "killed": ("corrected", 1),
        "place": ("rejected", 1),
        "date": ("accepted", 1),
        "responsible": ("accepted", 3),
    }
    standing = reading_from_json(report, row).mentions[0].accounts
    assert {(one.fact.value, one.stance.value) for one in standing} == {
        ("killed", "suspects"),
        ("date", "asserts"),
        ("responsible", "asserts"),
    }
    record.review.undo(made.id, "Ada")
    (row,) = record.review.training_rows()
    assert not row["review"]["complete"]
