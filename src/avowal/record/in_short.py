"""An incident in one careful paragraph: every figure and every name with who gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from avowal.codebook.vocabulary import Fact, Stance, Status, VoiceKind
from avowal.domain import Account, Name
from avowal.record.dossier import Dossier, FactVersions, Version
from avowal.record.labels import counted, value_label

_COUNTED = {Fact.KILLED: "killed", Fact.INJURED: "injured", Fact.ABDUCTED: "abducted"}
_SAID = {
    Stance.CLAIMS: "{voice} claimed it for {name}",
    Stance.ASSERTS: "{voice} named {name}",
    Stance.ACCUSES: "{voice} accused {name}",
    Stance.SUSPECTS: "{voice} suspected {name}",
    Stance.DENIES: "{voice} denied that it was {name}",
    Stance.REJECTS: "{voice} rejected that it was {name}",
}
_MOST_NAMED = 4
_SURE = 0.8
_SURE_OF_A_CLAIM = 0.5
"""Below it, a naming does not head the page but stands in its table only: naming the wrong one does harm."""


def in_short(dossier: Dossier) -> tuple[str, ...]:
    """Sentences on victims and on who is named; none for what nobody speaks of.

    What its own report withdraws is left out; a claim is told as a claim.
    """
    facts = {one.fact: one for one in dossier.facts}
    out = {report.id: report.published.iso if report.published else "" for report in dossier.reports}
    tolls = [line for fact, what in _COUNTED.items() if fact in facts for line in _toll(facts[fact], what, out)]
    named = list(_named(facts[Fact.RESPONSIBLE])) if Fact.RESPONSIBLE in facts else []
    return (*tolls, *([f"{_capital('; '.join(named))}."] if named else []))


def _toll(fact: FactVersions, what: str, out: Mapping[str, str]) -> Iterator[str]:
    """The newest figure, the one of most independent voices, how many there are; none is said to be right."""
    standing = [version for version in fact.versions if _standing(version) and not _is_part(version)]
    if not standing:
        return

    def day(version: Version) -> str:
        return max(out[account.report_id] for account in _standing(version))

    def borne_out(version: Version) -> tuple[int, int, str, str]:
        return version.independence.n_independent, len(version.report_ids), day(version), version.label

    newest = max(standing, key=lambda one: (day(one), borne_out(one)))
    most = max(standing, key=borne_out)
    line = f"{_capital(newest.label)} {what}, {_says(newest)}"
    if len(standing) > 1:
        line += ", in the newest figure"
        if most is not newest and most.independence.n_independent > 1:
            line += f"; {most.label} by most independent voices ({most.independence.n_independent})"
        line += f"; {counted(len(standing), 'figure')} in all"
    yield line + "."


def _says(version: Version) -> str:
    names = list(dict.fromkeys(_voice(account) for account in _standing(version)))
    told = names[0] if len(names) == 1 else f"{names[0]} and {counted(len(names) - 1, 'other')}"
    return f"according to {told}"


def _named(fact: FactVersions) -> Iterator[str]:
    """Who claims, accuses, suspects or denies, each once; what the extractor doubts is left to the table."""
    claims: dict[str, None] = {}
    said: dict[str, None] = {}
    for version in sorted(fact.versions, key=lambda one: (-one.independence.n_independent, one.label)):
        for account in _standing(version, denials=True):
            score = 1.0 if account.score is None else account.score
            if _is_own(account) and score >= _SURE_OF_A_CLAIM:
                claims[f"{_voice(account)} claimed it"] = None
            elif account.stance in _SAID and score >= _SURE and not _is_own(account):
                said[_SAID[account.stance].format(voice=_voice(account), name=_name(account, version))] = None
    yield from [*claims, *said][:_MOST_NAMED]


def _is_own(account: Account) -> bool:
    """Whether a voice claims a deed under its own name."""
    value = account.value
    own = isinstance(value, Name) and account.voice.name.casefold() in {
        name.casefold() for name in (value.text, *value.aliases)
    }
    return account.stance is Stance.CLAIMS and own


def _name(account: Account, version: Version) -> str:
    return value_label(account.value) if account.value is not None else version.label


def _standing(version: Version, *, denials: bool = False) -> list[Account]:
    """The accounts that their reports let stand; denials only where asked for."""
    against = {Stance.DENIES, Stance.REJECTS}
    return [a for a in version.accounts if a.status is Status.CURRENT and (denials or a.stance not in against)]


def _is_part(version: Version) -> bool:
    """Whether it counts some victims only, or is a part of a total."""
    of = getattr(version.value, "of", None)
    return of is not None or all(account.part_of is not None for account in version.accounts)


def _voice(account: Account) -> str:
    return "the reports themselves" if account.voice.kind is VoiceKind.OUTLET else account.voice.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
