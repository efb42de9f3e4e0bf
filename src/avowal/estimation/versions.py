"""Versions of a named or dated fact: accounts that give the same value, whatever their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from avowal.domain import Account, Name, PartialDate, Place, Value
from avowal.estimation.question import Question
from avowal.estimation.units import count_units, day_of
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

    @property
    def shown(self) -> str:
        """The value in a word or two."""
        return shown(self.value)


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
        return value.days_iso
    if isinstance(value, Place):
        return str(value.geonames_id) if value.geonames_id is not None else f"{value.country}/{fold(value.name)}"
    return str(value)


def shown(value: Value | int) -> str:
    """A value in a word or two, for reasons."""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, PartialDate):
        return value.days_iso
    if isinstance(value, Place):
        return value.name
    return value.text if isinstance(value, Name) else str(value)


def agreeing_accounts(version: Version, versions: tuple[Version, ...]) -> tuple[Account, ...]:
    """Accounts that give a version or something coarser that holds it."""
    return tuple(
        account
        for other in versions
        if other.key == version.key or holds(other.value, version.value)
        for account in other.accounts
    )


def most_heard(versions: tuple[Version, ...], question: Question) -> tuple[Version, ...]:
    """The versions of most independent units first, ties by name."""
    return tuple(sorted(versions, key=lambda v: (-count_units(v.accounts, question), v.shown)))


def finest(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """The versions that hold no finer one: "January" goes where somebody says 3 January."""
    return tuple(v for v in versions if not any(holds(v.value, other.value) for other in versions))


def holds(coarse: Value, fine: Value) -> bool:
    """Whether the coarser value agrees with the finer: January with 3 January, Iran with Kerman."""
    if isinstance(coarse, PartialDate) and isinstance(fine, PartialDate):
        return _date_holds(coarse, fine)
    if isinstance(coarse, Place) and isinstance(fine, Place):
        return _place_holds(coarse, fine)
    return False


def _date_holds(coarse: PartialDate, fine: PartialDate) -> bool:
    if coarse.window is None and fine.window is None:
        parts = ((coarse.year, fine.year), (coarse.month, fine.month), (coarse.day, fine.day))
        return coarse.bare != fine.bare and all(said is None or said == other for said, other in parts)
    if coarse.first is None or coarse.last is None or fine.first is None or fine.last is None:
        return False
    same = (coarse.first, coarse.last) == (fine.first, fine.last)
    return not same and coarse.first <= fine.first and fine.last <= coarse.last


def _place_holds(coarse: Place, fine: Place) -> bool:
    if coarse.country is None or coarse.country != fine.country or fineness(coarse) >= fineness(fine):
        return False
    if coarse.precision == 6:
        return True
    return fold(coarse.name) in {fold(name) for name in (fine.admin1, fine.admin2) if name}


def fineness(value: Value) -> int:
    """How precise a date or a place is; higher is finer, and other values are all alike."""
    if isinstance(value, PartialDate):
        return -(value.precision or (4 if value.day is not None else 9))  # a day of an unknown year is like a month
    if isinstance(value, Place):
        return -(value.precision if value.precision is not None else 5)
    return 0
