"""Places in reports: spotted, resolved, with UCDP's class of precision."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import Span
from avowal.extraction.places.place_context import around
from avowal.extraction.places.place_tokens import tokens_of
from avowal.extraction.places.places import FoundPlace, find_places, places_at


def one(text: str, name: str, **known) -> FoundPlace:
    """The place of this name in the text; fails if there is none."""
    found = [each for each in find_places(text, **known) if each.place.name == name]
    assert found, [each.place.name for each in find_places(text, **known)]
    return found[0]


def names(text: str) -> list[str]:
    return [each.place.name for each in find_places(text)]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        # UCDP where_prec, POLICIES.md section 6: classes 1 to 7
        ("A suicide bomber struck in the town of Maiduguri.", "Maiduguri", 1),
        ("A helicopter was shot down over Kitgum.", "Kitgum", 1),
        ("Rockets landed at Maiduguri airport.", "Maiduguri", 1),
        ("A patrol was ambushed near Kitgum town.", "Kitgum", 2),
        ("Rebels fired on a convoy in the vicinity of Kitgum.", "Kitgum", 2),
        ("Three people died just outside Uppsala.", "Uppsala", 2),
        ("Fighting was heard around Uppsala.", "Uppsala", 2),
        ("Clashes broke out in the Maiduguri area.", "Maiduguri", 2),
        ("Militiamen attacked the outskirts of Bujumbura.", "Bujumbura", 2),
        ("The lorry hit a mine 17 km from Uppsala.", "Uppsala", 2),
        ("The lorry hit a mine 25 km west of Maiduguri.", "Maiduguri", 2),
        ("The lorry hit a mine 10 miles north of Maiduguri.", "Maiduguri", 2),
        ("The base lies 75 km south of Kitgum.", "Kitgum", 5),
        ("The base lies 26 kilometres from Maiduguri.", "Maiduguri", 5),
        ("The base lies 20 miles from Maiduguri.", "Maiduguri", 5),
        ("Rebels were seen north of Luanda.", "Luanda", 2),
        ("Raids in Konduga local government area left four dead.", "Konduga", 3),
        ("Two jets fought over Kitgum district.", "Kitgum", 3),
        ("The rebels killed nine people in Cibitoke province.", "Cibitoke", 4),
        ("A drone was downed over Borno State.", "Borno State", 4),
        ("The blast was in the province of Kandahar.", "Kandahar", 4),
        ("Clashes were reported in southern Lebanon.", "southern Lebanon", 5),
        ("Rebels moved through northern Uganda.", "northern Uganda", 5),
        ("Herders were killed in the Sahel region.", "Sahel", 5),
        ("Fishermen were killed on Lake Victoria.", "Lake Victoria", 5),
        ("Twelve people were killed in Germany.", "Germany", 6),
        ("Pirates killed two sailors in the Bay of Bengal.", "Bay of Bengal", 7),
    ],
)
def test_the_words_set_the_class_of_precision(text, name, precision):
    assert one(text, name).place.precision == precision


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The attack took place in Kerman, Iran.", "Kerman", "IR", "Kermān"),
        ("Police in Kerman, Calif., said so.", "Kerman", "US", "California"),
        ("He lives in Paris, Texas.", "Paris", "US", "Texas"),
        ("He lives in Paris.", "Paris", "FR", "Île-de-France"),
        ("Two died in Tripoli, Lebanon.", "Tripoli", "LB", None),
        ("Two died in Tripoli.", "Tripoli", "LY", None),
        ("Two died in Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "PK", None),
        ("Shelling hit Syria's Idlib again.", "Idlib", "SY", "Idlib"),
        ("The Kenyan police said that two Kenyans died in Garissa.", "Garissa", "KE", None),
        (
            "Gunmen struck in San Miguel. The Salvadoran army and El Salvador's government said so.",
            "San Miguel",
            "SV",
            None,
        ),
        ("Gunmen struck in San Miguel, Argentina.", "San Miguel", "AR", None),
        ("In 1989 a bomb exploded in Leningrad.", "Leningrad", "RU", None),
        ("A strike hit Deir Ezzor in Syria.", "Deir Ezzor", "SY", "Dayr az Zawr"),
    ],
)
def test_a_name_means_the_place_that_the_report_means(text, name, country, admin1):
    place = one(text, name).place
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_the_caller_can_say_which_country_a_report_is_about():
    """An outlet's country is often known when the text says nothing."""
    assert one("A clash in San Miguel left two dead.", "San Miguel", countries=["AR"]).place.country == "AR"
    assert one("A clash in San Miguel left two dead.", "San Miguel", countries=["SV"]).place.country == "SV"


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived.",
        "The actor, London Breed, 48, spoke.",
        "President Washington spoke.",
        "Mr. Kerman was charged.",
        "Gen. Georgia Smith agreed.",
        "He teaches at Tel Aviv University.",
        "The Bank of Ghana and the University of Tehran agreed.",
        "The New York Times wrote so.",
        "Iranian and Afghan officials met.",
        "On Monday in March the Islamic State spoke.",
        "The general was killed in a US strike and a U.K. raid.",
        "The group spoke on Telegram and on Facebook. They called on Telegram users.",
        "In Reading rooms and in Nice company.",
        "Police said. Most agreed. Victory followed.",
    ],
)
def test_persons_bodies_peoples_and_words_are_no_places(text):
    assert names(text) == []


def test_a_country_that_holds_a_place_is_marked_as_its_holder():
    """An account names the finest place; "Iran" here only says where it is."""
    kerman, iran = find_places("Explosions in Kerman, Iran, killed many.")
    assert (kerman.is_holder, iran.is_holder) == (False, True)
    assert kerman.is_locative


def test_a_list_carries_its_preposition_on():
    """Here "in Kabul, Herat and Kandahar" puts something in all three."""
    found = find_places("Blasts were heard in Kabul, Herat and Kandahar.")
    assert [(each.place.name, each.is_locative) for each in found] == [
        ("Kabul", True),
        ("Herat", True),
        ("Kandahar", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, Afghanistan (AP) — At least ten people died in Kunduz.",
        "KABUL, Jan. 3 (Xinhua) -- At least ten people died in Kunduz.",
        "Kabul – At least ten people died in Kunduz.",
        "   KABUL, 3 JAN 90 -- [TEXT] TEN DIED IN KUNDUZ.",
    ],
)
def test_the_dateline_is_told_from_the_place_of_the_event(text):
    """A report is written where its reporter sits."""
    found = {each.place.name.title(): each for each in find_places(text)}
    assert found["Kabul"].is_dateline
    assert not found["Kunduz"].is_dateline
    assert found["Kunduz"].is_locative


def test_telex_in_capitals_is_read_by_its_words():
    text = (
        "   GUATEMALA CITY, 2 FEB 90 -- [TEXT] ARMED MEN KIDNAPPED A TEACHER IN FLORES, IN THE NORTHERN EL PETEN\n"
        "DEPARTMENT. A BOMB WENT OFF IN THE CITY OF MEDELLIN, COLOMBIA. THE ARMY OF NATIONAL\n"
        "LIBERATION WAS BLAMED BY PRESIDENT CRISTIANI."
    )
    found = {each.place.name: each for each in find_places(text)}
    assert found.keys() == {"GUATEMALA CITY", "FLORES", "NORTHERN EL PETEN", "MEDELLIN", "COLOMBIA"}
    assert (found["FLORES"].place.country, found["FLORES"].place.admin1) == ("GT", "Petén")
    assert found["MEDELLIN"].place.country == "CO"


def test_a_village_that_the_table_lacks_takes_the_point_of_its_district():
    """Coarser rather than wrong: class 3, and no id of its own."""
    place = one("Gunmen burned the village of Xamburi in Konduga local government area, Borno State.", "Xamburi").place
    assert (place.country, place.admin1, place.precision, place.geonames_id) == ("NG", "Borno", 3, None)
    assert place.latitude is not None


def test_a_village_of_which_only_the_country_is_known_has_no_point():
    place = one("Nigerian troops and Nigerian police reached the village of Xamburi in Nigeria.", "Xamburi").place
    assert (place.country, place.latitude, place.precision) == ("NG", None, None)


def test_a_quarter_is_in_its_town_and_not_a_namesake_far_away():
    """Gulistan is also a town in Uzbekistan."""
    place = one("The blast hit the Gulistan quarter of Quetta, Pakistan.", "Gulistan").place
    assert (place.country, place.precision) == ("PK", 1)


def test_a_small_place_of_a_country_that_the_report_never_names_is_not_chosen():
    """Reports of one country name its villages: a foreign town of that name is the wrong one."""
    text = "Salvadoran troops, the Salvadoran army and El Salvador's police met rebels in Carolina, and left Carolina."
    assert all(each.place.country in {"SV", None} for each in find_places(text))


def test_a_province_of_the_same_name_is_told():
    """UCDP codes the higher of two levels of one name; the export needs to know that there are two."""
    assert "admin1" in one("A bomb went off in Kerman, Iran.", "Kerman").namesakes
    assert one("A bomb went off in the city of Kerman, Iran.", "Kerman").namesakes == ()


def test_the_name_is_the_reports_own_without_line_breaks():
    """A name that breaks at a line's end is the same place as one that does not."""
    text = "Two died in San\nSalvador, El Salvador."
    found = find_places(text)[0]
    assert found.place.name == "San Salvador"
    assert found.span.quote(text) == "San\nSalvador"


def test_names_that_somebody_has_marked_are_resolved_in_their_report():
    text = "Russian and Syrian planes flew over Tripoli, Lebanon."
    spans = [Span(0, 7), Span(36, 43), Span(45, 52)]
    russia, tripoli, _ = places_at(text, spans)
    assert russia.place.country == "RU"
    assert tripoli.place.country == "LB"
    assert places_at("Xqzzyvania", [Span(0, 10)]) == (None,)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("killed in Kabul", "Kabul", (True, None, None)),
        ("near the city of Kabul", "Kabul", (True, "city", "near")),
        ("17 km north of Kabul", "Kabul", (True, None, "near")),
        ("170 km north of Kabul", "Kabul", (True, None, "far")),
        ("the outskirts of Kabul", "Kabul", (True, None, "near")),
        ("the Afghan province of Kabul", "Kabul", (False, "admin1", None)),
        ("blamed by Kabul", "Kabul", (False, None, None)),
        ("rebels shelled Kabul", "Kabul", (True, None, None)),
    ],
)
def test_the_words_before_a_name_say_how_it_is_meant(text, word, expected):
    tokens = tokens_of(text)
    said = around(text, tokens, [token.text for token in tokens].index(word))
    assert (said.locative, said.level, said.near) == expected


@given(st.text(max_size=400))
def test_spans_quote_any_text(text):
    """Whatever the text, nothing is raised; every place stands in it, in order, and is as wide as it says."""
    found = find_places(text)
    assert [each.span for each in found] == sorted(each.span for each in found)
    for each in found:
        assert each.span.within(text)
        assert each.place.name == " ".join(each.span.quote(text).split())
        assert each.place.precision is None or 1 <= each.place.precision <= 7
        assert (each.place.latitude is None) == (each.place.longitude is None)


@given(
    st.lists(
        st.sampled_from(
            [
                "Kabul",
                "in",
                "near",
                "of",
                "the",
                "village",
                "province",
                ",",
                ".",
                "17 km north of",
                "Iran",
                "Deir ez-Zor",
                "President",
                "University",
                "South",
                "'s",
                "\n",
                "EL PETEN",
                "(",
                "San",
                "de",
                "Borno State",
                "Mr.",
                "—",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_order_of_the_words_of_places_is_read(text):
    """The grammar of names must hold for every broken sentence."""
    for each in find_places(text):
        assert each.span.within(text)


@pytest.mark.parametrize(
    "piece", ["Kabul, ", "of the North ", "SAN ", "A.B.C.", "in the village of X", "al-", "Deir ez-Zor's ", "\n"]
)
def test_hostile_text_takes_linear_time(piece):
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    find_places(text)
    assert time.process_time() - began < 20
