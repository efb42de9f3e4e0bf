"""Whose interest stands behind a figure, and who counts once."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from avowal.codebook.vocabulary import Fact, Qualifier, Stance, VoiceKind
from avowal.domain import Quantity
from avowal.estimation.policy import Parameters
from tests.conftest import ROOT
from tests.estimation.told import ask, told_on, tuned
from tests.make import exactly, named_thing

HOSPITAL = told_on(4, exactly(14), "hospital", VoiceKind.MEDIC)


def blames(name):
    return told_on(4, named_thing(name), "mayor", VoiceKind.OFFICIAL, fact=Fact.RESPONSIBLE, stance=Stance.ACCUSES)


def test_an_official_of_a_state_that_is_blamed_speaks_as_a_party():
    official = told_on(4, exactly(2), "the minister", VoiceKind.OFFICIAL, country="IL")
    assert ask("acled", Fact.KILLED, [official, HOSPITAL]).value == 2
    assert ask("acled", Fact.KILLED, [official, HOSPITAL, blames("Israel")]).value == 14
    assert ask("acled", Fact.KILLED, [official, HOSPITAL, blames("Iran")]).value == 2


def test_a_voice_that_is_itself_blamed_speaks_as_a_party():
    front = told_on(4, exactly(2), "The Front", VoiceKind.UNKNOWN)
    assert ask("acled", Fact.KILLED, [front, HOSPITAL, blames("The Front")]).value == 14


def test_a_party_alone_is_heard_as_a_last_resort():
    claimant = told_on(4, exactly(2), "The Front", VoiceKind.CLAIMANT)
    assert ask("acled", Fact.KILLED, [claimant]).value == 2
    assert ask("airwars", Fact.KILLED, [claimant]).value is None


def test_a_party_may_raise_the_upper_end_with_its_own_dead():
    party = told_on(4, exactly(50, "the front"), "The Front", VoiceKind.CLAIMANT)
    total = told_on(4, exactly(50), "The Front", VoiceKind.CLAIMANT)
    assert ask("ucdp", Fact.KILLED, [HOSPITAL, total]).high == 14
    own = ask("ucdp", Fact.KILLED, [HOSPITAL, total], own_losses=frozenset({total[1].id}))
    assert own.high == 50
    assert ask("ucdp", Fact.KILLED, [party]).high == 50


def test_feared_dead_count_only_where_the_policy_keeps_them():
    feared = told_on(4, exactly(30), "expert", VoiceKind.EXPERT, stance=Stance.SUSPECTS)
    assert ask("ucdp", Fact.KILLED, [HOSPITAL, feared]).high == 14
    assert ask(tuned("ucdp", hedged_counts="keep"), Fact.KILLED, [HOSPITAL, feared]).high == 30


def test_a_part_that_is_tied_to_its_total_is_not_added():
    """Eight who died, five of them in hospital, are eight dead."""
    report, total = told_on(4, exactly(8), "police", VoiceKind.OFFICIAL)
    part = replace(total, id="a-part", value=exactly(5), part_of=total.id)
    for policy in ("acled", "acled-min", "gtd", "ucdp", "airwars", "ibc", "er-conservative"):
        assert ask(policy, Fact.KILLED, [(report, total), (report, part)]).value == 8


def test_state_media_give_way_to_an_independent_document():
    agency = told_on(5, exactly(3), outlet="IRNA")
    quoted = told_on(4, exactly(3), "IRNA", VoiceKind.STATE_MEDIA, outlet="IRNA")
    paper = told_on(4, exactly(9), outlet="Paper")
    assert ask("gtd", Fact.KILLED, [agency, quoted, paper]).value == 9
    assert ask(tuned("gtd", drop_dependent=False), Fact.KILLED, [agency, quoted, paper]).value == 3
    assert ask(tuned("gtd", dependent_outlets=frozenset({"irna"})), Fact.KILLED, [agency, paper]).value == 9


def test_what_came_through_the_claimant_rests_on_the_claim():
    claim = told_on(
        4, named_thing("The Front"), "The Front", VoiceKind.CLAIMANT, fact=Fact.RESPONSIBLE, stance=Stance.CLAIMS
    )
    through = told_on(5, exactly(60), outlet="Post", via=("The Front",))
    assert ask("gtd", Fact.KILLED, [HOSPITAL, claim, through]).value == 14
    assert ask(tuned("gtd", perpetrator_only="figure"), Fact.KILLED, [claim, through]).value == 60
    assert ask("gtd", Fact.KILLED, [claim, through]).value is None


def test_up_to_is_a_ceiling_alone():
    most = told_on(4, Quantity(None, 60, Qualifier.UP_TO), "UN", VoiceKind.INTERNATIONAL_ORG)
    for policy in ("airwars", "ibc"):
        found = ask(policy, Fact.KILLED, [HOSPITAL, most])
        assert (found.low, found.high) == (14, 60)
    assert ask("gtd", Fact.KILLED, [most]).value is None
    assert (ask("ucdp", Fact.KILLED, [most]).low, ask("acled", Fact.KILLED, [most]).value) == (1, 3)


def test_large_numbers_are_more_than_many():
    many = Quantity(None, None, Qualifier.MANY)
    plain = told_on(4, many, "resident", VoiceKind.WITNESS, words="many")
    large = told_on(4, many, "resident", VoiceKind.WITNESS, words="a large number of people")
    assert ask("airwars", Fact.KILLED, [plain]).high == 10
    assert ask("airwars", Fact.KILLED, [large]).high == 24


@pytest.mark.parametrize("sources", [1, 2])
def test_ibc_may_ask_for_two_sources(sources):
    found = ask(tuned("ibc", min_sources=sources), Fact.KILLED, [HOSPITAL])
    assert (found.value is None) == (sources == 2)
    assert found.column("single_source") == 1


def test_every_parameter_is_read_by_some_rule():
    """An option that nobody reads would change nothing in silence."""
    folder = ROOT / "src" / "avowal" / "estimation"
    code = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "policy.py")
    unread = [one.name for one in fields(Parameters) if not re.search(rf"\.{one.name}\b", code)]
    assert unread == []
