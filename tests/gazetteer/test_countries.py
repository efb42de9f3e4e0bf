"""Countries by the names, demonyms and seats that reports use."""

from __future__ import annotations

import pytest

from avowal.gazetteer.countries import (
    countries,
    country_code,
    country_name,
    holds,
    is_demonym,
    named_country,
    seat_of,
)
from avowal.gazetteer.distance import kilometres

UN_MEMBERS = """AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF
TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE
GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI
LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA
PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD
SR SE CH SY TJ TH TL TG TO TT TN TR TM TV UG UA AE GB TZ US UY UZ VU VE VN YE ZM ZW"""


def test_every_member_of_the_united_nations_is_there():
    """A country that is missing would be read as no place at all."""
    members = set(UN_MEMBERS.split())
    assert len(members) == 193
    assert members | {"XK", "PS", "TW", "EH", "VA"} <= countries().keys()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "IR"),
        ("Islamic Republic of Iran", "IR"),
        ("the Netherlands", "NL"),
        ("COTE D'IVOIRE", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("Zaire", "CD"),
        ("Upper Volta", "BF"),
        ("Soviet Union", "SU"),
        ("East Germany", "DD"),
        ("West Germany", "DE"),
        ("Yugoslavia", "YU"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("UAE", "AE"),
        ("Salvadoran", "SV"),
        ("AFGHANS", "AF"),
        ("South Koreans", "KR"),
        ("Dutch", "NL"),
        ("Germans", "DE"),
        ("Kosovo", "XK"),
        ("Atlantis", None),
        ("", None),
        ("us", None),
        ("car", None),
        ("uk", None),
    ],
)
def test_a_name_leads_to_its_country(name, code):
    assert country_code(name) == code


def test_no_two_countries_share_a_name():
    """A name that leads to two countries would lead to the first in silence."""
    owners: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.names):
            assert owners.setdefault(name.casefold(), country.code) == country.code, name


def test_every_country_has_a_point_on_earth():
    for country in countries().values():
        latitude, longitude = country.point
        assert -90 <= latitude <= 90, country.code
        assert -180 <= longitude <= 180, country.code


def test_demonyms_are_no_names_of_countries():
    """Reading "Iranian forces in Iraq" puts nothing in Iran."""
    assert is_demonym("Iranian")
    assert named_country("Iranian") is None
    assert not is_demonym("Iran")


@pytest.mark.parametrize(
    ("seat", "code"), [("Tehran", "IR"), ("KABUL", "AF"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Isfahan", None)]
)
def test_seats_of_government_stand_for_their_countries(seat, code):
    assert seat_of(seat) == code


def test_a_state_that_is_gone_held_the_places_of_its_successors():
    """Kiev was in the Soviet Union, and Kiev is not in Russia."""
    assert holds("SU", "UA")
    assert not holds("RU", "UA")


def test_an_unknown_code_is_shown_as_it_is():
    assert country_name("SV") == "El Salvador"
    assert country_name("ZZ") == "ZZ"


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [((0, 0), (0, 0), 0), ((0, 0), (0, 180), 20015), ((90, 0), (-90, 0), 20015), ((51.5, -0.13), (48.86, 2.35), 344)],
)
def test_distances_are_great_circles(a, b, km):
    """Half the Earth's girth is 20,015 km; London to Paris about 344."""
    assert kilometres(*a, *b) == pytest.approx(km, abs=3)
