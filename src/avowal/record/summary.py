"""The line of an incident in a list: what most reports give, and what two plain policies derive."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.domain import Account, Mention, Name, PartialDate, Place, Report
from avowal.estimation import Context, estimate
from avowal.gazetteer.countries import country_name
from avowal.gazetteer.fold import fold
from avowal.record.dossier import IncidentSummary
from avowal.record.labels import date_label

NO_CLAIM = "no claim"
"""What the extractors write as responsible where a report says that nobody has claimed it."""

_UNNAMED = {VoiceKind.OUTLET, VoiceKind.UNKNOWN}
_NAMING = {Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS}
_PLACE = ("country", "geonames_id", "latitude", "longitude", "admin1", "admin2", "precision")
Key = TypeVar("Key", bound=Hashable)


def summary_row(
    incident_id: str, mentions: Sequence[Mention], reports: Mapping[str, Report], origins: Mapping[str, str]
) -> dict[str, Any]:
    """The row of the table ``incidents`` for these mentions; their order changes nothing.

    ``origins`` gives, for a report that copies another, the id of the report that it copies.
    """
    telling = [m for m in mentions if m.role is Role.MAIN] or list(mentions)
    accounts = [account for mention in mentions for account in mention.accounts]
    type_ = _most((m.type, m.report_id) for m in telling if m.type is not None)
    date = best_date(telling)
    place = best_place(telling)
    n_incidents = max(m.n_incidents for m in mentions)
    responsible = responsible_names(accounts)
    context = Context(type=type_, origins=origins)
    return {
        "id": incident_id,
        "title": title_line(type_, place, date, n_incidents),
        "type": type_.value if type_ else None,
        "date": date.iso if date else None,
        "first_day": date.first.isoformat() if date and date.first else None,
        "last_day": date.last.isoformat() if date and date.last else None,
        "place": place.name if place else None,
        **{key: getattr(place, key) if place else None for key in _PLACE},
        "responsible": json.dumps(responsible, ensure_ascii=False),
        "place_words": _words(_place_names(accounts)),
        "actor_words": _words(_actor_names(accounts)),
        "killed": _estimated("acled-min", Fact.KILLED, accounts, reports, context),
        "injured": _estimated("min", Fact.INJURED, accounts, reports, context),
        "n_reports": len({m.report_id for m in mentions}),
        "n_accounts": len(accounts),
        "n_voices": len({a.voice.name for a in accounts if a.voice.kind not in _UNNAMED}),
        "n_incidents": n_incidents,
        "background": all(m.role is Role.BACKGROUND for m in mentions),
    }


def summary_of(row: Mapping[str, Any]) -> IncidentSummary:
    """The line that a row holds."""
    place = Place(row["place"], *(row[key] for key in _PLACE)) if row["place"] else None
    plain = ("id", "title", "date", "killed", "injured", "n_reports", "n_accounts", "n_voices", "n_incidents")
    return IncidentSummary(
        **{key: row[key] for key in plain},
        type=IncidentType(row["type"]) if row["type"] else None,
        place=place,
        responsible=tuple(json.loads(row["responsible"])),
        background=bool(row["background"]),
    )


def title_line(type_: IncidentType | None, place: Place | None, date: PartialDate | None, n_incidents: int) -> str:
    """One careful line: "Suicide bombing in Kerman, Iran, 3 January 2024"; it names nobody as the one who did it."""
    what = type_.value.replace("_", " ") if type_ and type_ is not IncidentType.OTHER else "violent incident"
    if n_incidents > 1:
        what = f"{n_incidents} incidents told together: {what}"
    parts = [what[0].upper() + what[1:]]
    if place:
        parts[0] += f" in {place.name}"
        country = country_name(place.country) if place.country else None
        if country and fold(country) != fold(place.name):
            parts.append(country)
    parts.append(date_label(date) if date else "date not known")
    return ", ".join(parts)


def best_date(mentions: Iterable[Mention]) -> PartialDate | None:
    """The date that most reports give, whatever the hour; of several, the most precise."""
    current = _current(mentions, Fact.DATE)
    said = [(replace(value, time=None), report) for value, report in current if isinstance(value, PartialDate)]
    return _most(said, finer=lambda value: -(value.precision or 9))


def best_place(mentions: Iterable[Mention]) -> Place | None:
    """The place that most reports give; of several, one that is in the gazetteer, and the finest."""
    said = [(value, report) for value, report in _current(mentions, Fact.PLACE) if isinstance(value, Place)]
    by_key = {
        _place_key(value): value for value, _ in sorted(said, key=lambda pair: (pair[0].name, pair[1]), reverse=True)
    }
    keys = [(_place_key(value), report) for value, report in said]

    def fineness(key: tuple[object, ...]) -> tuple[bool, int]:
        place = by_key[key]
        return place.latitude is not None, -(place.precision or 9)

    best = _most(keys, finer=fineness)
    return by_key[best] if best is not None else None


def _place_key(place: Place) -> tuple[object, ...]:
    return (place.geonames_id,) if place.geonames_id is not None else (fold(place.name), place.country)


def _current(mentions: Iterable[Mention], fact: Fact) -> Iterable[tuple[Any, str]]:
    for mention in mentions:
        for account in mention.accounts:
            stands = account.status is Status.CURRENT and account.stance not in {Stance.DENIES, Stance.REJECTS}
            if account.fact is fact and account.value is not None and stands:
                yield account.value, mention.report_id


def _most(said: Iterable[tuple[Key, str]], *, finer: Any = None) -> Key | None:
    """The value that most reports give, each report counted once a value; ties go to the finer, then by its text."""
    pairs = set(said)
    if not pairs:
        return None
    counted = Counter(value for value, _ in pairs)
    rank = finer or (lambda _: ())
    return max(counted, key=lambda value: (counted[value], rank(value), str(value)))


def responsible_names(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Names that voices give for who did it, those of most reports first; denials and rejections name nobody."""
    naming = [
        (account.value.text, account.report_id)
        for account in accounts
        if account.fact is Fact.RESPONSIBLE and account.stance in _NAMING and isinstance(account.value, Name)
    ]
    counted = Counter(name for name, _ in set(naming) if name != NO_CLAIM)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _place_names(accounts: Iterable[Account]) -> Iterable[str]:
    for account in accounts:
        if isinstance(account.value, Place):
            country = country_name(account.value.country) if account.value.country else None
            yield from (n for n in (account.value.name, account.value.admin1, account.value.admin2, country) if n)


def _actor_names(accounts: Iterable[Account]) -> Iterable[str]:
    for account in accounts:
        if account.fact is Fact.RESPONSIBLE and isinstance(account.value, Name):
            yield from (account.value.text, *account.value.aliases)


def _words(names: Iterable[str]) -> str:
    """Folded names between bars, so that a filter finds whole or part names."""
    return "|" + "|".join(sorted({fold(name) for name in names})) + "|"


def _estimated(
    policy: str, fact: Fact, accounts: Sequence[Account], reports: Mapping[str, Report], context: Context
) -> int | None:
    if not any(account.fact is fact for account in accounts):
        return None
    value = estimate(policy, accounts, fact, reports=reports, context=context).value
    return value if isinstance(value, int) else None
