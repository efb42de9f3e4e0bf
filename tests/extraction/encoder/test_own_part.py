"""Words that own or deny the deed without a name: who is meant follows from the voice and from who was blamed."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.extraction.encoder.judge import ALL_GROUPS, Judge, Relevance, Weights
from avowal.extraction.gate import through_gate
from avowal.extraction.trained import read
from tests.make import make_report
from tests.scores import Mark, scores_of

EVEN = Weights(0.0, 1.0, 1.0)
JUDGE = Judge(dict.fromkeys(ALL_GROUPS, EVEN), *[Relevance(0.0, 1.0, 0.0, 0.0)] * 2, voice=0.0, silence=0.0)


def guilt(text, *marks):
    """Value, voice and stance of every account of who did it that passes the gate."""
    report = make_report(text)
    reading = through_gate(report, read(report, scores_of(text, *marks), JUDGE))
    found = [a for m in reading.mentions for a in m.accounts if a.fact == "responsible"]
    return [(a.value.text, a.voice.name, a.stance) for a in found]


def test_group_that_owns_the_deed_means_itself():
    text = "Nine died at Omsk-Bay. In a song the Hezbollah movement sang of what its fighters had managed there."
    marks = (
        Mark("the Hezbollah movement", "source", voice=VoiceKind.PARTY),
        Mark("its fighters", "own_part", by="the Hezbollah movement", stance=Stance.CLAIMS),
    )
    assert guilt(text, *marks) == [("Hezbollah", "Hezbollah", Stance.CLAIMS)]


def test_denial_means_what_the_own_side_is_blamed_for():
    text = (
        "Nine died at Omsk-Bay. Zlatko Brix saw Turkish planes and, later, men of the Red Lanterns. "
        "Ankara waved away any hand in it."
    )
    marks = (
        Mark("Turkish planes", "responsible", by="Zlatko Brix", stance=Stance.ACCUSES),
        Mark("the Red Lanterns", "responsible", by="Zlatko Brix", stance=Stance.ACCUSES),
        Mark("Zlatko Brix", "source", voice=VoiceKind.WITNESS),
        Mark("Ankara", "source", voice=VoiceKind.FOREIGN_GOVERNMENT),
        Mark("any hand in it", "own_part", by="Ankara", stance=Stance.DENIES),
    )
    denied = [one for one in guilt(text, *marks) if one[2] is Stance.DENIES]
    assert [(name, voice) for name, voice, _ in denied] == [("Turkey", "Ankara")]


def test_rejection_means_whom_another_voice_named_last():
    text = (
        "Nine died at Omsk-Bay. Zlatko Brix spoke of the Blue Lanterns at first, then of the Red Lanterns. "
        "Mira Tolk found that ridiculous."
    )
    marks = (
        Mark("the Blue Lanterns", "responsible", by="Zlatko Brix", stance=Stance.ACCUSES),
        Mark("the Red Lanterns", "responsible", by="Zlatko Brix", stance=Stance.ACCUSES),
        Mark("Zlatko Brix", "source", voice=VoiceKind.WITNESS),
        Mark("Mira Tolk", "source", voice=VoiceKind.EXPERT),
        Mark("that ridiculous", "own_part", by="Mira Tolk", stance=Stance.REJECTS),
    )
    assert ("Red Lanterns", "Mira Tolk", Stance.REJECTS) in guilt(text, *marks)


@pytest.mark.parametrize("stance", [Stance.CLAIMS, Stance.DENIES])
def test_outlet_owns_and_denies_nothing(stance):
    text = "Nine died at Omsk-Bay; any hand in it was out of the question."
    assert guilt(text, Mark("any hand in it", "own_part", stance=stance)) == []


def test_rejection_of_nobody_in_particular_is_no_account():
    text = "Nine died at Omsk-Bay. Mira Tolk found that ridiculous."
    marks = (
        Mark("Mira Tolk", "source", voice=VoiceKind.EXPERT),
        Mark("that ridiculous", "own_part", by="Mira Tolk", stance=Stance.REJECTS),
    )
    assert guilt(text, *marks) == []


def test_somebody_who_only_speaks_for_others_is_no_side():
    """A caller who owns a deed for nobody named tells nothing of who did it."""
    text = "Nine died at Omsk-Bay. In the evening a caller sang of what they had managed there."
    marks = (
        Mark("a caller", "source", voice=VoiceKind.PARTY),
        Mark("they", "own_part", by="a caller", stance=Stance.CLAIMS),
    )
    assert guilt(text, *marks) == []
