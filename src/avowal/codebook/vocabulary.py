"""The codebook's words as enums. Made from codebook.toml by ``make codebook``; do not edit."""

from enum import StrEnum
from typing import Final

CODEBOOK_VERSION: Final = "1"


class Fact(StrEnum):
    """What an account is about: ``Fact.KILLED``."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    ABDUCTED = "abducted"
    RELEASED = "released"
    MISSING = "missing"
    RESPONSIBLE = "responsible"
    PERPETRATOR = "perpetrator"
    PERPETRATOR_COUNT = "perpetrator_count"
    WEAPON = "weapon"
    TARGET = "target"
    DATE = "date"
    PLACE = "place"
    TYPE = "type"


class Stance(StrEnum):
    """How a voice holds what it says: ``Stance.CLAIMS``."""

    ASSERTS = "asserts"
    CLAIMS = "claims"
    ACCUSES = "accuses"
    DENIES = "denies"
    SUSPECTS = "suspects"
    REJECTS = "rejects"


class Status(StrEnum):
    """What the report itself later says of an account: ``Status.SUPERSEDED``."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


class VoiceKind(StrEnum):
    """What sort of voice speaks: ``VoiceKind.STATE_MEDIA``."""

    OUTLET = "outlet"
    MEDIA = "media"
    STATE_MEDIA = "state_media"
    OFFICIAL = "official"
    MEDIC = "medic"
    CLAIMANT = "claimant"
    ACCUSED = "accused"
    PARTY = "party"
    FOREIGN_GOVERNMENT = "foreign_government"
    INTERNATIONAL_ORG = "international_org"
    RIGHTS_GROUP = "rights_group"
    WITNESS = "witness"
    EXPERT = "expert"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Whether the report tells of the incident for its own sake: ``Role.MAIN``."""

    MAIN = "main"
    BACKGROUND = "background"


class TimeOfDay(StrEnum):
    """When on a day, where no hour is said: ``TimeOfDay.NIGHT``."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    MIDNIGHT = "midnight"


class Stage(StrEnum):
    """How far an incident got: ``Stage.ATTEMPTED``."""

    CARRIED_OUT = "carried_out"
    ATTEMPTED = "attempted"
    FAILED = "failed"


class Qualifier(StrEnum):
    """How the words bound a figure: ``Qualifier.AT_LEAST``."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    TENS = "tens"
    DOZENS = "dozens"
    SCORES = "scores"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    SEVERAL = "several"
    MANY = "many"
    SOME = "some"


class IncidentType(StrEnum):
    """What sort of violence it was: ``IncidentType.BOMBING``."""

    SUICIDE_BOMBING = "suicide_bombing"
    BOMBING = "bombing"
    SHOOTING = "shooting"
    STABBING = "stabbing"
    VEHICLE_RAMMING = "vehicle_ramming"
    ASSASSINATION = "assassination"
    KIDNAPPING = "kidnapping"
    HOSTAGE_TAKING = "hostage_taking"
    ARSON = "arson"
    SHELLING = "shelling"
    MISSILE_OR_ROCKET_STRIKE = "missile_or_rocket_strike"
    AIR_OR_DRONE_STRIKE = "air_or_drone_strike"
    ARMED_CLASH = "armed_clash"
    RAID_MASSACRE = "raid_massacre"
    POISONING = "poisoning"
    CHEMICAL_ATTACK = "chemical_attack"
    SABOTAGE = "sabotage"
    OTHER = "other"


class VictimGroup(StrEnum):
    """Whom a figure counts when not all victims: ``VictimGroup.CHILDREN``."""

    CHILDREN = "children"
    WOMEN = "women"
    CIVILIANS = "civilians"
    WORKERS = "workers"
    POLICE = "police"
    SOLDIERS = "soldiers"
    SECURITY_FORCES = "security_forces"
    FIGHTERS = "fighters"
    ATTACKERS = "attackers"
    OTHERS = "others"


class Verdict(StrEnum):
    """What a judgement says of two mentions: ``Verdict.SAME``."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Decided(StrEnum):
    """What a reviewer says of an account: ``Decided.REJECT``."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"


class ReviewState(StrEnum):
    """What reviewers have made of an account: ``ReviewState.DISPUTED``."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    UNSURE = "unsure"
    DISPUTED = "disputed"


COUNTED_FACTS: Final = frozenset(
    {
        Fact.KILLED,
        Fact.INJURED,
        Fact.KILLED_OR_INJURED,
        Fact.ABDUCTED,
        Fact.RELEASED,
        Fact.MISSING,
        Fact.PERPETRATOR_COUNT,
    }
)
PARTY_KINDS: Final = frozenset(
    {
        VoiceKind.CLAIMANT,
        VoiceKind.ACCUSED,
        VoiceKind.PARTY,
    }
)
NUMBER_QUALIFIERS: Final = frozenset(
    {
        Qualifier.EXACT,
        Qualifier.AT_LEAST,
        Qualifier.MORE_THAN,
        Qualifier.UP_TO,
        Qualifier.NEARLY,
        Qualifier.ABOUT,
        Qualifier.RANGE,
    }
)
