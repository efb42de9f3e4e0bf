"""The words around place names: what sort of place they say, how near, and what is no place at all."""

from __future__ import annotations

from typing import Final

PUTS_THERE: Final = frozenset(
    "in near at outside inside around within throughout across into from toward towards over between along off onto to on".split()
)
"""Prepositions that put something at a place. "of", "for" and "by" do not by themselves."""

STRIKES: Final = frozenset(
    "attacked bombed shelled struck hit raided stormed captured seized besieged targeted entered overran ambushed rocked"
    " shook recaptured retook pounded bombarded invaded occupied left leaving reached visited besieging bombing shelling"
    " attacking hitting striking targeting entering storming seizing capturing".split()
)
"""Verbs whose object is a place where something happened."""

IS_NEAR: Final = frozenset("near outside around towards toward".split())

CITY_WORDS: Final = frozenset(
    "city town village hamlet township settlement port capital suburb cities towns villages resort locality".split()
)
ADMIN1_WORDS: Final = frozenset(
    "province state department governorate oblast prefecture emirate voivodeship provinces states departments"
    " governorates region krai republic".split()
)
ADMIN2_WORDS: Final = frozenset(
    "district county municipality commune lga territory subdistrict arrondissement rayon raion woreda zone tehsil"
    " taluk upazila regency parish borough jurisdiction canton districts counties municipalities communes sub-district"
    " governorate".split()
)
PART_WORDS: Final = frozenset(
    "neighborhood neighbourhood quarter suburb sector barrio colony neighborhoods neighbourhoods ward colonia quarters"
    " suburbs farm ranch hacienda estate community".split()
)
SITE_WORDS: Final = frozenset(
    "airport hospital prison camp mosque church square street road bridge market stadium station hotel base cemetery park"
    " embassy cathedral temple monastery checkpoint barracks highway university school avenue boulevard shrine crossing"
    " mall palace jail theater theatre synagogue".split()
)
FEATURE_WORDS: Final = frozenset(
    "river lake mountain mountains hill hills valley forest desert gulf bay strait straits island islands peninsula sea"
    " ocean reserve basin plain plains dam canal creek stream volcano coast swamp jungle range heights".split()
)
WATER_WORDS: Final = frozenset("gulf bay strait straits sea ocean".split())
AREA_WORDS: Final = frozenset("area region areas vicinity surroundings countryside outskirts suburbs".split())
OUTSKIRTS: Final = frozenset("outskirts suburbs suburb vicinity edge edges periphery surroundings environs".split())
INNER_PARTS: Final = frozenset(
    "centre center heart streets capital part parts area areas downtown middle cities towns villages town city side"
    " west east north south northwest northeast southwest southeast".split()
)
DIRECTIONS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " northern southern eastern western northeastern northwestern southeastern southwestern central north-eastern"
    " north-western south-eastern south-western upper lower".split()
)
PART_OF_COUNTRY: Final = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central north-eastern"
    " north-western south-eastern south-western north south east west northeast northwest southeast southwest"
    " north-east north-west south-east south-west".split()
)
PASSED_OVER: Final = DIRECTIONS | frozenset(
    "the restive besieged occupied port capital war-torn nearby neighbouring neighboring remote rural coastal border"
    " historic ancient mountainous troubled volatile mainly predominantly conflict-hit embattled disputed rebel-held"
    " government-held opposition-held holy main tribal small densely populated strategic lawless oil-rich downtown its"
    " their key provincial former breakaway flashpoint rebellious so-called famous a an this that our french"
    " southernmost northernmost muslim-majority kurdish-majority industrial".split()
)
"""Words between a preposition and a place name that change nothing."""

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof professor president vice-president general gen lieutenant lt colonel col major maj captain"
    " capt sergeant sgt corporal cpl private sheikh shaikh sheik ayatollah hojatoleslam imam mullah maulana mufti pope"
    " bishop archbishop cardinal father priest rabbi sister king queen prince princess emir sultan minister senator sen"
    " rep representative congressman congresswoman governor gov mayor judge justice attorney lawyer sir lord lady"
    " commander cmdr admiral adm brigadier chief inspector superintendent officer deputy ambassador secretary chairman"
    " chairwoman chancellor premier comrade engineer msgr monsignor rev reverend saint detective constable leader"
    " spokesman spokeswoman spokesperson director coach actor actress singer author analyst professor candidate".split()
)
NO_PLACE_OF: Final = frozenset(
    "university bank institute college school academy church house ministry department bishop archbishop battle treaty"
    " president king queen prince sultan emir lord duke earl journal times book son daughter".split()
)
"""Heads before "of" that make the whole a body or a person: "University of Tehran"."""

BODY_WORDS: Final = frozenset(
    "university bank times post tribune herald news press agency journal council court institute college company inc corp"
    " ltd association federation club fc united party movement army front brigade battalion police government ministry"
    " group committee commission team league cup church foundation magazine television radio tv daily"
    " gazette chronicle globe observer monitor museum society union airlines airways orchestra conference agreement"
    " accords treaty cartel authority assembly parliament senate congress stock exchange office center centre gazette"
    " forces force guard corps law act marathon festival open derby bulls heat lakers yankees mets giants express".split()
)
"""Last words that make a run of capitals a body, a paper or an event, not a place."""

LEADS: Final = frozenset(
    "in at near on from to of for by with after before when while as but and or if since until during because although"
    " though the a an this that these those there here it its he she they we you his her their our my your who which what"
    " where why how one two three four five six seven eight nine ten some many most several all both each every any no not"
    " meanwhile however also then now later earlier today yesterday tomorrow still even only just last next first second"
    " third more another other such so yet nearly about around over under inside outside within across through throughout"
    " between among against above below into onto toward towards along off up down out than nor once according despite"
    " amid following authorities police officials residents witnesses soldiers troops rebels gunmen militants reports"
    " sources government elsewhere separately local fighting clashes violence".split()
)
"""Words that a sentence can begin with and that are no part of a name."""

LINKS_INSIDE: Final = frozenset(
    "de del la las los el al da do dos das du des le les ibn bin ben abu van von y e i ez az ad an ar as ash at ed es et"
    " ul ur wa the of sur".split()
)
"""Small words inside names: "Mocimboa da Praia", "Deir ez Zor", "Republic of Congo"."""

US_STATES: Final = {
    "ala": "Alabama",
    "alaska": "Alaska",
    "ariz": "Arizona",
    "ark": "Arkansas",
    "calif": "California",
    "colo": "Colorado",
    "conn": "Connecticut",
    "del": "Delaware",
    "d.c": "District of Columbia",
    "dc": "District of Columbia",
    "fla": "Florida",
    "ga": "Georgia",
    "hawaii": "Hawaii",
    "ida": "Idaho",
    "ill": "Illinois",
    "ind": "Indiana",
    "kan": "Kansas",
    "ky": "Kentucky",
    "la": "Louisiana",
    "md": "Maryland",
    "mass": "Massachusetts",
    "mich": "Michigan",
    "minn": "Minnesota",
    "miss": "Mississippi",
    "mo": "Missouri",
    "mont": "Montana",
    "neb": "Nebraska",
    "nev": "Nevada",
    "n.h": "New Hampshire",
    "n.j": "New Jersey",
    "n.m": "New Mexico",
    "n.y": "New York",
    "n.c": "North Carolina",
    "n.d": "North Dakota",
    "okla": "Oklahoma",
    "ore": "Oregon",
    "pa": "Pennsylvania",
    "r.i": "Rhode Island",
    "s.c": "South Carolina",
    "s.d": "South Dakota",
    "tenn": "Tennessee",
    "tex": "Texas",
    "vt": "Vermont",
    "va": "Virginia",
    "wash": "Washington",
    "w.va": "West Virginia",
    "w. va": "West Virginia",
    "wis": "Wisconsin",
    "wyo": "Wyoming",
}
"""Abbreviations of states that follow a town and a comma (Associated Press style), without the last stop."""

US_POSTAL: Final = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""Postal codes of states, in capitals after a town and a comma."""
