"""How many voices stand behind a version. All reports were written for these tests."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact, Stance, Status, VoiceKind
from avowal.domain import OUTLET, Quantity, Voice
from avowal.estimation.independence import WHY, independence
from tests.make import make_account, make_report

POLICE = Voice("police", VoiceKind.OFFICIAL, country="IR")
SERVICE = Voice("head of Iran's emergency services", VoiceKind.MEDIC, country="IR")
IRNA = Voice("IRNA", VoiceKind.STATE_MEDIA, country="IR")
TEXT = "At least 84 people were killed in Kerman, the agency said."


def report(outlet, text=TEXT):
    return make_report(f"{text} [{outlet}]", outlet=outlet)


def said(outlet, voice=OUTLET, *, via=(), stance=Stance.ASSERTS, status=Status.CURRENT):
    told = report(outlet)
    account = make_account(
        told, Fact.KILLED, Quantity(84, 84), "84", voice=voice, via=via, stance=stance, status=status
    )
    return told, account


def behind(*pairs, copies=None):
    return independence([account for _, account in pairs], {told.id: told for told, _ in pairs}, copies)


def test_a_voice_that_many_outlets_heard_is_one_voice_with_many_hearings():
    found = behind(said("a.example", POLICE), said("b.example", POLICE), said("c.example", POLICE))
    assert (found.n_reports, found.n_outlets, found.n_independent) == (3, 3, 1)
    (voice,) = found.voices
    assert (voice.rule, len(voice.hearings)) == ("I1", 3)


def test_two_voices_are_two_even_in_one_report():
    found = behind(said("a.example", POLICE), said("a.example", SERVICE))
    assert (found.n_outlets, found.n_independent) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran's emergency services chief", "head of the country's emergency services"),
        ("police", "a police spokesman"),
        ("Iran's health ministry", "the Iranian health ministry"),
        ("director of the FSB", "Russia's FSB security service"),
    ],
)
def test_one_office_under_two_names_is_one_voice(one, other):
    found = behind(
        said("a.example", Voice(one, VoiceKind.OFFICIAL)), said("b.example", Voice(other, VoiceKind.OFFICIAL))
    )
    assert found.n_independent == 1
    assert set(found.voices[0].names) == {one, other}


def test_a_spokesman_by_name_speaks_for_his_office():
    named = Voice("Ferdaws Faramarz", VoiceKind.OFFICIAL, role="police spokesman")
    assert behind(said("a.example", named), said("b.example", Voice("police", VoiceKind.OFFICIAL))).n_independent == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("police", "the health ministry"), ("Kerman's governor", "the interior ministry")],
)
def test_two_offices_of_one_state_are_two_voices(one, other):
    found = behind(
        said("a.example", Voice(one, VoiceKind.OFFICIAL)), said("b.example", Voice(other, VoiceKind.OFFICIAL))
    )
    assert found.n_independent == 2


def test_offices_of_two_states_are_never_one():
    gaza = Voice("health ministry", VoiceKind.OFFICIAL, country="PS")
    israel = Voice("health ministry", VoiceKind.OFFICIAL, country="IL")
    assert behind(said("a.example", gaza), said("b.example", israel)).n_independent == 2


def test_a_branch_and_its_parent_are_one_voice():
    branch = Voice("Islamic State Khorasan Province", VoiceKind.CLAIMANT)
    found = behind(said("a.example", branch), said("b.example", Voice("Islamic State", VoiceKind.CLAIMANT)))
    assert found.n_independent == 1


def test_an_outlet_that_repeats_an_agency_adds_nothing():
    found = behind(said("a.example", IRNA), said("b.example", IRNA), said("c.example", via=("IRNA",)))
    assert found.n_independent == 1
    assert found.voices[0].rule == "I3"


def test_an_agency_is_traced_to_whom_its_own_report_names():
    found = behind(said("IRNA", SERVICE), said("b.example", IRNA))
    (voice,) = found.voices
    assert voice.name == SERVICE.name
    assert {one.rule for one in voice.hearings} == {"I1", "I2"}
    assert (SERVICE.name, "IRNA", "IRNA", "b.example") in {one.path for one in voice.hearings}


def test_agencies_that_quote_one_another_end_somewhere():
    found = behind(said("IRNA", Voice("Tasnim", VoiceKind.STATE_MEDIA)), said("Tasnim", IRNA))
    assert 1 <= found.n_independent <= 2


def test_outlets_own_words_are_one_voice_at_most_and_none_beside_a_named_one():
    alone = behind(said("a.example"), said("b.example"), said("c.example"))
    assert (alone.n_independent, alone.voices[0].rule) == (1, "I6")
    beside = behind(said("a.example"), said("b.example"), said("c.example", POLICE))
    assert beside.n_independent == 1
    assert {origin.rule for origin in beside.origins if not origin.counts} == {"I5"}


def test_reports_say_never_counts():
    found = behind(
        said("a.example", Voice("reports", VoiceKind.UNKNOWN)), said("b.example", Voice("sources", VoiceKind.UNKNOWN))
    )
    assert found.n_independent == 0
    assert {origin.rule for origin in found.origins} == {"I7"}


def test_unnamed_officials_count_once_and_not_beside_a_named_office():
    nameless = Voice("officials", VoiceKind.OFFICIAL)
    assert (
        behind(said("a.example", nameless), said("b.example", Voice("an official", VoiceKind.OFFICIAL))).n_independent
        == 1
    )
    assert behind(said("a.example", nameless), said("b.example", POLICE)).n_independent == 1


@pytest.mark.parametrize(
    ("stance", "status"),
    [(Stance.DENIES, Status.CURRENT), (Stance.REJECTS, Status.CURRENT), (Stance.ASSERTS, Status.SUPERSEDED)],
)
def test_who_denies_it_or_took_it_back_does_not_stand_behind_it(stance, status):
    found = behind(said("a.example", POLICE, stance=stance, status=status))
    assert found.n_independent == 0
    assert [origin.rule for origin in found.origins] == ["I8"]


def test_a_page_that_says_that_it_is_an_agency_is_no_agency():
    """Only the host that a report was fetched from says whose it is."""
    told, account = said("reuters.example.evil")
    feigned = replace(told, outlet_claimed="Reuters")
    found = independence([account], {told.id: feigned})
    assert found.voices[0].name == "reuters.example.evil"


def test_a_voice_that_one_outlet_alone_heard_is_told_apart():
    """A made-up official rests on the one outlet that quotes him; copies of it under other mastheads vouch for nothing."""
    told, account = said("a.example", POLICE)
    copy = make_report(told.text, outlet="copy.example")
    repeated = make_account(copy, Fact.KILLED, account.value, "84", voice=POLICE)
    (alone,) = behind((told, account), (copy, repeated), copies={copy.id: told.id}).voices
    (wide,) = behind((told, account), said("b.example", POLICE)).voices
    assert (alone.n_outlets, wide.n_outlets) == (1, 2)


def test_every_rule_is_told():
    pairs = [said("a.example", POLICE), said("b.example"), said("c.example", Voice("reports", VoiceKind.UNKNOWN))]
    for origin in behind(*pairs).origins:
        assert origin.why == WHY[origin.rule]
        assert origin.hearings


VOICES = [
    OUTLET, POLICE, SERVICE, IRNA, Voice("officials", VoiceKind.OFFICIAL), Voice("reports", VoiceKind.UNKNOWN),
    Voice("Islamic State", VoiceKind.CLAIMANT), Voice("a police spokesman", VoiceKind.OFFICIAL, country="IR"),
    Voice("Tasnim", VoiceKind.STATE_MEDIA), Voice("residents", VoiceKind.WITNESS),
]  # fmt: skip
SAID = st.lists(
    st.tuples(
        st.sampled_from(["IRNA", "Tasnim", "a.example", "b.example", "c.example"]),
        st.sampled_from(VOICES),
        st.sampled_from([(), ("IRNA",), ("Tasnim", "AP")]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],  # one report gives a voice's figure once
)


def numbers(found):
    return found.n_reports, found.n_outlets, found.n_independent, sorted(one.names for one in found.voices)


@settings(max_examples=150)
@given(SAID, st.randoms(use_true_random=False))
def test_the_order_of_the_accounts_changes_nothing(rows, random):
    pairs = [said(outlet, voice, via=via) for outlet, voice, via in rows]
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert behind(*pairs) == behind(*shuffled)


@settings(max_examples=150)
@given(SAID, st.data())
def test_a_copy_under_another_masthead_adds_no_voice(rows, data):
    pairs = [said(outlet, voice, via=via) for outlet, voice, via in rows]
    plain = behind(*pairs)
    told, account = data.draw(st.sampled_from(pairs))
    copy = make_report(told.text, outlet="copy.example")
    repeated = make_account(copy, Fact.KILLED, account.value, "84", voice=account.voice, via=account.via)
    assert behind(*pairs, (copy, repeated), copies={copy.id: told.id}).n_independent == plain.n_independent


@settings(max_examples=150)
@given(SAID, st.data())
def test_a_repeat_of_a_voice_that_was_heard_adds_no_voice(rows, data):
    pairs = [said(outlet, voice, via=via) for outlet, voice, via in rows]
    plain = behind(*pairs)
    _, account = data.draw(st.sampled_from(pairs))
    again = said("late.example", account.voice, via=account.via)
    assert behind(*pairs, again).n_independent <= plain.n_independent


@settings(max_examples=100)
@given(SAID)
def test_every_account_is_a_hearing_and_no_more_voices_than_accounts(rows):
    pairs = [said(outlet, voice, via=via) for outlet, voice, via in rows]
    found = behind(*pairs)
    assert {one.account_id for origin in found.origins for one in origin.hearings} == {
        account.id for _, account in pairs
    }
    assert found.n_independent <= len(pairs)
