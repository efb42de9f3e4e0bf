"""What sort of voice speaks, and whom a naming means."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain import Quantity, Span, Voice
from avowal.domain.account import account_id
from avowal.extraction.owning import standard_voice
from avowal.extraction.voices.attribution import attribute
from avowal.extraction.voices.voice_kinds import kind_of, main_country
from avowal.extraction.voices.voice_words import names, voice_lexicon
from avowal.extraction.voices.voices import full_names
from tests.make import make_report

K = VoiceKind


@pytest.mark.parametrize(
    ("naming", "kind"),
    [
        ("police", K.OFFICIAL),
        ("a health ministry official", K.OFFICIAL),
        ("hospital officials", K.MEDIC),
        ("a doctor at the army hospital", K.MEDIC),
        ("rescue workers", K.MEDIC),
        ("a police officer guarding the hospital", K.OFFICIAL),
        ("residents near the police station", K.WITNESS),
        ("a spokesman for the hospital", K.MEDIC),
        ("a rebel commander", K.PARTY),
        ("the syrian observatory for human rights", K.RIGHTS_GROUP),
        ("monitors of the osce", K.INTERNATIONAL_ORG),
        ("the red cross", K.INTERNATIONAL_ORG),
        ("irna", K.STATE_MEDIA),
        ("the state news agency", K.STATE_MEDIA),
        ("reuters", K.MEDIA),
        ("a local newspaper", K.MEDIA),
        ("a professor at the university", K.EXPERT),
        ("his brother", K.RELATIVE),
        ("a western diplomat", K.FOREIGN_GOVERNMENT),
        ("the saudi-led coalition", K.PARTY),
        ("the nypd", K.OFFICIAL),
        ("a store clerk", K.WITNESS),
    ],
)
def test_the_words_of_a_naming_tell_its_kind(naming, kind):
    found = kind_of(naming.split(), None)
    assert found is not None
    assert found.kind is kind


def test_words_that_tell_nothing_have_no_kind():
    assert kind_of(["somewhat"], None) is None


def test_every_word_of_the_lexicon_of_kinds_is_a_kind_of_the_codebook():
    """A misspelt heading in the data file would silently turn voices into unknown ones."""
    sections = (voice_lexicon()["heads"], voice_lexicon()["marks"], voice_lexicon()["bodies"])
    for section in sections:
        assert {key for key in section if key not in {"general", "government"}} <= set(VoiceKind)
    assert all(name == tuple(word.lower() for word in name) for name in names())


def test_the_main_country_is_the_one_named_most():
    low = "two died in kabul , afghan police said . iran condemned it".split()
    assert main_country(low, None) == "AF"


def test_a_last_name_leads_to_the_full_name():
    assert full_names("General Amara Sesay came. Sesay spoke.")["sesay"] == "Amara Sesay"


NATIONS = [
    ("an iranian doctor", "IR"),
    ("a doctor in iran", None),
    ("iran's interior minister", "IR"),
    ("the interior ministry of iran", "IR"),
    ("police in quetta , pakistan", "PK"),
    ("the salvadoran army", "SV"),
    ("the american ambassador to iraq", "US"),
    ("the ambassador to iraq", None),
    ("the un envoy to syria", None),
    ("the red cross in sudan", None),
    ("the human rights watch director for syria", None),
    ("syrian activists", "SY"),
    ("residents of kabul", None),
    ("a spokesman for the philippine army", "PH"),
    ("the kremlin", "RU"),
    ("a nigerian police spokeswoman", "NG"),
    ("the colombian foreign ministry", "CO"),
    ("police", None),
]


@pytest.mark.parametrize(("naming", "nation"), NATIONS)
def test_a_voice_belongs_to_the_state_that_its_naming_tells(naming, nation):
    """Where somebody works or whom somebody watches is not whose voice it is."""
    found = kind_of(naming.split(), None)
    assert (found.nation if found else None) == nation


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Iran's interior minister Ahmad Vahidi said six died. He said two were held. Vahidi then left, he said.",
            ["IR"] * 3,
        ),
        ("The Afghan Taliban claimed the attack. The group said it killed six.", ["AF", "AF"]),
        ("Israel's army said it struck a house. The army said six died.", ["IL", "IL"]),
        (
            "Luis Isaacs said six died. Colonel Luis Arturo Isaacs, a Colombian army spokesman, said nine died.",
            [None, "CO"],
        ),
        ("Islamic State said its men did it.", [None]),
        ("Russia's defence ministry denied responsibility for the strike.", ["RU"]),
    ],
)
def test_a_voice_keeps_its_country_when_it_is_meant_again(text, countries):
    """Pronouns, last names and roles in an account must not lose whose voice it is."""
    assert [one.voice.country for one in attribute(make_report(text))] == countries


def test_the_country_of_a_voice_is_no_part_of_an_id():
    """Records and reviews made before countries were kept still name the same accounts."""
    one, other = Voice("Ahmad Vahidi", VoiceKind.OFFICIAL), Voice("Ahmad Vahidi", VoiceKind.OFFICIAL, None, "IR")
    ids = {account_id("r-1", Fact.KILLED, Quantity(84, 84), v, Span(0, 9), mention_key="main-0") for v in (one, other)}
    assert len(ids) == 1


def test_a_party_under_its_standard_name_keeps_its_country():
    assert standard_voice(Voice("ISIS", VoiceKind.CLAIMANT, None, "IQ")).country == "IQ"
    assert standard_voice(Voice("ISIS", VoiceKind.CLAIMANT)).name == "Islamic State"
