"""What the encoder says of each word: the labels of its heads, in the order of their outputs."""

from __future__ import annotations

from typing import Final

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind

ACCOUNT_SPANS: Final = tuple(fact.value for fact in Fact if fact is not Fact.TYPE)
"""Words that hold the value of an account, by fact (ACCOUNTS.md)."""

VOICE_SPANS: Final = ("source", "cue")
"""Words that name a voice, words that report what it says (PolNeAR, Newell et al. 2018)."""

MUC_SPANS: Final = (
    "perp_individual", "perp_organisation", "victim_name", "victim_description", "physical_target", "instrument",
)  # fmt: skip
"""Words that fill a string slot of an incident template (MUC-4, 1992)."""

OWN_PART: Final = "own_part"
"""Words in which a voice owns, denies or takes back a part in the deed without naming who: "its fighters", "any hand in it"."""

SPANS: Final = (*ACCOUNT_SPANS, *VOICE_SPANS, *MUC_SPANS, OWN_PART)
TAGS: Final = ("outside", "begin", "inside")
"""For each kind of span three outputs a word."""

STANCES: Final = tuple(stance.value for stance in Stance)
STATUSES: Final = tuple(status.value for status in Status)
ROLES: Final = tuple(role.value for role in Role)
TYPES: Final = tuple(kind.value for kind in IncidentType)
VOICES: Final = tuple(kind.value for kind in VoiceKind)
"""What the voice of an account, or one that is named, is."""
EFFECTS: Final = ("death", "injury", "no_injury_or_death", "regained_freedom")
"""What became of a victim (HUM TGT: EFFECT of MUC-4, the rare ones left out)."""
RELEVANCE: Final = ("incident", "muc4")
"""Whether a report tells of a specific violent incident; whether it has a template under the rules of MUC-4."""
POINTER: Final = 96
"""Numbers a word has as one that looks for its source, and as one that may be it."""
INCIDENT: Final = 64
"""Numbers a word has to tell whether two of them are of one incident."""
ROOM: Final = 510
"""The most pieces in a window, without the two that open and close it."""
OVERLAP: Final = 128
"""Pieces that neighbouring windows share."""
