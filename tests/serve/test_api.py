"""The record as JSON over HTTP: pages without gaps, answers that are not sent twice, and errors that say what to do."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.serve.app import make_app
from avowal.serve.openapi import description
from tests.told import told


@pytest.fixture(scope="module")
def client(demo_record):
    with TestClient(make_app(str(demo_record)), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def everything(demo_record):
    with Record.open(demo_record, read_only=True) as record:
        yield [one.id for one in record.incidents(IncidentFilter(background=True))]


def ids(answer):
    return [row["incident_id"] for row in answer.json()["incidents"]]


@pytest.mark.parametrize("limit", [1, 3, 200])
def test_pages_by_cursor_give_every_incident_once_in_order(client, everything, limit):
    """Undated ones too, and several of one day."""
    found, cursor, pages = [], "", 0
    while cursor is not None:
        answer = client.get("/api/incidents", params={"limit": limit, "background": 1, "cursor": cursor})
        assert answer.json()["total"] == len(everything)
        found += ids(answer)
        cursor, pages = answer.json()["next"], pages + 1
    assert found == everything
    assert pages == -(-len(everything) // limit)


def test_streams_hold_what_lists_hold(client, everything):
    lines = client.get("/api/incidents.jsonl?background=1").text.splitlines()
    assert [json.loads(line)["incident_id"] for line in lines] == everything
    accounts = [json.loads(line) for line in client.get("/api/accounts.jsonl?country=IR").text.splitlines()]
    assert accounts
    assert {row["incident_id"] for row in accounts} <= set(ids(client.get("/api/incidents?country=IR&limit=200")))


def test_an_account_a_report_and_an_incident_lead_to_one_another(client):
    row = json.loads(client.get("/api/accounts.jsonl?country=IR").text.splitlines()[0])
    account = client.get(f"/api/accounts/{row['account_id']}").json()
    report = client.get(f"/api/reports/{account['report']}").json()
    start, end = account["span"]
    assert report["text"][start:end] == account["evidence"]
    assert account["id"] in [one["id"] for part in report["incidents"] for one in part["accounts"]]
    assert client.get(f"/api/incidents/{account['incident']}").status_code == 200
    assert account["review"] == "open"


def test_what_has_not_changed_is_not_sent_again(tmp_path):
    path = tmp_path / "my.db"
    with Record.open(path) as record:
        record.add_reading(*told(1))
        with TestClient(make_app(str(path)), base_url="http://127.0.0.1") as client:
            first = client.get("/api/incidents")
            again = client.get("/api/incidents", headers={"if-none-match": f'"x", {first.headers["etag"]}'})
            assert (again.status_code, again.content) == (304, b"")
            record.add_reading(*told(2))
            later = client.get("/api/incidents", headers={"if-none-match": first.headers["etag"]})
            assert later.status_code == 200
            assert later.headers["etag"] != first.headers["etag"]


def test_whoever_asks_for_changes_misses_none_and_gets_none_twice(tmp_path):
    path = tmp_path / "my.db"
    with Record.open(path) as record:
        for number in range(1, 6):
            record.add_reading(*told(number))
        with TestClient(make_app(str(path)), base_url="http://127.0.0.1") as client:
            since, seen = 0, []
            for _ in range(4):
                answer = client.get("/api/changes", params={"since": since, "limit": 2}).json()
                since, seen = answer["since"], seen + answer["changes"]
            assert [one["item"] for one in seen] == [told(number)[0].id for number in range(1, 6)]
            account = next(iter(record.account_rows()))["account_id"]
            made = record.review.accept(account, "Ada")
            (new,) = client.get("/api/changes", params={"since": since}).json()["changes"]
            assert (new["action"], new["item"], new["author"]) == ("decide", made.id, "Ada")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/api/incidents/i-0000", 404),
        ("/api/accounts/%00", 404),
        ("/api/reports/nothing", 404),
        ("/api/incidents?limit=0", 400),
        ("/api/incidents?limit=201", 400),
        ("/api/incidents?limit=\u0663", 400),
        ("/api/incidents?cursor=i-0000", 400),
        ("/api/incidents?country=Atlantis", 400),
        ("/api/changes?since=-1", 400),
        ("/api/changes?since=9999999999999999999999", 400),
        ("/api/incidents?as_of=soon", 400),
        ("/api/accounts.jsonl?type=party", 400),
    ],
)
def test_errors_are_problem_details(client, path, status):
    """RFC 9457: a program can tell what is wrong, and a person what to do."""
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_the_description_names_every_path_and_only_those(demo_record):
    """Whoever builds a client builds it from this."""
    app = make_app(str(demo_record))
    routed = {route.path for route in app.routes if route.path.startswith("/api/")}
    assert set(description()["paths"]) | {"/api/openapi.json"} == routed
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/api/openapi.json").json() == description()
