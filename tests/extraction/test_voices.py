"""What sort of voice speaks, and whom a naming means."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import VoiceKind
from avowal.extraction.voice_kinds import kind_of, main_country
from avowal.extraction.voice_words import names, voice_lexicon
from avowal.extraction.voices import full_names

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
