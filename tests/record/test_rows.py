"""Flat rows of accounts and incidents, which come straight from the store, against the objects of the record."""

import pytest

from avowal.domain import Name, PartialDate, Place, Quantity
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.record.rows import ACCOUNT_COLUMNS, incident_row

EVERYTHING = IncidentFilter(background=True)


def row_of(told, account):
    """One account's row, spelled out from the objects."""
    value, mention, report, voice = account.value, told.mention, told.report, account.voice
    cells = dict.fromkeys(ACCOUNT_COLUMNS)
    if isinstance(value, Quantity):
        cells |= {"low": value.low, "high": value.high, "qualifier": value.qualifier.value, "of": value.of}
    elif isinstance(value, PartialDate):
        days = [day.isoformat() if day else None for day in (value.first, value.last)]
        cells |= {"value": value.iso, "first_day": days[0], "last_day": days[1], "time": value.time}
    elif isinstance(value, Place):
        cells |= {"value": value.name, "country": value.country, "geonames_id": value.geonames_id}
        cells |= {"latitude": value.latitude, "longitude": value.longitude}
    elif isinstance(value, Name):
        cells |= {"value": value.text, "aliases": "; ".join(value.aliases) or None}
    return cells | {
        "account_id": account.id, "incident_id": told.incident_id, "report_id": report.id, "outlet": report.outlet,
        "address": report.address, "title": report.title, "published": report.published.iso if report.published else None,
        "role": mention.role.value, "type": mention.type.value if mention.type else None,
        "stage": mention.stage.value if mention.stage else None, "fact": account.fact.value, "part_of": account.part_of,
        "words": account.words, "voice": voice.name, "voice_kind": voice.kind.value, "voice_role": voice.role,
        "voice_country": voice.country, "via": "; ".join(account.via), "said": account.said.iso if account.said else None,
        "stance": account.stance.value, "status": account.status.value, "score": account.score,
        "evidence": account.evidence.quote(report.text), "evidence_start": account.evidence.start,
        "evidence_end": account.evidence.end, "extractor": told.extractor,
    }  # fmt: skip


@pytest.mark.parametrize("moment", [None, "2024-01-03", "2024-01-05", "2010"])
def test_rows_of_accounts_say_what_the_accounts_say(demo_record, moment):
    """The rows make no objects, for speed; they may not come to differ from them."""
    with Record.open(demo_record, read_only=True) as opened:
        record = opened.as_of(moment)
        rows = list(record.account_rows(EVERYTHING))
        assert rows == [row_of(told, account) for told in record.told(EVERYTHING) for account in told.mention.accounts]
        assert moment == "2010" or rows
        assert all(list(row) == list(ACCOUNT_COLUMNS) for row in rows)


@pytest.mark.parametrize("moment", [None, "2024-01-03"])
def test_streamed_incidents_are_those_of_the_list_in_its_order(demo_record, moment):
    with Record.open(demo_record, read_only=True) as opened:
        record = opened.as_of(moment)
        streamed = [incident_row(one) for one in record.stream_incidents(EVERYTHING)]
        assert streamed == [incident_row(record.dossier(row["incident_id"]).summary) for row in streamed]
        assert {row["incident_id"] for row in streamed} == {case.summary.id for case in record.cases(EVERYTHING)}


def test_the_reports_of_some_incidents_are_those_that_their_dossiers_name(demo_record):
    with Record.open(demo_record, read_only=True) as record:
        iran = IncidentFilter(country="IR", background=True)
        named = {r.id for one in record.incidents(iran) for r in record.dossier(one.id).reports}
        told = [report.id for report in record.reports(iran)]
        assert told == sorted(named)
        assert set(told) < {report.id for report in record.reports()}
