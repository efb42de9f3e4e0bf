"""Finding incidents: filters let through what they say, whatever is typed into them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import IncidentType
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from tests.told import several


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """Kerman 2024 (four reports), Kabul 2021 (two), and Kabul 2024 in passing."""
    with Record.open(tmp_path_factory.mktemp("record") / "a.db") as opened:
        for report, reading in several():
            opened.add_reading(report, reading)
        yield opened


KERMAN, KABUL, PASSING = "Kerman 2024-01-03", "Kabul 2021-05-05", "Kabul 2024-01-03"


def found(record, **wanted):
    return [f"{one.place.name} {one.date}" for one in record.incidents(IncidentFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [KERMAN, KABUL]),
        ({"background": True}, [KERMAN, PASSING, KABUL]),
        ({"place": "kerman"}, [KERMAN]),
        ({"place": "KÉRMAN"}, [KERMAN]),
        ({"place": "Iran"}, [KERMAN]),
        ({"place": "Lima"}, []),
        ({"place": "%"}, []),
        ({"place": "!!!"}, []),
        ({"country": "AF"}, [KABUL]),
        ({"country": "af' OR 1=1 --"}, []),
        ({"since": date(2024, 1, 3)}, [KERMAN]),
        ({"since": date(2024, 1, 4)}, []),
        ({"until": date(2024, 1, 2)}, [KABUL]),
        ({"until": date(2024, 1, 3)}, [KERMAN, KABUL]),
        ({"since": date(2021, 5, 5), "until": date(2021, 5, 5)}, [KABUL]),
        ({"type": IncidentType.SHOOTING}, [KABUL]),
        ({"type": IncidentType.ARSON}, []),
        ({"actor": "islamic state"}, [KERMAN, KABUL]),
        ({"actor": "Taliban"}, []),
        ({"text": "KABUL killed"}, [KABUL]),
        ({"text": "correspondent kerman"}, [KERMAN]),
        ({"text": "kerman kabul"}, []),
        ({"text": "kerman OR kabul"}, []),
        ({"text": "kerm*"}, []),
        ({"text": ""}, [KERMAN, KABUL]),
        ({"limit": 1}, [KERMAN]),
        ({"limit": 1, "offset": 1}, [KABUL]),
        ({"offset": 1}, [KABUL]),
        ({"limit": 5, "offset": 9}, []),
    ],
)
def test_a_filter_lets_through_what_it_says(record, wanted, expected):
    assert found(record, **wanted) == expected
    if not {"limit", "offset"} & set(wanted):
        assert record.count_incidents(IncidentFilter(**wanted)) == len(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("^kerman", [KERMAN]),
        ("-kerman", [KERMAN]),
        ('"kerman', [KERMAN]),
        ("kerman*", [KERMAN]),
        ("{title}: kerman", []),
        ("title:kerman", []),
        ("NEAR(kerman bomb, 9)", []),
        ("kerman OR", []),
        ("NOT kerman", []),
        ('"', []),
        ("*", []),
        ("(", []),
        ("\x00", []),
        ("\ufffd", []),
    ],
)
def test_operators_of_the_search_are_only_words(record, typed, expected):
    """The box takes words; nobody meets a syntax error, and nobody queries another column."""
    assert found(record, text=typed) == expected


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_search(record, typed):
    assert set(found(record, text=typed)) <= {KERMAN, KABUL}
    assert set(found(record, place=typed, actor=typed)) <= {KERMAN, KABUL}
