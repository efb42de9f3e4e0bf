"""The vocabulary of accounts: facts, stances, kinds of voice, types of incident.

``codebook.toml`` defines each word; :mod:`avowal.codebook.vocabulary` holds the same words as enums.
"""

from avowal.codebook.vocabulary import (
    CODEBOOK_VERSION,
    COUNTED_FACTS,
    NUMBER_QUALIFIERS,
    PARTY_KINDS,
    Fact,
    IncidentType,
    Qualifier,
    Role,
    Stage,
    Stance,
    Status,
    Verdict,
    VictimGroup,
    VoiceKind,
)

__all__ = [
    "CODEBOOK_VERSION",
    "COUNTED_FACTS",
    "NUMBER_QUALIFIERS",
    "PARTY_KINDS",
    "Fact",
    "IncidentType",
    "Qualifier",
    "Role",
    "Stage",
    "Stance",
    "Status",
    "Verdict",
    "VictimGroup",
    "VoiceKind",
]
