"""Finding groups and forces in reports."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.actors import Actors, open_actors
from avowal.actors.table import COMMUNAL, CROWD, Actor, SharedAlias
from avowal.actors.words import words_of


@given(st.text("ab Z9.,'`-_\n", max_size=40))
def test_plain_texts_are_cut_as_all_others_are(text):
    """Texts in ASCII are read with a pattern of their own, which is quicker and must find the same words."""
    assert words_of(text) == words_of(f"{text} ¿")


def found(text: str, country: str | None = None) -> list[tuple[str, str]]:
    return [(each.span.quote(text), each.actor.id) for each in open_actors().find(text, country)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS said so; Daesh denied it.", [("ISIS", "islamic-state"), ("Daesh", "islamic-state")]),
        ("the Islamic State's Khorasan branch", [("Islamic State's Khorasan branch", "isis-k")]),
        ("blamed on ISIS-K, also IS-K or ISKP", [("ISIS-K", "isis-k"), ("IS-K", "isis-k"), ("ISKP", "isis-k")]),
        (
            "Al-Shabab, al-Shabaab and Al Shabaab",
            [(n, "al-shabaab") for n in ("Al-Shabab", "al-Shabaab", "Al Shabaab")],
        ),
        ("Hizbullah and Hezbollah", [("Hizbullah", "hezbollah"), ("Hezbollah", "hezbollah")]),
        ("al-Qa’ida in the Islamic Maghreb", [("al-Qa’ida in the Islamic Maghreb", "aqim")]),
        ("Houthi rebels and the Houthis' leader", [("Houthi rebels", "houthis"), ("Houthis", "houthis")]),
        ("Boko Haram's fighters", [("Boko Haram", "boko-haram")]),
        ("the PKK/KCK", [("PKK/KCK", "pkk")]),
        ("M-19 [19 April Movement]", [("M-19", "m19"), ("19 April Movement", "m19")]),
        ("Lashkar-e-Tayyiba (LeT)", [("Lashkar-e-Tayyiba", "let"), ("LeT", "let")]),
        ("The contras crossed the river", [("contras", "contras")]),
        (
            "the Lord's Resistance Army and Lords Resistance Army",
            [("Lord's Resistance Army", "lra"), ("Lords Resistance Army", "lra")],
        ),
    ],
)
def test_a_group_is_found_under_each_of_its_names(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What is this, he asked.",
        "Is the road open?",
        "let us go",
        "Gunmen and unidentified assailants fired.",
        "They are militants.",
        "She loves Hama, not Hamah.",
        "the southern front of the war",
        "A taxi hit the free land.",
        "Herr Wagner conducted.",
    ],
)
def test_words_that_name_no_group_give_none(text):
    """Perpetrators without a name are kept as described, elsewhere."""
    assert found(text) == []


def test_telex_in_capitals_is_read():
    text = (
        "   GUERRILLAS OF THE FARABUNDO MARTI NATIONAL\n   LIBERATION FRONT [FMLN] FIRED. WHAT IS THIS CAR? LET IT BE."
    )
    assert [actor for _, actor in found(text)] == ["fmln", "fmln"]


def test_is_in_capitals_is_the_group_only_where_capitals_tell():
    """The word "IS" in a line of capitals is a verb."""
    assert found("A bomb went off. IS claimed the attack on Friday.") == [("IS", "islamic-state")]
    assert found("THE CITY IS UNDER ATTACK.") == []


@pytest.mark.parametrize(
    ("text", "country", "actor"),
    [
        ("The ELN kidnapped three engineers.", None, "eln-co"),
        ("The ELN struck in Bolivia.", None, "eln-bo"),
        ("The ELN kidnapped three engineers.", "BO", "eln-bo"),
        ("JEM fighters in Darfur, Sudan", None, "jem-sudan"),
        ("JeM fighters in Kashmir", None, "jem"),
        ("SRF and other rebels in Sudan", None, "sdn-srf"),
        ("The PLA killed two in Manipur, India", None, "pla-manipur"),
    ],
)
def test_an_alias_of_several_groups_follows_the_country(text, country, actor):
    assert [each for _, each in found(text, country)] == [actor]


def test_an_alias_of_several_groups_without_a_country_is_left_open():
    """A guess would lay one group's deeds to another."""
    assert found("The SRF attacked a post.") == []


@pytest.mark.parametrize(
    ("text", "quote", "actor"),
    [
        ("Salvadoran Air Force planes", "Salvadoran Air Force planes", "air-force-of-el-salvador"),
        ("the Armed Forces of the Philippines", "Armed Forces of the Philippines", "armed-forces-of-philippines"),
        ("Afghan National Police", "Afghan National Police", "police-of-afghanistan"),
        ("Uganda's army", "Uganda's army", "army-of-uganda"),
        ("U.S. troops", "U.S. troops", "armed-forces-of-united-states"),
        ("the Government of Iraq", "Government of Iraq", "government-of-iraq"),
        ("SOUTH KOREAN POLICE", "SOUTH KOREAN POLICE", "police-of-south-korea"),
        ("Turkish warplanes", "Turkish warplanes", "air-force-of-turkey"),
        ("Iranian border guards", "Iranian border guards", "border-guard-of-iran"),
    ],
)
def test_state_forces_are_found_by_pattern(text, quote, actor):
    assert found(text) == [(quote, actor)]


@pytest.mark.parametrize("text", ["Turkish-backed forces", "US-led forces", "Iran-aligned militia", "Iranian athletes"])
def test_forces_that_a_state_only_backs_are_not_its_own(text):
    assert found(text) == []


def test_a_state_force_knows_its_country_and_government():
    force = open_actors().find("Nigerian police")[0].actor
    assert (force.kind, force.country, force.parent) == ("state_force", "NG", "government-of-nigeria")


def test_the_longest_name_wins():
    assert [actor for _, actor in found("the Popular Front for the Liberation of Palestine-General Command")] == [
        "pflp-gc"
    ]


def test_an_actor_is_named_by_name_alias_or_id():
    actors = open_actors()
    assert actors.named("Daesh") is actors.named("islamic-state") is actors.get("islamic-state")
    assert actors.named("Shining Path") is actors.named("Sendero Luminoso")
    assert actors.named("Government of Syria").id == "government-of-syria"
    assert actors.named("nobody at all") is None


def test_every_actor_is_found_under_its_own_names():
    """A name that the reader cannot find again is a dead entry."""
    actors = open_actors()
    shared = {tuple(word.plain for word in words_of(alias)) for alias in actors.shared_aliases}
    lost = []
    for actor in actors:
        if actor.kind == CROWD:
            continue  # those are only asked for
        for name in actor.names:
            if tuple(word.plain for word in words_of(name)) in shared:
                continue
            text = f"Yesterday {name}{' raiders' if actor.kind == COMMUNAL else ''} did it."
            if actor.id not in {each.actor.id for each in actors.find(text)}:
                lost.append((actor.id, name))
    assert lost == []


def test_a_table_of_ones_own_works_the_same():
    ours = Actors(
        [Actor("a", "Blue Tigers", ("BT",), "gang", ("BR",)), Actor("b", "Big Ten", (), "gang", ("AR",))],
        [SharedAlias("BTX", ("a", "b"))],
    )
    assert [each.actor.id for each in ours.find("Blue Tigers in Brazil, called BTX")] == ["a", "a"]
    assert [each.actor.id for each in ours.find("BTX in Argentina")] == ["b"]


@given(st.text(max_size=300))
def test_spans_quote_any_text(text):
    """Reports are hostile: whatever the text, nothing is raised and every span is in it, in order."""
    each_found = open_actors().find(text)
    assert all(each.span.within(text) for each in each_found)
    assert list(each_found) == sorted(each_found, key=lambda each: each.span)


def test_long_hostile_text_takes_linear_time():
    text = "Islamic State of Islamic State of al-" * 4000
    began = time.process_time()
    open_actors().find(text)
    assert time.process_time() - began < 5
