"""Which accounts name a group: the rule of the benchmark, which must not depend on the table that it measures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
sys.path.insert(0, str(BENCH))

from measure_actors import names_group, side_is_known  # noqa: E402 - the folder is no package

KNOWN = frozenset({"boko haram"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Boko Haram", "Boko Haram did it."),
        ("XYZ-22", "The XYZ-22 did it."),
        ("Front of the Red Dawn", "The Front of the Red Dawn did it."),
        ("Zemun clan", "The Zemun clan did it."),
        ("Wazalendo", "Wazalendo fighters came."),
        ("Ansar al-Foo", "Ansar al-Foo did it."),
        ("Syrian Democratic Forces", "The Syrian Democratic Forces did it."),
    ],
)
def test_named_groups_are_counted(value, text):
    assert names_group(value, (value,), text, KNOWN)


@pytest.mark.parametrize(
    ("value", "names", "text"),
    [
        ("gunmen", (), "gunmen did it"),
        ("Islamist gunmen", (), "Islamist gunmen did it"),
        ("Russia", (), "Russia did it"),
        ("Syrian air force", (), "the Syrian air force"),
        ("Indonesian army", (), "the Indonesian army"),
        ("High Command", (), "the High Command"),
        ("Southern Command", ("United States",), "the Southern Command"),
        ("Juan Santos", (), "President Juan Santos did it."),
        ("Ali Haydar", (), "Ali Haydar, 28, did it."),
        ("113th Infantry Battalion", (), "the 113th Infantry Battalion"),
    ],
)
def test_states_persons_and_whoever_is_described_are_not(value, names, text):
    assert not names_group(value, (value, *names), text, KNOWN)


def test_a_side_of_several_parties_is_known_if_each_is():
    assert side_is_known("IS, PKK", ["Iraq"])
    assert not side_is_known("IS, Nobody At All", ["Iraq"])
    assert side_is_known("SDF", ["Syria"])
