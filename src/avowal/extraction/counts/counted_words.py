"""Nouns that tell what a number counts: people, or measures, times and money."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = frozenset(
    """
    people person persons others other civilians civilian dead killed slain wounded injured hurt deaths fatalities
    casualties victims injuries bodies corpses survivors missing abducted kidnapped captured arrested detained
    men women children boys girls babies infants teenagers youths students pupils schoolchildren schoolgirls teachers
    soldiers troops policemen police officers officer guards guardsmen guerrillas rebels insurgents fighters militants
    gunmen attackers assailants terrorists extremists subversives bandits bombers suspects hostages captives prisoners
    detainees inmates passengers workers labourers laborers farmers peasants villagers residents families members
    militiamen servicemen personnel pilgrims worshippers worshipers shoppers tourists foreigners journalists doctors
    medics nurses patients refugees migrants protesters demonstrators supporters followers mourners bystanders
    soldier policeman guerrilla child woman man boy girl body victim fatality individuals combatants commandos marines
    recruits cadets conscripts paramilitaries jihadists herders traders drivers miners monks nuns priests lawmakers
    citizens nationals inhabitants settlers elders leaders commanders lives souls shiites sunnis christians muslims
    """.split()
)

# After a number, these say that it counts no people. "second" and "pounds" stand in for their rarer readings too.
MEASURES: Final = frozenset(
    """
    day days night nights week weeks month months year years hour hours minute minutes second seconds decade decades
    century centuries fortnight fortnights weekend weekends hrs hr yrs yr mins min secs am pm o gmt utc est local
    km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters cm mm centimetre centimetres
    centimeter centimeters millimetre millimetres millimeter millimeters foot feet ft inch inches yard yards
    acre acres hectare hectares square cubic sq litre litres liter liters gallon gallons barrel barrels
    tonne tonnes ton tons kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams gramme grammes
    lb lbs pound pounds ounce ounces quintal quintals degree degrees percent percentage percentages pct knots mph kph
    dollar dollars euro euros rupee rupees peso pesos naira shilling shillings afghani afghanis dinar dinars
    riyal riyals rial rials toman tomans franc francs ruble rubles rouble roubles yen yuan lira liras taka baht
    rupiah ringgit birr cedi cedis colones quetzales cordobas lempiras bolivars soles intis krona kroner zloty
    hryvnia hryvnias cents usd eur gbp inr pkr ngn calibre caliber millimetric megawatt megawatts mw volt volts watts
    times fold
    """.split()
)

# Before a number, these make it a name: "Article 3", "Route 5", "Resolution 1701".
LABELS: Final = frozenset(
    """
    no nos number numbers num article articles section sections chapter paragraph clause annex appendix page pages
    route highway motorway flight gate ward zone district sector block phase battalion brigade regiment squadron
    detachment resolution channel law decree room apartment flat area terminal platform pier checkpoint type model
    version level grade class line lane kilometre kilometer km mile psalm verse volume issue boeing airbus apollo
    tel telephone phone fax dial war formula catch category precinct cadena tower news
    """.split()
)

STREETS: Final = frozenset(
    "street st avenue ave lane ln road rd drive dr boulevard blvd way court ct highway hwy parkway pike".split()
)
CURRENCIES: Final = frozenset("rs re usd us eur gbp inr pkr ngn tk ksh ush tsh kes cfa hk".split())
