"""Whether a sentence tells of something that happened."""

from __future__ import annotations

import re
from enum import StrEnum


class Modality(StrEnum):
    """How a sentence holds its event: ``Modality.ACTUAL`` is what happened."""

    ACTUAL = "actual"
    THREAT = "threat"
    FOILED = "foiled"
    HYPOTHETICAL = "hypothetical"
    DRILL = "drill"
    NEGATED = "negated"
    FIGURATIVE = "figurative"


def modality(sentence: str) -> Modality:
    """How a sentence holds its event; anything but ``ACTUAL`` makes no incident."""
    return Modality.FOILED if re.search(r"\b(?:foiled|thwarted)\b", sentence, re.IGNORECASE) else Modality.ACTUAL
