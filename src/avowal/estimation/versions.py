"""Versions of a named or dated fact: accounts that give the same value, whatever their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from avowal.domain import Account, Name, PartialDate, Place, Value
from avowal.estimation.question import Question
from avowal.estimation.units import day_of
from avowal.gazetteer.fold import fold


@dataclass(frozen=True, slots=True)
class Version:
    """One value and the accounts that give it: Islamic State, told in four reports.

    Attributes:
        key: The same for every wording of the value.
        value: The value as the account that was told last gives it, a resolved name before an unresolved one.
        accounts: In order of id.
    """

    key: str
    value: Value
    accounts: tuple[Account, ...]


def versions_of(accounts: tuple[Account, ...], question: Question) -> tuple[Version, ...]:
    """The versions that the accounts give, in order of their keys."""
    known = _known_actors(accounts)
    grouped: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda account: account.id):
        if account.value is not None:
            grouped[_key(account.value, known)].append(account)
    return tuple(_version(key, tuple(same), question) for key, same in sorted(grouped.items()))


def _version(key: str, accounts: tuple[Account, ...], question: Question) -> Version:
    latest = max(accounts, key=lambda account: (_is_resolved(account), day_of(account, question), account.id))
    assert latest.value is not None
    return Version(key, latest.value, accounts)


def _is_resolved(account: Account) -> bool:
    return isinstance(account.value, Name) and account.value.actor_id is not None


def _known_actors(accounts: tuple[Account, ...]) -> dict[str, str]:
    """Folded names of the actors that some account resolves, so that unresolved ones join them."""
    known: dict[str, str] = {}
    for account in sorted(accounts, key=lambda account: account.id):
        value = account.value
        if isinstance(value, Name) and value.actor_id:
            for name in (value.text, *value.aliases):
                known.setdefault(fold(name), value.actor_id)
    return known


def _key(value: Value, known: dict[str, str]) -> str:
    if isinstance(value, Name):
        if value.actor_id:
            return value.actor_id
        ids = [known[fold(name)] for name in (value.text, *value.aliases) if fold(name) in known]
        return ids[0] if ids else fold(value.text)
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Place):
        return str(value.geonames_id) if value.geonames_id is not None else f"{value.country}/{fold(value.name)}"
    return str(value)
