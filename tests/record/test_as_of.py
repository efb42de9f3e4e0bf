"""The record as it was known at a moment. All reports were written for these tests."""

from datetime import UTC, date, datetime

import pytest

import avowal
from avowal.errors import NotFoundError, UsageError
from avowal.record.dossier import IncidentFilter
from avowal.record.moments import read_moment

FIRST = "A bomb killed 20 people at a market in Baghlan, Afghanistan, on 2 January 2024, the governor said."
NEXT = "A bomb killed 31 people at a market in Baghlan, Afghanistan, on 2 January 2024, police said on Wednesday."
LATER = "A bomb killed 28 people at a market in Baghlan, Afghanistan, on 2 January 2024, police said, lowering their earlier figure."
OTHER = "Gunmen shot dead two traders in Maiduguri, Nigeria, on 5 March 2024, residents said."
TOLD = [(FIRST, "2024-01-02"), (NEXT, "2024-01-03"), (LATER, "2024-01-05"), (OTHER, "2024-03-06")]


def filled(path, told):
    record = avowal.open(path)
    for number, (text, day) in enumerate(told):
        record.add_report(avowal.read_report(text, outlet=f"outlet{number}.example", published=day), extractor="rules")
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("as_of") / "r.db", TOLD) as made:
        yield made


def plain(dossier):
    return [(v.label, v.report_ids, v.independence) for fact in dossier.facts for v in fact.versions], dossier.timeline


@pytest.mark.parametrize("known", [1, 2, 3])
def test_the_record_of_a_day_is_as_if_later_reports_had_never_come(record, tmp_path, known):
    with filled(tmp_path / "then.db", TOLD[:known]) as then:
        day = TOLD[known - 1][1]
        (asked,) = record.as_of(day).incidents()
        (plainly,) = then.incidents()
        for name in ("title", "date", "killed", "injured", "n_reports", "n_accounts", "n_voices", "responsible"):
            assert getattr(asked, name) == getattr(plainly, name), name
        assert plain(record.as_of(day).dossier(asked.id)) == plain(then.dossier(plainly.id))
        case = record.as_of(day).case(asked.id)
        assert {report.text for report in case.reports.values()} == {text for text, _ in TOLD[:known]}


def test_an_incident_of_which_nothing_was_out_is_not_there(record):
    (late,) = record.incidents(IncidentFilter(country="NG"))
    then = record.as_of("2024-02")
    assert then.count_incidents() == len(then.incidents()) == 1
    assert [told.report.text for told in then.told()] == [FIRST, NEXT, LATER]
    assert then.search("Maiduguri") == ()
    assert len(record.search("Maiduguri")) == 1
    with pytest.raises(NotFoundError, match="not-known-then"):
        then.dossier(late.id)
    with pytest.raises(NotFoundError, match="not-known-then"):
        then.case(late.id)


def test_now_is_what_is_left_out(record):
    assert record.as_of(None).incidents() == record.incidents()
    assert record.as_of("2030").incidents() == record.incidents()
    assert record.as_of(date(2024, 1, 2)).incidents()[0].n_reports == 1


def test_a_time_of_day_divides_reports_that_bear_one(tmp_path):
    with avowal.open(tmp_path / "r.db") as record:
        for hour, text in ((9, FIRST), (18, NEXT)):
            at = datetime(2024, 1, 3, hour, tzinfo=UTC)
            record.add_report(avowal.read_report(text, outlet=f"h{hour}.example", published=at), extractor="rules")
        assert record.as_of("2024-01-03T12:00").incidents()[0].n_reports == 1
        assert record.as_of("2024-01-03T22:00+03:30").incidents()[0].n_reports == 2
        assert record.as_of("2024-01-03").incidents()[0].n_reports == 2
        assert record.as_of("2024-01-03T08:00").incidents() == ()
        assert record.as_of("2024-01-03T08:00").count_incidents() == 0


@pytest.mark.parametrize("said", ["yesterday", "2024-13", "2024-01-04T25:00", "0", "2024-1-4", "9" * 50])
def test_what_is_no_moment_is_refused(said):
    with pytest.raises(UsageError, match="unreadable-day"):
        read_moment(said)


def test_the_timeline_tells_who_changed_which_figure(record):
    (one,) = record.incidents(IncidentFilter(country="AF"))
    steps = [
        (s.day.isoformat(), s.voice, s.value.low, s.change)
        for s in record.dossier(one.id).timeline
        if s.fact == "killed"
    ]
    assert steps == [
        ("2024-01-02", "governor", 20, "first"),
        ("2024-01-03", "police", 31, "first"),
        ("2024-01-05", "police", 28, "lowered"),
    ]
