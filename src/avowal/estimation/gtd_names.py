"""GTD-like naming: up to three sub-national perpetrators, how sure each is, who claimed, how, and against whom."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from avowal.codebook.vocabulary import Stance
from avowal.domain import Account, Column, Estimate
from avowal.estimation.acled_names import disputed_names
from avowal.estimation.candidates import sift
from avowal.estimation.live import drop
from avowal.estimation.parties import NAMING, names_nobody, names_of, state_of
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import count_units
from avowal.estimation.versions import Version, versions_of
from avowal.gazetteer.fold import fold

MOST_NAMES = 3
_RECORDED = 6
"""GTD's claim mode for video and audio: the form of a statement stands before the place where it was put."""
_NOT_KNOWN = 10
"""GTD's claim mode for a claim of which nobody says how it was made."""
_ORDER = (Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS)
_SUFFIX = ("", "2", "3")


@dataclass(frozen=True, slots=True)
class Claims:
    """Who claims the deed, and whether the claims compete: Front A and Front B, each alone.

    Attributes:
        keys: Versions of which some account is a claim.
        competing: Whether at least two claim it, and not together.
        column: GTD's code; ``None`` where one is named, nobody claims it, or it is not known.
    """

    keys: frozenset[str]
    competing: bool
    column: int | None


def gtd_order(question: Question) -> Estimate:
    """Whom media report as the perpetrator, the firmest stance first; a state is none."""
    sifted = drop(sift(question.accounts, NAMING), names_nobody, "Set aside: it names nobody.")
    states = tuple(a for a in sifted.candidates if state_of(a) is not None)
    sifted = drop(sifted, lambda a: a in states, "Set aside: GTD takes no state as perpetrator; it is for the notes.")
    versions = sorted(versions_of(sifted.candidates, question), key=lambda version: _rank(version, question))
    if not versions:
        columns = (Column("gname", "Unknown"), Column("guncertain1", None), Column("claimed", 0), *_doubt(states))
        reason = "No value: no sub-national party is named; GTD then writes Unknown."
        return answer(question, None, reason, sifted.aside, columns=columns)
    claims = _claims(tuple(versions), question)
    chosen, left = versions[:MOST_NAMES], versions[MOST_NAMES:]
    weighings = sifted.aside
    for version in chosen:
        weighings += taken(version.accounts, f"Used: names {version.shown}.")
    for version in left:
        weighings += aside(version.accounts, f"Set aside: {MOST_NAMES} names stand before it.")
    columns = tuple(c for n, version in enumerate(chosen) for c in _columns(n, version, claims, question))
    columns += (Column("compclaim", claims.column),)
    names = ", ".join(version.shown for version in chosen)
    reason = f"{names}: named by the media, the firmest stance first."
    return answer(question, chosen[0].value, reason, weighings, columns=columns)


def _rank(version: Version, question: Question) -> tuple[int, int, str]:
    stances = {account.stance for account in version.accounts}
    firmest = min(_ORDER.index(stance) for stance in stances)
    return firmest, -count_units(version.accounts, question), version.shown


def _claims(versions: tuple[Version, ...], question: Question) -> Claims:
    claims = {v.key: [a for a in v.accounts if a.stance is Stance.CLAIMS] for v in versions}
    keys = frozenset(key for key, accounts in claims.items() if accounts)
    joint = any(a.id in question.context.joint_claims for accounts in claims.values() for a in accounts)
    competing = len(keys) >= 2 and not joint
    column = int(competing) if len(versions) >= 2 and keys else None
    return Claims(keys, competing, column)


def _columns(n: int, version: Version, claims: Claims, question: Question) -> tuple[Column, ...]:
    claimed = version.key in claims.keys
    suffix = _SUFFIX[n]
    return (
        Column(f"gname{suffix}", version.shown),
        Column(f"guncertain{n + 1}", int(_is_uncertain(version, claims, question))),
        Column(f"claim{suffix}" if suffix else "claimed", int(claimed)),
        Column(f"claimmode{suffix}", _mode(version.accounts) if claimed else None),
    )


def _is_uncertain(version: Version, claims: Claims, question: Question) -> bool:
    """Whether the name rests on speculation, or on a claim that somebody disputes or claims as well."""
    if any(account.stance is Stance.ASSERTS for account in version.accounts):
        return False
    names = frozenset(name for account in version.accounts for name in names_of(account))
    undisputed = version.key in claims.keys and not names & disputed_names(question) and not claims.competing
    return not undisputed


def _mode(accounts: tuple[Account, ...]) -> int:
    """GTD's claim mode: the first known channel of the claim, the one nearest the voice first."""
    channels = [channel for account in accounts if account.stance is Stance.CLAIMS for channel in account.via]
    modes = [mode for channel in channels if (mode := claim_mode(channel)) is not None]
    if _RECORDED in modes:
        return _RECORDED
    return modes[0] if modes else _NOT_KNOWN


def claim_mode(channel: str) -> int | None:
    """GTD's code for a channel; ``None`` for one that is no way of claiming (an agency that passed it on).

    >>> claim_mode("Telegram"), claim_mode("a video"), claim_mode("Reuters")
    (7, 6, None)
    """
    words = f" {fold(channel)} "
    return next((mode for mode, names in _modes() if any(f" {name} " in words for name in names)), None)


@cache
def _modes() -> tuple[tuple[int, frozenset[str]], ...]:
    """Modes with their folded names; the form of a statement (video) stands before where it was put."""
    raw = tomllib.loads(files(__package__).joinpath("claim_modes.toml").read_text("utf-8"))
    return tuple((row["code"], frozenset(fold(name) for name in row["names"])) for row in raw["mode"])


def _doubt(states: tuple[Account, ...]) -> tuple[Column, ...]:
    """Where only a state is named: doubt whether it is terrorism at all, with state actors as the alternative."""
    return (Column("doubtterr", 1), Column("alternative", 5)) if states else ()
