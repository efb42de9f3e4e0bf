"""Sentences of ours that tell of what happened, and of what did not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.extraction.incidents.modality import Modality, modality

M = Modality


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("A bomb killed three people in the market on Tuesday.", M.ACTUAL),
        ("Gunmen opened fire on a bus; the toll could rise.", M.ACTUAL),
        ("The group, which has threatened to attack again, killed 12 soldiers.", M.ACTUAL),
        ("The attack could have been carried out by a rival, but nine people were killed.", M.ACTUAL),
        ("One of the attackers was shot by the guards before he could detonate his vest.", M.ACTUAL),
        ("He was preparing to be married when the shell fell.", M.ACTUAL),
        ("Residents called on rescue workers to put out the fire.", M.ACTUAL),
        ("Police foiled a plot to bomb the station.", M.FOILED),
        ("Six men were arrested on suspicion of planning to attack a synagogue.", M.FOILED),
        ("The security service thwarted an attack on the parliament.", M.FOILED),
        ("The gang threatened to kill ten judges.", M.THREAT),
        ("The commander vowed to strike the capital.", M.THREAT),
        ("“We will attack your cities,” the video says.", M.THREAT),
        ("Officials warned that attacks could follow.", M.THREAT),
        ("If the talks fail, the rebels might attack the airport.", M.HYPOTHETICAL),
        ("In the event of an attack the road will be closed.", M.HYPOTHETICAL),
        ("In case of a bomb the staff leave by the stairs.", M.HYPOTHETICAL),
        ("Were the gang to attack, the people would flee.", M.HYPOTHETICAL),
        ("The risk of new attacks is high.", M.HYPOTHETICAL),
        ("The army could strike the camp within days.", M.HYPOTHETICAL),
        ("Firefighters practised for a bomb attack in a full-scale exercise with forty volunteers.", M.DRILL),
        ("During the drill gunmen stormed the school and took hostages.", M.DRILL),
        ("In the simulated explosion twelve people were injured.", M.DRILL),
        ("There was no explosion at the airport, the police said.", M.NEGATED),
        ("The bomb threat turned out to be a hoax.", M.NEGATED),
        ("The striker killed off the match with two goals.", M.FIGURATIVE),
        ("He died of a heart attack at home.", M.FIGURATIVE),
        ("In the film the hero kills forty gunmen; the audience laughs and the director takes a bow.", M.FIGURATIVE),
        (
            "Rovers were shot down in the cup by a young team whose attack scored four goals before half-time.",
            M.FIGURATIVE,
        ),
    ],
)
def test_a_sentence_tells_of_what_happened_or_does_not(sentence, held):
    """A threat, a plot, a drill or a match must never become an incident; a killing always must."""
    assert modality(sentence) is held
    assert modality(sentence.upper()) is held


@given(st.text(max_size=400))
def test_any_text_has_a_modality(text):
    assert modality(text) in Modality
