"""Types as each programme calls them."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, IncidentType, VoiceKind
from avowal.domain import Name
from avowal.estimation import read_policy
from tests.estimation.told import ask, told_on, used
from tests.make import named_thing


def typed(name, outlet):
    return told_on(4, named_thing(name), outlet=outlet, fact=Fact.TYPE)


def aimed_at(whom):
    return told_on(4, named_thing(whom), "police", VoiceKind.OFFICIAL, fact=Fact.TARGET)


@pytest.mark.parametrize("policy", ["acled", "acled-min", "gtd"])
def test_every_type_of_the_codebook_has_a_code(policy):
    assert set(read_policy(policy).types) == set(IncidentType)


def test_the_type_of_the_reading_is_coded_where_no_voice_differs():
    found = ask("gtd", Fact.TYPE, [], type=IncidentType.SUICIDE_BOMBING)
    assert (found.value, found.column("attacktype1"), found.column("suicide")) == (Name("Bombing/Explosion"), 3, 1)


def test_a_shooting_at_soldiers_is_a_clash_and_one_at_worshippers_an_attack():
    shooting = {"type": IncidentType.SHOOTING}
    assert ask("acled", Fact.TYPE, [aimed_at("soldiers")], **shooting).value == Name("Battles / Armed clash")
    attack = Name("Violence against civilians / Attack")
    assert ask("acled", Fact.TYPE, [aimed_at("worshippers")], **shooting).value == attack
    assert ask("acled", Fact.TYPE, [aimed_at("soldiers"), aimed_at("civilians")], **shooting).value == attack


def test_most_voices_decide_and_the_hierarchy_settles_a_tie():
    most = [typed("bombing", "A"), typed("bombing", "B"), typed("armed clash", "C")]
    assert ask("acled", Fact.TYPE, most).value.text.startswith("Explosions")
    tie = ask("acled", Fact.TYPE, most[1:])
    assert tie.value == Name("Battles / Armed clash")
    assert used(tie) == 1


def test_words_that_are_no_type_are_set_aside():
    found = ask("acled", Fact.TYPE, [typed("chaos", "A")])
    assert (found.value, used(found)) == (None, 0)


@pytest.mark.parametrize(
    ("kind", "target", "violence"),
    [
        (IncidentType.BOMBING, "soldiers", 3),
        (IncidentType.ARMED_CLASH, "soldiers", 1),
        (IncidentType.ARMED_CLASH, "herders", 2),
    ],
)
def test_ucdp_tells_violence_by_its_sides(kind, target, violence):
    assert ask("ucdp", Fact.TYPE, [aimed_at(target)], type=kind).column("type_of_violence") == violence
