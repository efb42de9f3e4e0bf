"""Who says what: each row is a sentence of ours, words in it, and the voice that they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import Span
from avowal.extraction.voices.attribution import Attribution, attribute, in_frame, voice_at, voices_at
from tests.make import make_report

K = VoiceKind
S = Stance


def said(text: str, words: str, country: str | None = None) -> Attribution | None:
    """The attribution that the words belong to."""
    start = text.index(words)
    return voice_at(attribute(make_report(text), country=country), Span(start, start + len(words)))


PLAIN = [
    ("Police said three people died.", "three people died", "Police", K.OFFICIAL),
    ("Police said that three people died in the blast.", "three people died in the blast", "Police", K.OFFICIAL),
    ("Police said on Tuesday that three people had died.", "three people had died", "Police", K.OFFICIAL),
    ("Three people died, police said.", "Three people died", "police", K.OFFICIAL),
    ("Three people died, police said on Tuesday.", "Three people died", "police", K.OFFICIAL),
    ("Three people died, said police.", "Three people died", "police", K.OFFICIAL),
    ("Three people, police said, died at once.", "Three people", "police", K.OFFICIAL),
    ("Three people, police said, died at once.", "died at once", "police", K.OFFICIAL),
    ("According to police, three people died.", "three people died", "police", K.OFFICIAL),
    ("Three people died, according to police.", "Three people died", "police", K.OFFICIAL),
    ("At least nine people were killed, according to the health ministry.", "nine people", "health ministry", K.OFFICIAL),
    ("Hospital sources said nine bodies had been brought in.", "nine bodies", "Hospital sources", K.MEDIC),
    ("Residents said they heard two explosions.", "two explosions", "Residents", K.WITNESS),
    ("Witnesses told Reuters the gunmen came on foot.", "the gunmen came on foot", "Witnesses", K.WITNESS),
    ("Activists reported that 14 civilians were killed.", "14 civilians", "Activists", K.RIGHTS_GROUP),
    ("The governor, speaking to reporters, said six soldiers died.", "six soldiers died", "governor", K.OFFICIAL),
    ("The ministry, in a statement, said six soldiers died.", "six soldiers died", "ministry", K.OFFICIAL),
    ("In a statement, the interior ministry said six soldiers died.", "six soldiers", "interior ministry", K.OFFICIAL),
    ("In a statement the interior ministry said six soldiers died.", "six soldiers", "interior ministry", K.OFFICIAL),
    ("On Friday police confirmed that two men died.", "two men died", "police", K.OFFICIAL),
    ("Medics put the number of dead at 31.", "31", "Medics", K.MEDIC),
    ("The army confirmed the deaths of four soldiers.", "the deaths of four soldiers", "army", K.OFFICIAL),
    ("IRNA reported that 12 people were hurt.", "12 people were hurt", "IRNA", K.STATE_MEDIA),
    ("Twelve people were hurt, IRNA reported.", "Twelve people were hurt", "IRNA", K.STATE_MEDIA),
    ("Twelve people were hurt, the state news agency reported.", "Twelve people", "state news agency", K.STATE_MEDIA),
    ("State television said the toll had reached 40.", "40", "State television", K.STATE_MEDIA),
    ("AFP reported that a car had exploded.", "a car had exploded", "AFP", K.MEDIA),
    ("A local newspaper reported that a car had exploded.", "a car had exploded", "local newspaper", K.MEDIA),
    ("The Syrian Observatory for Human Rights said 22 people died.", "22 people died",
     "Syrian Observatory for Human Rights", K.RIGHTS_GROUP),
    ("Twenty people were hurt, a spokesman for the city hospital said.", "Twenty people", "spokesman for the city hospital", K.MEDIC),
    ("The UN said at least 30 civilians had been killed.", "at least 30 civilians", "UN", K.INTERNATIONAL_ORG),
    ("The United Nations mission said 30 civilians died.", "30 civilians", "United Nations mission", K.INTERNATIONAL_ORG),
    ("His mother said he had left at noon.", "he had left at noon", "mother", K.RELATIVE),
    ("Relatives of the victims said the soldiers opened fire.", "the soldiers opened fire", "Relatives of the victims", K.RELATIVE),
    ("Analysts say the group has grown.", "the group has grown", "Analysts", K.EXPERT),
    ("A senior security official said a drone had been used.", "a drone had been used", "senior security official", K.OFFICIAL),
    ("Rebels said the soldiers fled.", "the soldiers fled", "Rebels", K.PARTY),
    ("A rebel commander said the soldiers fled.", "the soldiers fled", "rebel commander", K.PARTY),
    ("Rescue workers said five people were still missing.", "five people were still missing", "Rescue workers", K.MEDIC),
    ("Tribal elders said the strike hit a wedding.", "the strike hit a wedding", "Tribal elders", K.WITNESS),
    ("“They fired at us,” a survivor said.", "They fired at us", "survivor", K.WITNESS),
    ("“They fired at us,” said a survivor.", "They fired at us", "survivor", K.WITNESS),
    ("A survivor told the BBC: “They fired at us from a roof.”", "They fired at us", "survivor", K.WITNESS),
    ("“They fired at us,” a survivor said. “We ran to the river and hid.”", "We ran", "survivor", K.WITNESS),
    ("The bomb was hidden in a cart, the officer added.", "hidden in a cart", "officer", K.OFFICIAL),
    ("Reports say that a second bomb was found.", "a second bomb was found", "Reports", K.UNKNOWN),
    ("It was reported that a second bomb was found.", "a second bomb was found", "unknown", K.UNKNOWN),
    ("A second bomb was reportedly found.", "A second bomb", "unknown", K.UNKNOWN),
    ("There were reports that a second bomb went off.", "a second bomb went off", "unknown", K.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), PLAIN)
def test_words_belong_to_the_voice_that_says_them(text, words, name, kind):
    """The voice is what the record is about: name and kind must be right in every construction."""
    found = said(text, words)
    assert found is not None
    assert (found.voice.name, found.voice.kind) == (name, kind)


PEOPLE = [
    ("Colonel Luis Arturo Isaacs said four soldiers died.", "four soldiers", "Luis Arturo Isaacs", "Colonel", K.OFFICIAL),
    ("Kerman's deputy governor Rahman Jalali told state TV the blast was an attack.", "the blast was an attack",
     "Rahman Jalali", "Kerman's deputy governor", K.OFFICIAL),
    ("Ayodele Bello, a police spokesman, said four men were held.", "four men", "Ayodele Bello", "police spokesman", K.OFFICIAL),
    ("A police spokesman, Ayodele Bello, said four men were held.", "four men", "Ayodele Bello", "police spokesman", K.OFFICIAL),
    ("Four men were held, said Ayodele Bello, a police spokesman.", "Four men", "Ayodele Bello", "police spokesman", K.OFFICIAL),
    ("Four men were held, said police spokesman Ayodele Bello.", "Four men", "Ayodele Bello", "police spokesman", K.OFFICIAL),
    ("Noa Peretz, a professor at Haifa University, believes a cell did it.", "a cell did it", "Noa Peretz",
     "professor at Haifa University", K.EXPERT),
    ("Some experts, such as Noa Peretz, a professor at Haifa University, believe that a cell did it.", "a cell did it",
     "Noa Peretz", "professor at Haifa University", K.EXPERT),
    ("Karim Haddad, 34, a shopkeeper, said the ground shook.", "the ground shook", "Karim Haddad", "shopkeeper", K.WITNESS),
    ("Dr. Salma Idris, director of the hospital, said nine died.", "nine died", "Salma Idris", "director of the hospital", K.MEDIC),
    ("Defence Minister Pavel Orlov said nine died.", "nine died", "Pavel Orlov", "Defence Minister", K.OFFICIAL),
    ("According to Gen. Pavel Orlov, nine died.", "nine died", "Pavel Orlov", "Gen.", K.OFFICIAL),
    ("Maria Quispe, who lives nearby, said the ground shook.", "the ground shook", "Maria Quispe", None, K.WITNESS),
    ("Abu Hamza, a spokesman for the rebels, said they had withdrawn.", "they had withdrawn", "Abu Hamza",
     "spokesman for the rebels", K.PARTY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "role", "kind"), PEOPLE)
def test_a_person_is_named_without_the_office_which_is_the_role(text, words, name, role, kind):
    found = said(text, words)
    assert found is not None
    assert (found.voice.name, found.voice.role, found.voice.kind) == (name, role, kind)


STANCES = [
    ("Islamic State claimed responsibility for the bombing.", "responsibility", "Islamic State", K.CLAIMANT, S.CLAIMS),
    ("The Taliban have claimed responsibility for the bombing.", "responsibility", "Taliban", K.CLAIMANT, S.CLAIMS),
    ("Responsibility for the raid was claimed by Boko Haram.", "Responsibility", "Boko Haram", K.CLAIMANT, S.CLAIMS),
    ("The bombing was claimed by al-Shabaab.", "bombing", "al-Shabaab", K.CLAIMANT, S.CLAIMS),
    ("The Taliban said its fighters attacked the base.", "its fighters attacked", "Taliban", K.CLAIMANT, S.CLAIMS),
    ("The ELN admitted responsibility for the bomb.", "responsibility", "ELN", K.CLAIMANT, S.CLAIMS),
    ("Ukraine accused Russia of shelling the market.", "Russia of shelling the market", "Ukraine", K.OFFICIAL, S.ACCUSES),
    ("Police blamed Boko Haram for the raid.", "Boko Haram", "Police", K.OFFICIAL, S.ACCUSES),
    ("Boko Haram was blamed by the army for the raid.", "Boko Haram", "army", K.OFFICIAL, S.ACCUSES),
    ("Hamas denied any involvement in the shooting.", "any involvement", "Hamas", K.ACCUSED, S.DENIES),
    ("The army denied that its soldiers had fired.", "its soldiers had fired", "army", K.ACCUSED, S.DENIES),
    ("The minister denied reports that nine people had died.", "nine people had died", "minister", K.OFFICIAL, S.REJECTS),
    ("The mayor dismissed the claim that gas was used.", "gas was used", "mayor", K.OFFICIAL, S.REJECTS),
    ("Police suspect that a rival gang did it.", "a rival gang did it", "Police", K.OFFICIAL, S.SUSPECTS),
    ("Officials believe the group planted the bomb.", "the group planted the bomb", "Officials", K.OFFICIAL, S.SUSPECTS),
    ("The bomb is believed to have been planted by the group.", "the group", "outlet", K.OUTLET, S.SUSPECTS),
    ("Boko Haram has been blamed for the raid.", "Boko Haram", "unknown", K.UNKNOWN, S.ACCUSES),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind", "stance"), STANCES)
def test_the_verb_tells_how_a_voice_holds_it(text, words, name, kind, stance):
    found = said(text, words, country="UA" if "Ukraine" in text else None)
    assert found is not None
    assert (found.voice.name, found.voice.kind, found.stance) == (name, kind, stance)


VIA = [
    ("In a statement posted on Telegram, Islamic State said two of its men did it.", "two of its men", "Islamic State", ("Telegram",)),
    ("Islamic State said in a statement on Telegram that two of its men did it.", "two of its men", "Islamic State", ("Telegram",)),
    ("A police officer told AFP that nine people died.", "nine people", "police officer", ("AFP",)),
    ("A police officer told reporters that nine people died.", "nine people", "police officer", ()),
    ("Reuters quoted police as saying nine people died.", "nine people", "police", ("Reuters",)),
    ("The mayor was quoted by IRNA as saying that nine people died.", "nine people", "mayor", ("IRNA",)),
    ("Nine people died, Reuters reported, citing police.", "Nine people", "police", ("Reuters",)),
    ("Reuters, citing police, said nine people died.", "nine people", "police", ("Reuters",)),
    ("State TV quoted the mayor as saying residents told him that nine died.", "nine died", "residents", ("mayor", "State TV")),
    ("Police said three people died, the agency reported.", "three people died", "Police", ("agency",)),
    ("The Taliban posted on Twitter that the base had fallen.", "the base had fallen", "Taliban", ("Twitter",)),
    ("SITE said the group claimed that it shot the judge.", "it shot the judge", "group", ("SITE",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "via"), VIA)
def test_channels_stand_in_via_nearest_the_voice_first(text, words, name, via):
    found = said(text, words)
    assert found is not None
    assert (found.voice.name, found.via) == (name, via)


FOREIGN = [
    ("Iranian officials said Israel did it.", "Israel did it", "IR", K.OFFICIAL),
    ("Iranian officials said Israel did it.", "Israel did it", "IQ", K.FOREIGN_GOVERNMENT),
    ("US officials said a branch in Afghanistan did it.", "a branch in Afghanistan did it", "IR", K.FOREIGN_GOVERNMENT),
    ("The Kremlin said the convoy was hit.", "the convoy was hit", "UA", K.FOREIGN_GOVERNMENT),
    ("Tehran said the convoy was hit.", "the convoy was hit", "IR", K.OFFICIAL),
    ("A Western diplomat said the convoy was hit.", "the convoy was hit", "SY", K.FOREIGN_GOVERNMENT),
    ("French President Macron said the convoy was hit.", "the convoy was hit", "ML", K.FOREIGN_GOVERNMENT),
    ("The Pentagon said the convoy was hit.", "the convoy was hit", "AF", K.FOREIGN_GOVERNMENT),
]


@pytest.mark.parametrize(("text", "words", "country", "kind"), FOREIGN)
def test_a_government_is_foreign_outside_its_country(text, words, country, kind):
    found = said(text, words, country)
    assert found is not None
    assert found.voice.kind == kind


AGAIN = [
    ("Colonel Luis Arturo Isaacs spoke at noon. Isaacs said four died.", "four died", "Luis Arturo Isaacs"),
    ("Mayor Ana Ruiz said two died. She added that nine were hurt.", "nine were hurt", "Ana Ruiz"),
    ("The interior ministry said two died. It said nine were hurt.", "nine were hurt", "interior ministry"),
    ("The interior ministry said two died. The ministry added that nine were hurt.", "nine were hurt", "interior ministry"),
    ("Witnesses said two died. They said nine were hurt.", "nine were hurt", "Witnesses"),
    ("Boko Haram claimed the attack. The group said 40 soldiers died.", "40 soldiers died", "Boko Haram"),
    ("Boko Haram claimed the attack in a video. The statement said 40 soldiers died.", "40 soldiers died", "Boko Haram"),
    ("Police said two died, adding that nine were hurt.", "nine were hurt", "Police"),
    ("Police closed the road and said nine were hurt.", "nine were hurt", "Police"),
    ("Ana Ruiz, the mayor, said two died. “We lost nine houses,” she said.", "We lost nine houses", "Ana Ruiz"),
    ("In the text in which Islamic State takes responsibility, we read: “Two brothers went out.” “They set off their belts.”",
     "They set off their belts", "Islamic State"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), AGAIN)
def test_pronouns_last_names_and_descriptions_lead_back_to_the_voice(text, words, name):
    found = said(text, words)
    assert found is not None
    assert found.voice.name == name


TELEX = [
    ("COL LUIS ARTURO ISAACS SAID THAT FOUR\nSOLDIERS DIED. ISAACS NOTED THAT NINE WERE HURT.", "NINE WERE HURT",
     "LUIS ARTURO ISAACS", K.OFFICIAL),
    ("THE ARMY REPORTED THAT NINE GUERRILLAS DIED. HE ADDED THAT THE ROAD WAS CLOSED.", "NINE GUERRILLAS DIED", "ARMY", K.OFFICIAL),
    ("ACCORDING TO RADIO REPORTS, THE BOMB WAS PLANTED AT DAWN.", "THE BOMB WAS PLANTED", "RADIO REPORTS", K.MEDIA),
    ("IN A COMMUNIQUE SENT TO RADIO STATIONS, THE ELN ADMITTED THAT IT BLEW UP THE PIPELINE.", "IT BLEW UP THE PIPELINE",
     "ELN", K.CLAIMANT),
    ("MINISTER RAMON VEGA SAID TWO DIED IN THE CAPITAL. HE ADDED THAT THE ROAD WAS CLOSED.", "THE ROAD WAS CLOSED",
     "RAMON VEGA", K.OFFICIAL),
    ("THREE POLICEMEN WERE KILLED, ACCORDING TO POLICE SOURCES.", "THREE POLICEMEN", "POLICE SOURCES", K.OFFICIAL),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), TELEX)
def test_a_telex_in_capitals_is_read_like_prose(text, words, name, kind):
    found = said(text, words)
    assert found is not None
    assert (found.voice.name, found.voice.kind) == (name, kind)


OUTLET_OWN = [
    ("A bomb killed three people in Kabul on Tuesday.", "three people"),
    ("The blast claimed the lives of 20 people.", "20 people"),
    ("No group has claimed responsibility for the attack.", "responsibility"),
    ("Police did not say how many people died.", "how many people died"),
    ("Nobody claimed the attack.", "the attack"),
    ("Three people died. Police said a man was held.", "Three people died"),
    ("The army said nine rebels died, while two civilians were hurt in a nearby village, the mayor said.", "nowhere"),
]


@pytest.mark.parametrize(("text", "words"), OUTLET_OWN[:-1])
def test_words_that_nobody_is_said_to_say_are_the_outlets(text, words):
    assert said(text, words) is None


def test_each_voice_of_a_sentence_has_its_own_half():
    text = "The army said nine rebels died, while the mayor said two civilians were hurt."
    first, second = said(text, "nine rebels died"), said(text, "two civilians were hurt")
    assert first is not None
    assert second is not None
    assert (first.voice.name, first.via) == ("army", ())
    assert (second.voice.name, second.via) == ("mayor", ())


@pytest.mark.parametrize(
    "source",
    [
        "Ana Diaz, a former mayor of Tame and now president of the council,",
        "Ana Diaz, police chief and deputy mayor of Tame,",
        "Ana Diaz, a nurse and a witness to the blast,",
    ],
)
def test_two_offices_of_one_person_are_one_voice(source):
    text = f"{source} said nine people died."
    assert [one.voice.name for one in attribute(make_report(text))] == ["Ana Diaz"]


def test_two_voices_that_say_it_together_are_two_attributions():
    text = "Police and residents said nine people died."
    start = text.index("nine people died")
    voices = voices_at(attribute(make_report(text)), Span(start, start + 16))
    assert [(a.voice.name, a.voice.kind) for a in voices] == [("Police", K.OFFICIAL), ("residents", K.WITNESS)]


def test_the_day_of_the_speech_is_frame_not_content():
    """Else the date of a press conference becomes the date of an attack."""
    text = "Police said on Tuesday that nine people died on Monday."
    found = attribute(make_report(text))
    for day, framed in (("Tuesday", True), ("Monday", False)):
        start = text.index(day)
        assert in_frame(found, Span(start, start + len(day))) is framed


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_error_and_contents_lie_inside_it(text):
    for attribution in attribute(make_report(text or " ")):
        spans = (*attribution.content, *attribution.frame, attribution.cue, attribution.source)
        assert all(span.end <= len(text) for span in spans if span is not None)


_WORDS = st.sampled_from(
    ["police", "said", "that", ",", ".", "“", "”", '"', "according", "to", "citing", "quoted", "as", "saying", "he", "it", "claimed",
     "responsibility", "was", "blamed", "by", "the", "group", "Ali Khan", "and", "told", "AFP", "on Tuesday", "three people died", ":",
     "—", "who", "Islamic State", "reportedly", "reports", "\n\n", "\n", "adding", "in a statement"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_cues_is_read_without_error(text):
    """Cues in any order, as broken and hostile texts have them."""
    for attribution in attribute(make_report(text or " ")):
        assert attribution.content
        assert all(span.within(text) for span in attribution.content)
