"""Who did it, as each programme would take a name."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, IncidentType, Stance, VoiceKind
from avowal.domain import Name
from avowal.estimation.gtd_names import claim_mode
from tests.estimation.told import ask, told_on, tuned, used
from tests.make import KERMAN, named_thing

IS = named_thing("Islamic State", actor_id="islamic-state")
FRONT, BAND = named_thing("The Front"), named_thing("The Band")


def who(name, voice, kind, stance, **more):
    return told_on(4, name, voice, kind, fact=Fact.RESPONSIBLE, stance=stance, **more)


CLAIM = who(IS, "IS", VoiceKind.CLAIMANT, Stance.CLAIMS, via=("Telegram", "Reuters"))
ACCUSED = who(FRONT, "police", VoiceKind.OFFICIAL, Stance.ACCUSES)
SUSPECTED = who(FRONT, "expert", VoiceKind.EXPERT, Stance.SUSPECTS)
NOBODY = who(named_thing("no claim"), "outlet", VoiceKind.OUTLET, Stance.ASSERTS)


@pytest.mark.parametrize(
    ("channel", "mode"),
    [
        ("Telegram", 7), ("its Telegram channel", 7), ("video", 6), ("a video message", 6), ("phone call", 2),
        ("call_after", 2), ("call_before", 3), ("e-mail", 4), ("letter", 1), ("leaflets", 9), ("Reuters", None), ("", None),
    ],
)  # fmt: skip
def test_a_channel_has_the_claim_mode_of_the_codebook(channel, mode):
    assert claim_mode(channel) == mode


def test_the_form_of_a_statement_stands_before_the_place_where_it_was_put():
    found = ask("gtd", Fact.RESPONSIBLE, [who(IS, "IS", VoiceKind.CLAIMANT, Stance.CLAIMS, via=("Telegram", "video"))])
    assert found.column("claimmode") == 6


def test_a_claim_without_a_channel_has_a_mode_that_is_not_known():
    found = ask("gtd", Fact.RESPONSIBLE, [who(IS, "IS", VoiceKind.CLAIMANT, Stance.CLAIMS)])
    assert (found.column("claimed"), found.column("claimmode")) == (1, 10)


def test_gtd_names_the_firmest_first_and_says_how_sure_each_is():
    found = ask("gtd", Fact.RESPONSIBLE, [SUSPECTED, CLAIM])
    assert [found.column(c) for c in ("gname", "guncertain1", "claimed", "claimmode")] == ["Islamic State", 0, 1, 7]
    assert [found.column(c) for c in ("gname2", "guncertain2", "claim2", "compclaim")] == ["The Front", 1, 0, 0]


def test_a_claim_that_somebody_rejects_is_uncertain():
    rejects = who(IS, "police", VoiceKind.OFFICIAL, Stance.REJECTS)
    assert ask("gtd", Fact.RESPONSIBLE, [CLAIM, rejects]).column("guncertain1") == 1


def test_joint_claims_do_not_compete():
    other = who(FRONT, "Front", VoiceKind.CLAIMANT, Stance.CLAIMS)
    assert ask("gtd", Fact.RESPONSIBLE, [CLAIM, other]).column("compclaim") == 1
    joint = frozenset({CLAIM[1].id, other[1].id})
    found = ask("gtd", Fact.RESPONSIBLE, [CLAIM, other], joint_claims=joint)
    assert (found.column("compclaim"), found.column("guncertain1")) == (0, 0)


def test_a_fourth_name_is_set_aside():
    told = [who(named_thing(f"Group {n}"), f"voice {n}", VoiceKind.EXPERT, Stance.ACCUSES) for n in range(4)]
    found = ask("gtd", Fact.RESPONSIBLE, told)
    assert used(found) == 3
    assert found.column("gname3") == "Group 2"


def test_only_a_state_named_is_no_perpetrator_but_a_doubt():
    found = ask("gtd", Fact.RESPONSIBLE, [who(named_thing("Israel"), "president", VoiceKind.OFFICIAL, Stance.ACCUSES)])
    assert found.value is None
    assert [found.column(c) for c in ("gname", "doubtterr", "alternative")] == ["Unknown", 1, 5]


@pytest.mark.parametrize("policy", ["acled", "gtd", "ucdp", "airwars", "ibc", "er-representative"])
def test_no_claim_yet_names_nobody(policy):
    """A report that nobody has claimed it must never become a group of that name."""
    found = ask(policy, Fact.RESPONSIBLE, [NOBODY])
    assert found.value in {None, Name("Unidentified Armed Group")}
    assert used(found) == 0


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ([CLAIM, ACCUSED], "Islamic State"),
        ([ACCUSED], None),
        ([ACCUSED, who(FRONT, "mayor", VoiceKind.OFFICIAL, Stance.ACCUSES)], "The Front"),
        ([SUSPECTED], "The Front"),
        ([CLAIM, who(BAND, "Band", VoiceKind.CLAIMANT, Stance.CLAIMS)], None),
        ([], None),
    ],
    ids=["claim", "accused by one", "accused by two", "suspected", "two claims", "nobody"],
)
def test_an_event_of_ucdp_needs_one_named_side(told, name):
    found = ask("ucdp", Fact.RESPONSIBLE, told)
    assert (found.value and found.value.text) == name
    assert (found.column("side_b") == "Civilians") == (name is not None)


def test_a_clash_stands_against_the_side_that_was_attacked():
    target = told_on(4, named_thing("soldiers"), "police", VoiceKind.OFFICIAL, fact=Fact.TARGET)
    found = ask("ucdp", Fact.RESPONSIBLE, [CLAIM, target], type=IncidentType.ARMED_CLASH)
    assert (found.column("type_of_violence"), found.column("side_b")) == (1, "soldiers")


def test_airwars_knows_who_declared_the_strike_and_suspects_the_rest():
    found = ask("airwars", Fact.RESPONSIBLE, [CLAIM, ACCUSED])
    said = {found.column(f"belligerent_{n}"): found.column(f"belligerent_{n}_status") for n in (1, 2)}
    assert said == {"Islamic State": "Known", "The Front": "Suspected"}
    assert found.column("strike_status") == "Declared strike"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([ACCUSED], "Single source claim"),
        ([ACCUSED, SUSPECTED], "Likely strike"),
        ([ACCUSED, who(BAND, "mayor", VoiceKind.OFFICIAL, Stance.ACCUSES)], "Contested strike"),
    ],
)
def test_the_status_of_a_strike_follows_who_is_blamed_by_how_many(told, status):
    assert ask("airwars", Fact.RESPONSIBLE, told).column("strike_status") == status


def test_ibc_lists_every_named_party_with_its_stances():
    assert ask("ibc", Fact.RESPONSIBLE, [CLAIM, SUSPECTED]).value == Name(
        "Islamic State (claims); The Front (suspects)"
    )


def test_a_lone_suspicion_names_somebody_only_where_the_policy_accepts_it():
    place = told_on(4, KERMAN, fact=Fact.PLACE)
    assert ask("acled", Fact.RESPONSIBLE, [SUSPECTED, place]).value == Name("Unidentified Armed Group (Iran)")
    assert ask(tuned("acled", suspected_alone="named"), Fact.RESPONSIBLE, [SUSPECTED, place]).value == FRONT


def test_an_event_report_without_a_majority_is_indeterminate():
    found = ask("er-representative", Fact.RESPONSIBLE, [CLAIM, ACCUSED])
    assert found.value is None
    assert "Indeterminate" in found.reason
    assert found.column("actor1") == "Indeterminate"
