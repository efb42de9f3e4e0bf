"""Looking groups up on the command line."""

from __future__ import annotations

import json

import pytest


def test_a_name_is_looked_up(avowal):
    """Who JNIM is, in one line of typing."""
    done = avowal("actors", "find", "JNIM")
    assert done.code == 0
    assert "Jama'at Nusrat al-Islam wal-Muslimin  (jnim)" in done.out
    assert "belongs to: al-Qaeda (al-qaeda)" in done.out
    assert done.err == ""


def test_a_name_of_several_groups_shows_each_until_a_country_settles_it(avowal):
    """A guess would lay one group's deeds to another."""
    done = avowal("actors", "find", "SLA")
    assert done.code == 0
    assert "does not settle who is meant" in done.err
    assert all(each in done.out for each in ("(sla)", "(slm)", "(sla-us)"))
    settled = avowal("actors", "find", "SLA", "--country", "Lebanon")
    assert settled.out.startswith("South Lebanon Army  (sla)")
    assert "Symbionese Liberation Army" in settled.err


def test_the_year_settles_too(avowal):
    done = avowal("actors", "find", "Islamic State in Iraq", "--country", "IQ", "--year", "2008", "--json")
    said = json.loads(done.out)
    assert (said["settled"], [actor["id"] for actor in said["actors"]]) == (True, ["isi"])


def test_json_holds_every_member_of_the_table(avowal):
    said = json.loads(avowal("actors", "find", "Jabhat Fateh al-Sham", "--json").out)
    (nusra,) = said["actors"]
    assert set(nusra) == {
        "id", "name", "aliases", "kind", "countries", "since", "until", "parent", "successor", "dated", "ucdp"
    }  # fmt: skip
    assert {"name": "Jabhat Fateh al-Sham", "from": 2016, "until": 2017} in nusra["dated"]
    assert nusra["successor"] == "hts"


def test_a_name_that_nobody_bears_is_said_to_be_unknown(avowal):
    done = avowal("actors", "find", "gunmen")
    assert done.code == 1
    assert "knows no actor named gunmen" in done.err
    assert json.loads(avowal("actors", "find", "gunmen", "--json").out)["actors"] == []


def test_the_table_is_listed_by_country_kind_and_year(avowal):
    lines = avowal("actors", "list", "--country", "Peru", "--kind", "insurgent", "--year", "1985").out.splitlines()
    ids = {line.split("\t")[0] for line in lines}
    assert {"shining-path", "mrta"} <= ids
    assert not ids & {"rondas", "farc", "aqap"}
    peoples = json.loads(avowal("actors", "list", "--kind", "communal", "--json").out)
    assert {"turkana"} <= {actor["id"] for actor in peoples}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("find", "PKK", "--country", "Atlantis"), "no country"),
        (("find", "PKK", "--year", "12"), "--year"),
        (("list", "--kind", "heroes"), "--kind"),
    ],
)
def test_what_cannot_be_is_refused(avowal, arguments, said):
    done = avowal("actors", *arguments)
    assert done.code == 2
    assert said in done.err
