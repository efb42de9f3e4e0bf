"""PLOVER-shaped events as JSON, and the same as POLECAT-shaped rows: who did what to whom, where and when."""

from __future__ import annotations

from typing import Any, Final

from avowal import __version__
from avowal.codebook.vocabulary import CODEBOOK_VERSION, Fact, IncidentType, VoiceKind
from avowal.domain import Account, Name, Place
from avowal.estimation.figures import group_of
from avowal.estimation.parties import NAMING
from avowal.export.programmes.codes import actor_of, codes, columns_of, country_codes, type_code
from avowal.export.programmes.coding import Coding, outlets
from avowal.gazetteer.countries import country_name
from avowal.record.rows import Row

MATERIAL_CONFLICT: Final = 4
_RESOLUTION: Final = {1: 4, 2: 4, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1}
_MOST_QUOTES: Final = 10
_GROUPS: Final = {"soldiers": "MIL", "police": "COP", "security_forces": "MIL"}
_MILITARY: Final = frozenset({"MIL", "COP"})
EVENT_COLUMNS: Final[dict[str, type]] = dict.fromkeys(columns_of("plover_json"), str)
_NUMBERS: Final = {"Intensity": float, "Quad Code": int, "Latitude": float, "Longitude": float, "GeoNames ID": int}
POLECAT_COLUMNS: Final = {name: _NUMBERS.get(name, str) for name in columns_of("polecat_tsv")}


def plover_event(coding: Coding) -> Row | str:
    """The incident as one PLOVER event, or why it is none: PLOVER needs a day and an actor."""
    if coding.window is None:
        return f"no date: {coding.estimates[Fact.DATE].reason}"
    named = coding.name(Fact.RESPONSIBLE)
    if named is None:
        return f"no actor: {coding.estimates[Fact.RESPONSIBLE].reason}"
    first, last = coding.window
    mode = _mode(coding)
    actors, recipients = _sides(coding, named)
    event: Row = dict.fromkeys(EVENT_COLUMNS)
    return event | {
        "id": f"AV-{coding.case.summary.id}",
        "has_event": True,
        "date": first.isoformat(),
        "enddate": last.isoformat() if last != first else None,
        "actor": actors,
        "recipient": recipients,
        "event": ["ASSAULT"],
        "mode": [mode] if mode != "none" else [],
        "context": _contexts(coding, actors, recipients),
        "event_loc": _location(coding.place) if coding.place else None,
        "event_text": _quotes(coding),
        "quad_code": MATERIAL_CONFLICT,
        "event_scale": codes("plover")["score"][mode],
        "link": coding.case.summary.id,
        "text_info": _offsets(coding),
        "cite_info": _cite(coding),
        "coder": f"avowal {__version__}",
        "comment": _comment(coding),
    }


def _mode(coding: Coding) -> str:
    type_ = coding.case.summary.type or IncidentType.OTHER
    return type_code(type_, "plover").partition("/")[2] or "none"


def _sides(coding: Coding, named: Name) -> tuple[list[Row], list[Row]]:
    """Who did it and whom it hit; both sides of a fight are actors."""
    doer = entity(named, coding.country)
    hit = [entity(name, coding.country, default="CVL") for name in coding.names(Fact.TARGET)]
    if coding.case.summary.type is IncidentType.ARMED_CLASH:
        return [doer, *hit], []
    return [doer], hit


def entity(name: Name, country: str | None, default: str = "UAF") -> Row:
    """An entity of PLOVER: code of its country, sector, the words, and our id of the actor.

    >>> entity(Name("Taliban"), "AF")["sector"], entity(Name("gunmen"), None)["sector"]
    ('REB', 'UAF')
    """
    actor = actor_of(name)
    home = (actor.countries[0] if actor and actor.countries else None) or country
    found = country_codes(home)
    sector = codes("plover")["sector_of_kind"].get(actor.kind, default) if actor else _sector(name, default)
    abroad = actor is not None and not actor.countries and sector == "REB"
    return {
        "code": "IMG" if abroad else (found.iso3 if found else None),
        "sector": sector,
        "entity_text": name.text,
        "identifier_id": actor.id if actor else None,
        "identifier_text": actor.name if actor else None,
    }


def _sector(name: Name, default: str) -> str:
    return _GROUPS.get(group_of(name.text) or "", default)


def _contexts(coding: Coding, actors: list[Row], recipients: list[Row]) -> list[str]:
    """Terrorism where a group that is no state's is named; military where soldiers or police are hit."""
    found = []
    if coding.case.summary.type is IncidentType.ARMED_CLASH or any(r["sector"] in _MILITARY for r in recipients):
        found.append("military")
    if actors[0]["sector"] in {"REB", "UAF", "PRM"} and coding.case.summary.type is not IncidentType.ARMED_CLASH:
        found.append("terrorism")
    return found


def _location(place: Place) -> Row:
    found = country_codes(place.country)
    is_town = place.precision in {1, 2}
    return {
        "extracted_place": place.name,
        "resolved_place": place.name if place.geonames_id is not None else None,
        "geonameid": place.geonames_id,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.name if is_town else None,
        "district": place.admin2,
        "province": place.admin1,
        "country": country_name(place.country) if place.country else None,
        "country_code": found.iso3 if found else None,
        "resolution": _RESOLUTION.get(place.precision or 0),
    }


def _quotes(coding: Coding) -> list[str]:
    """The words of the accounts that stand behind the event, each once."""
    told = _deciding(coding)
    quotes = (account.evidence.quote(coding.case.reports[account.report_id].text) for account in told)
    return list(dict.fromkeys(quotes))[:_MOST_QUOTES]


def _offsets(coding: Coding) -> list[Row]:
    """Where those words stand, in code points of the report's text."""
    return [
        {"sequence": n, "report_id": a.report_id, "start": a.evidence.start, "end": a.evidence.end}
        for n, a in enumerate(_deciding(coding)[:_MOST_QUOTES], start=1)
    ]


def _deciding(coding: Coding) -> list[Account]:
    used = {w.account_id for estimate in coding.estimates.values() for w in estimate.weighings if w.used}
    return [account for account in coding.case.accounts if account.id in used]


def _cite(coding: Coding) -> Row | None:
    """The report that came out first; PLOVER cites one story an event, ``comment`` counts the others."""
    report = next(iter(coding.reports), None)
    if report is None:
        return None
    return {
        "corpus": "avowal",
        "citation": report.outlet,
        "url": report.address,
        "title": report.title,
        "language": report.language,
        "publication": report.published.iso if report.published else None,
        "coder": f"avowal {__version__}",
        "codebook": "avowal",
        "version": CODEBOOK_VERSION,
    }


def _comment(coding: Coding) -> str:
    """The casualties that the policy derives: PLOVER has no column that an event must have for them."""
    counts = {"dead": coding.count(Fact.KILLED), "injured": coding.count(Fact.INJURED)}
    said = ", ".join(f"{number} {what}" for what, number in counts.items() if number is not None)
    told = f"told in {len(coding.reports)} report{'s' * (len(coding.reports) != 1)}"
    return f"By the policy {coding.policy.label}: {said or 'no figure of casualties'}; {told}."


def events_and_statements(coding: Coding) -> list[Row] | str:
    """The incident's event with one more for each accusation and denial; statements alone where it is no event."""
    event, said = plover_event(coding), statements(coding)
    if isinstance(event, str):
        return said or event
    return [event, *said]


def statements(coding: Coding) -> list[Row]:
    """One more event an accusation (ACCUSE) or denial (REJECT) of the incident's accounts, linked to it."""
    events = []
    for account in coding.case.accounts:
        verb = _verb(account)
        report = coding.case.reports[account.report_id]
        if verb is None or report.published is None or report.published.first is None:
            continue
        assert isinstance(account.value, Name)
        speaker = Name(account.voice.name)
        event: dict[str, Any] = dict.fromkeys(EVENT_COLUMNS)
        events.append(
            event
            | {
                "id": f"AV-{account.id}",
                "has_event": True,
                "date": report.published.first.isoformat(),
                "actor": [entity(speaker, account.voice.country, default=_speaker_sector(account))],
                "recipient": [entity(account.value, coding.country)],
                "event": [verb],
                "mode": ["allege"] if verb == "ACCUSE" else [],
                "context": [],
                "event_text": [account.evidence.quote(report.text)],
                "link": coding.case.summary.id,
                "coder": f"avowal {__version__}",
            }
        )
    return events


def _verb(account: Account) -> str | None:
    if account.fact is not Fact.RESPONSIBLE or not isinstance(account.value, Name):
        return None
    if account.stance.value in {"denies", "rejects"}:
        return "REJECT"
    return "ACCUSE" if account.stance in NAMING and account.stance.value == "accuses" else None


def _speaker_sector(account: Account) -> str:
    kinds = {
        VoiceKind.OFFICIAL: "GOV", VoiceKind.FOREIGN_GOVERNMENT: "GOV", VoiceKind.MEDIC: "MED", VoiceKind.MEDIA: "JRN",
        VoiceKind.STATE_MEDIA: "JRN", VoiceKind.OUTLET: "JRN", VoiceKind.RIGHTS_GROUP: "SOC", VoiceKind.ACCUSED: "REB",
        VoiceKind.CLAIMANT: "REB",
    }  # fmt: skip
    return kinds.get(account.voice.kind, "UNK")


def polecat_row(coding: Coding) -> Row | str:
    """The same event as one row of POLECAT's 40 columns."""
    event = plover_event(coding)
    if isinstance(event, str):
        return event
    place: Row = event["event_loc"] or {}
    mode = event["mode"][0] if event["mode"] else None
    return dict.fromkeys(POLECAT_COLUMNS) | {
        "Event ID": event["id"],
        "Event Date": event["date"],
        "Event Type": event["event"][0],
        "Event Mode": mode,
        "Intensity": event["event_scale"],
        "Quad Code": event["quad_code"],
        "Contexts": ";".join(event["context"]) or None,
        **_party("Actor", event["actor"]),
        **_party("Recipient", event["recipient"]),
        "Placename": place.get("extracted_place"),
        "City": place.get("city"),
        "District": place.get("district"),
        "Province": place.get("province"),
        "Country": place.get("country_code"),
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "GeoNames ID": place.get("geonameid"),
        "Raw Placename": place.get("extracted_place"),
        "Source": ";".join(outlets(coding)) or None,
        "Publication Date": event["cite_info"]["publication"] if event["cite_info"] else None,
        "Language": event["cite_info"]["language"] if event["cite_info"] else None,
        "Version": f"avowal {__version__}",
    }


def _party(side: str, entities: list[Row]) -> Row:
    """The columns of one side: the first entity's, and every sector."""
    if not entities:
        return {}
    first = entities[0]
    return {
        f"{side} Name": first["identifier_text"] or first["entity_text"],
        f"{side} Country": first["code"],
        f"Primary {side} Sector": first["sector"],
        f"{side} Sectors": ";".join(dict.fromkeys(one["sector"] for one in entities)),
        f"{side} Name Raw": ";".join(one["entity_text"] for one in entities),
    }
