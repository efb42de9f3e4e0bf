"""Finding groups and forces in reports."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.actors import Actors, open_actors
from avowal.actors.table import COMMUNAL, CROWD, Actor, SharedAlias
from avowal.actors.words import words_of
from avowal.gazetteer.countries import countries


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
    ("name", "country", "year", "actor"),
    [
        ("Islamic Jihad", "LB", 1984, "islamic-jihad-lebanon"),
        ("Islamic Jihad", "PS", 2014, "pij"),
        ("Islamic Jihad", None, None, "pij"),
        ("ISI", "IQ", 2009, "isi"),
        ("ISI", "PK", 2009, "isi-pakistan"),
        ("SLA", "LB", 1990, "sla"),
        ("SLA", "SD", 2005, "slm"),
        ("SLA", None, None, None),
        ("Patani insurgents", None, None, "brn"),
        ("Muslims (India)", None, None, "muslims-india"),
        ("Morsi supporters", None, None, "supporters-of-mohamed-morsi"),
        ("Jabhat Fateh al-Sham", None, None, "nusra"),
        ("Turkana", None, None, "turkana"),
        ("", None, None, None),
        ("?!", None, None, None),
    ],
)
def test_a_name_alone_is_settled_by_country_and_year(name, country, year, actor):
    """A registry is also a place to look things up."""
    named = open_actors().named(name, country, year)
    assert (named.id if named else None) == actor


def test_candidates_are_all_that_a_name_can_mean():
    assert {actor.id for actor in open_actors().candidates("SLA")} == {"sla", "slm", "sla-us"}
    assert [actor.id for actor in open_actors().candidates("Salvadoran Air Force")] == ["air-force-of-el-salvador"]
    assert open_actors().candidates("nobody at all") == ()


@pytest.mark.parametrize(
    ("text", "year", "actor"),
    [
        ("Islamic State in Iraq bombed Baghdad, Iraq", 2008, "isi"),
        ("Islamic State in Iraq bombed Baghdad, Iraq", 2015, "islamic-state"),
    ],
)
def test_the_year_of_a_report_settles_a_name_borne_by_two_in_turn(text, year, actor):
    assert [each.actor.id for each in open_actors().find(text, year=year)] == [actor]


AGENCIES = (
    "AFP AP DPA EFE ANSA IRNA TASS RIA PTI ANI UNI IANS APP KUNA SANA SPA MENA WAM NNA AAP UPI BBC CNN NPR RNE RFI VOA ABC"
    " Reuters Amaq Xinhua Interfax Tasnim Anadolu"
).split()
BODIES = "ISK AQI OPM MTA NSA UN UNHCR WHO NGO GDP EU CEO MSF ICRC HRW OSCE CERF FAO AIS MIT ALP ABT SSP".split()


@pytest.mark.parametrize("name", AGENCIES)
def test_a_news_agency_is_never_a_party(name):
    """AFP reports from the Philippines as well as the armed forces there: an agency takes no part."""
    nations = ", ".join(country.name for country in countries().values())
    text = f"Gunmen fired on a bus, {name} reported. It named these countries: {nations}."
    assert name not in [quote for quote, _ in found(text)]
    assert open_actors().named(name) is None


@pytest.mark.parametrize("name", [name for name in BODIES if name != "ABT"])
def test_letters_that_stand_for_other_things_too_are_not_taken_for_a_group(name):
    """ISK is a currency before it is a branch of Islamic State: without its country it names nobody."""
    assert found(f"The {name} rose by a tenth, the office said on Monday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "a car hit two women in Sinai province",
        "Fano is a town on the Adriatic in Italy.",
        "Greenlanders voted on Tuesday.",
        "A dash for the line.",
        "They fought as lions in the Lions' Den of the league.",
        "Supporters of Morsi marched.",
        "A Turkana woman and two Pokot children died.",
        "LET HIM IN, the sign said.",
        "a National Unity Government was sworn in",
        "Black eagles circle there.",
    ],
)
def test_ordinary_words_and_peoples_are_no_groups(text):
    """Whoever is only described, or belongs to a people, is not laid to a group."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkana raiders stole cattle", [("Turkana raiders", "turkana")]),
        ("Murle cattle rustlers killed ten", [("Murle cattle rustlers", "murle")]),
        ("a Lou Nuer militia", [("Lou Nuer militia", "nuer")]),
        ("dozo hunters burnt the village", [("dozo hunters", "dozo")]),
        ("قتل تنظيم داعش خمسة", [("تنظيم داعش", "islamic-state")]),
        ("حزب‌الله", [("حزب‌الله", "hezbollah")]),
        ("бойцы ЧВК Вагнер", [("ЧВК Вагнер", "wagner")]),
        ("तालिबान ने कहा", [("तालिबान", "taliban")]),
        ("জেএমবি দায় স্বীকার করেছে", [("জেএমবি", "jmb")]),
    ],
)
def test_peoples_with_a_word_for_fighters_and_names_in_other_scripts_are_found(text, expected):
    assert found(text) == expected


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
