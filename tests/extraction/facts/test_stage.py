"""How far an incident got, sentence by sentence and over whole short reports; all texts are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact, Role, Stage
from avowal.domain import Quantity
from avowal.extraction.choose import extract
from avowal.extraction.facts.stage import is_no_deed, is_real, is_try, may_tell, stage_of
from avowal.sources.intake import report_from_text
from tests.make import make_report

DONE, TRIED, FAILED = Stage.CARRIED_OUT, Stage.ATTEMPTED, Stage.FAILED

SENTENCES = [
    ("A bomb failed to go off outside the town hall in Kandy on Tuesday.", FAILED),
    ("The device planted under the minister's car did not explode.", FAILED),
    ("A car bomb parked near the embassy was defused by army sappers.", FAILED),
    ("Police bomb experts deactivated a charge of four kilos of dynamite left at the bank in Medellin.", FAILED),
    ("THE EXPLOSIVE CHARGE, PLACED AT THE FOOT OF A POWER PYLON, FAILED TO EXPLODE.", FAILED),
    ("A rocket fired at the airport missed its target and fell in an open field.", FAILED),
    ("Two mortar rounds landed in an empty area without causing casualties.", FAILED),
    ("The gunman's pistol jammed and he fled on a motorcycle.", FAILED),
    ("The shots missed the senator, who was getting into his car.", FAILED),
    ("A parcel bomb sent to the newspaper was made safe by the bomb squad.", FAILED),
    ("A remote-controlled bomb was found under a bridge on the route of the convoy.", FAILED),
    ("Three missiles launched at the capital were intercepted, the defence ministry said.", FAILED),
    ("Air defences shot down all 12 drones launched against the port overnight.", FAILED),
    ("A grenade thrown into the bar did not go off.", FAILED),
    ("Petrol bombs hurled at the synagogue failed to ignite.", FAILED),
    ("Robots carried out a controlled explosion of the device left beside the railway line.", FAILED),
    ("The roadside mine, which could have killed dozens, was discovered buried beside the road and disarmed.", FAILED),
    ("He pressed the detonator but the vest never exploded.", FAILED),
    ("A man tried to stab the mayor at a market but was overpowered by bystanders.", TRIED),
    ("The governor of Helmand escaped an assassination attempt unhurt on Monday.", TRIED),
    ("The colonel survived an attempt on his life when gunmen fired on his car.", TRIED),
    ("A would-be suicide bomber was shot by guards before he could detonate his explosives.", TRIED),
    ("Armed men attempted to kidnap two nuns from the mission but were driven off by villagers.", TRIED),
    ("Passengers wrestled the hijacker to the ground before he could reach the cockpit.", TRIED),
    ("The judge narrowly escaped being abducted outside her home in Tegucigalpa.", TRIED),
    ("Unidentified men tried to set fire to the mosque; worshippers chased them away.", TRIED),
    ("THE AMBASSADOR ESCAPED UNHARMED WHEN MEN IN A VAN TRIED TO SEIZE HIM.", TRIED),
    ("A woman with a knife was subdued by officers at the palace gate.", TRIED),
    ("In a botched bombing at the stadium the attacker ran away, leaving his bag.", TRIED),
    ("Soldiers stopped a lorry before it could reach the barracks gate, and the driver fled.", TRIED),
    ("An assassination attempt against the opposition leader failed in Lahore on Friday; he was unharmed.", TRIED),
    ("Farm workers fought off four kidnappers with machetes.", TRIED),
    ("A youth drove at the crowd, attempting to run over pilgrims, and was stopped by a bollard.", TRIED),
    ("The president survived an assassination attempt that killed two of his bodyguards.", TRIED),
    ("Suspected rebels attempted to blow up a bridge near Mitu, the army said.", TRIED),
    ("A bomb killed six people at a market in Quetta.", DONE),
    ("Gunmen opened fire on a police post in Herat.", DONE),
    ("One bomb exploded in the bus station; a second failed to go off.", DONE),
    ("The attackers overpowered the guards and took away 25 pupils.", DONE),
    ("Prison guards were overpowered and the gunmen drove off with the inmates.", DONE),
    ("Rebels tried to storm the base and fighting went on until dawn.", DONE),
    ("The rockets hit a school; two others fell in open fields.", DONE),
    ("The blast damaged three shops but nobody was hurt.", DONE),
    ("Masked men set ablaze the offices of the party.", DONE),
    ("He was shot dead outside his home, police said.", DONE),
    ("The rebels shot down a helicopter with a missile.", DONE),
    ("A suicide bomber blew himself up at the gate.", DONE),
    ("Police disarmed the militia in the town after the clashes.", DONE),
    ("He had survived two assassination attempts before he was shot dead on Sunday.", DONE),
    ("The victims tried to flee when the men began to shoot.", DONE),
    ("Doctors tried to save the wounded.", DONE),
    ("The court failed to reach a verdict on the bombing.", DONE),
    ("Rescuers found a child under the rubble after the air strike.", DONE),
    ("The militants shelled the village for an hour.", DONE),
    ("The attackers tried to hack their way in with machetes; nobody was hurt.", DONE),
    ("Sappers detonated the device safely on a beach.", FAILED),
]
REPORTS = [
    (
        "A bomb failed to go off outside the town hall in Kandy, Sri Lanka, on Tuesday, police said. Army experts defused it and nobody was hurt.",
        FAILED,
    ),
    (
        "BOGOTA, 4 OCT 89 (RADIO SUR) -- EXPLOSIVES EXPERTS TODAY DEACTIVATED A CHARGE OF 10 KG OF DYNAMITE PLACED AT THE\nDOOR OF A BANK IN MEDELLIN, POLICE REPORTED. NO GROUP HAS CLAIMED RESPONSIBILITY.",
        FAILED,
    ),
    (
        "A man tried to stab the mayor of Izmir at a market on Saturday but was overpowered by her guards, Turkey's state news agency said. She was unhurt.",
        TRIED,
    ),
    (
        "Pakistan's interior minister escaped an assassination attempt unhurt on Sunday when a gunman opened fire at a rally in Narowal.",
        TRIED,
    ),
    (
        "Soldiers shot dead a suicide bomber at the gate of a barracks in Maiduguri on Friday before he could detonate his vest, the army said.",
        TRIED,
    ),
    (
        "Three rockets fired at the airport in Erbil on Monday missed their target and landed in an open field, officials said.",
        FAILED,
    ),
    (
        "Ukraine's air force said it shot down all 12 drones launched against Odesa overnight on Thursday. There were no casualties.",
        FAILED,
    ),
    (
        "Armed men attempted to kidnap two nuns from a mission in Kaduna, Nigeria, on Monday, but were driven off by villagers.",
        TRIED,
    ),
    (
        "A bomb was discovered under the car of a judge in Palermo on Wednesday. The device, which could have killed dozens, was made safe by the bomb squad.",
        FAILED,
    ),
    (
        "Jihadists tried to storm an army base in Gao on Tuesday but were driven back before reaching the gate. There were no casualties, the army said.",
        TRIED,
    ),
    ("A grenade thrown into a church in Mombasa during Sunday prayers failed to explode, police said.", FAILED),
    (
        "Police thwarted a suicide attack on a Shiite mosque in Karachi on Friday, shooting the attacker at the entrance before he could set off his explosives.",
        TRIED,
    ),
    (
        "Mexico City - Gunmen fired at the car of a state prosecutor in Tijuana on Thursday. The shots missed and she escaped unharmed.",
        FAILED,
    ),
    (
        "Two bombs were planted at the railway station in Patna on Sunday. One exploded, killing four people; the other failed to go off.",
        DONE,
    ),
    (
        "Gunmen ambushed a convoy near Mopti on Tuesday, killing nine soldiers. A roadside bomb that they had laid did not explode.",
        DONE,
    ),
]
NO_INCIDENTS = [
    "Police said they had foiled a plot to bomb the station in Lyon next week and arrested two men at their home.",
    "German police arrested three men on Tuesday on suspicion of planning a bomb attack on a Christmas market. Explosives were found in a flat.",
    "The group threatened on Monday to kill the hostages' families and to bomb the capital if its demands were not met.",
    "The rebels vowed to attack the port of Hodeidah within days, a spokesman said in a video.",
    "An army bomb squad defused an unexploded bomb from World War II that was found at a building site in Hamburg on Tuesday. Some 3,000 people left their homes.",
    "Firefighters and police practised for a gun attack on a school in Osaka on Thursday. In the drill, a gunman shot 12 people and took hostages before he could be overpowered.",
    "There was no explosion at the airport in Accra on Sunday, police said. Reports of a bomb were a false alarm.",
    "A suspicious package left outside the embassy in Rome on Monday was blown up in a controlled explosion. It turned out to be harmless.",
    "If the talks fail, the militia could try to storm the town, analysts said on Tuesday. An attack would cost many lives.",
    "Security forces seized 40 kg of explosives and a suicide vest in a raid on a house in Lahore on Monday and held two suspects.",
    "A court in Madrid on Tuesday sentenced a man to nine years for planning to attack a mosque.",
    "The minister denied that there had been any attempt on his life. No attack took place, he said on Friday.",
    "Deminers destroyed 200 shells left over from the war in Quang Tri on Thursday.",
    "The striker tried to shoot from 30 metres but missed his target, and Rovers failed to score.",
    "Warning of the risk of new attacks, the embassy told its citizens on Monday to avoid markets in Nairobi.",
    "The opposition attempted to block the budget in parliament on Thursday but failed; the bill survived by two votes.",
    "A hoax bomb was left at a court in Belfast on Monday. Experts said the device was a fake.",
    "Police in Jakarta averted an attack on an embassy, the chief said on Monday: six people were arrested before they could act.",
]


def read(text: str):
    """The mentions that the rules find in a report of 6 May 2021."""
    return extract(report_from_text(text, published="2021-05-06"), "rules").mentions


@pytest.mark.parametrize(("sentence", "stage"), SENTENCES)
def test_a_sentence_tells_how_far_it_got(sentence, stage):
    """A dud counted as a bombing, or a bombing as a dud, changes every count of attacks."""
    assert stage_of([sentence], harmed=False) is stage
    assert stage_of([sentence.upper()], harmed=False) is stage


@pytest.mark.parametrize("sentence", [sentence for sentence, stage in SENTENCES if stage is not DONE])
def test_what_failed_was_begun_and_may_be_looked_for(sentence):
    """The quick look must never pass over a sentence that the patterns would find."""
    assert is_try(sentence)
    assert is_real(sentence, harmed=False)
    assert may_tell("".join(c if c.isalnum() else " " for c in sentence.lower()).split())


def test_victims_outweigh_words_of_failure():
    """Of two bombs of which one was defused, the other killed."""
    assert stage_of(["A second device was defused by experts."], harmed=True) is DONE


def test_only_that_the_chosen_person_lived_outweighs_victims():
    """GTD: an attack that kills others but not its chosen victim is an assassination that did not succeed."""
    assert stage_of(["The minister survived an assassination attempt."], harmed=True) is TRIED
    assert stage_of(["He had survived an assassination attempt."], harmed=True) is DONE


@pytest.mark.parametrize(("text", "stage"), REPORTS)
def test_an_attempt_is_an_incident_with_its_stage(text, stage):
    """Attacks that came to nothing are attacks; what was begun must not be lost."""
    mentions = read(text)
    assert [(m.role, m.stage) for m in mentions] == [(Role.MAIN, stage)]


@pytest.mark.parametrize("text", NO_INCIDENTS)
def test_what_never_left_the_door_is_no_incident(text):
    """Threats, plots, hypotheses, drills, hoaxes, old shells and denials must leave the record empty."""
    assert read(text) == ()


def test_those_whom_nobody_took_are_not_counted():
    """Nobody is counted in "tried to kidnap two nuns" or in "could have killed dozens"."""
    texts = (
        "Armed men attempted to kidnap two nuns from a mission in Kaduna on Monday, but were driven off by villagers.",
        "A bomb was found under a car in Palermo on Wednesday. It could have killed dozens of people, police said.",
        "Gunmen who had planned to kill six judges opened fire on a court in Lima on Tuesday.",
    )
    for text in texts:
        accounts = [account for mention in read(text) for account in mention.accounts]
        assert accounts
        assert not [account for account in accounts if account.fact in {Fact.KILLED, Fact.ABDUCTED}]


def test_attackers_who_die_do_not_make_it_a_success():
    """A bomber shot at the gate killed nobody."""
    (mention,) = read(
        "Two attackers were killed at the gate of a base in Maiduguri on Friday before they could detonate their vests."
    )
    assert mention.stage is TRIED
    assert [a.value for a in mention.accounts if a.fact is Fact.KILLED] == [Quantity(2, 2, of="attackers")]


def test_main_and_background_have_each_their_own_stage():
    text = (
        "A bomb failed to go off outside a court in Quetta, Pakistan, on 5 May 2021. Police defused it.\n\n"
        "On 3 January 2019 a suicide bomber killed 14 people at the same court."
    )
    assert [(m.role, m.stage) for m in read(text)] == [(Role.MAIN, FAILED), (Role.BACKGROUND, DONE)]


def test_the_title_speaks_of_the_main_incident():
    report = report_from_text(
        "Gunmen opened fire on the car of Pakistan's interior minister in Narowal on Sunday, police said.",
        title="Minister survives assassination attempt",
        published="2021-05-06",
    )
    assert [m.stage for m in extract(report, "rules").mentions] == [TRIED]


def test_a_look_back_at_an_earlier_attack_alone_is_read():
    """Where every sentence is about something earlier there is no main incident, and no crash."""
    report = make_report("A bomb killed six people in Quetta on 3 January 2019, a year ago.", published="2021-05-06")
    assert {m.role for m in extract(report, "rules").mentions} <= {Role.BACKGROUND, Role.MAIN}


@pytest.mark.parametrize(
    ("sentence", "nothing"),
    [
        ("Gunmen in fake army uniforms attacked the base.", False),
        ("Rebels raided a village and seized weapons.", False),
        ("Remnants of the group attacked a bridge.", False),
        ("A suspicious package was found at the station.", True),
        ("A suspicious package at the station was found to hold a bomb.", False),
        ("The fake bomb had no fuse.", True),
        ("Police seized rifles and grenades at a house in Lahore.", True),
    ],
)
def test_nobody_attacked_anybody(sentence, nothing):
    assert is_no_deed(sentence) is nothing


@given(st.text(max_size=400), st.booleans())
def test_any_text_has_a_stage(text, harmed):
    assert stage_of([text], harmed=harmed) in Stage
