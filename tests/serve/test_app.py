"""The pages over HTTP: what they hold, what they refuse, and that they reach nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from avowal.codebook.vocabulary import Fact, Stage, VoiceKind
from avowal.domain import Name, Voice
from avowal.record.record import Record
from avowal.serve.app import make_app
from tests.make import exactly, make_account, make_mention, make_reading, make_report, named

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def client(demo_record):
    with TestClient(make_app(str(demo_record)), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture
def hostile_client(tmp_path):
    """A record whose report, title, outlet, voice and value try to be markup."""
    report = make_report(f"{HOSTILE} Seven died, {HOSTILE} said.", title=HOSTILE, outlet=HOSTILE)
    voice = named(HOSTILE, VoiceKind.WITNESS)
    killed = make_account(report, Fact.KILLED, exactly(7), "Seven died", voice=voice)
    responsible = make_account(report, Fact.RESPONSIBLE, Name(HOSTILE), HOSTILE, voice=voice)
    path = tmp_path / "hostile.db"
    with Record.open(path) as record:
        record.add_reading(report, make_reading(report, make_mention(report, killed, responsible)))
    with TestClient(make_app(str(path)), base_url="http://127.0.0.1") as made:
        yield made


def incident_link(html: str, word: str) -> str:
    return next(m[1] for m in re.finditer(r'<a href="(/i/[^"]+)"><bdi>([^<]+)', html) if word in m[2])


def test_the_list_leads_to_a_dossier_and_on_to_the_words(client):
    """Every value must open on its highlighted words in two clicks."""
    dossier = client.get(incident_link(client.get("/").text, "Kerman")).text
    link = re.search(r'href="(/a/[^"]+)"', dossier)
    assert link
    evidence = client.get(link[1]).text
    assert 'class="evidence chosen"' in evidence
    assert "<mark>" in evidence


def test_filters_narrow_the_list(client):
    """A filter in the address must do what the same filter does on the command line."""
    everything, iran = client.get("/api/incidents").json(), client.get("/api/incidents?country=Iran").json()
    assert 0 < iran["total"] < everything["total"]
    assert {row["country"] for row in iran["incidents"]} == {"IR"}


@pytest.mark.parametrize("query", ["country=Atlantis", "since=yesterday", "type=party", "until=2024-31-12"])
def test_filters_that_cannot_be_are_explained(client, query):
    """A typing slip gets a sentence, not an empty list and not a traceback."""
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert "cannot be used" in answer.text


@pytest.mark.parametrize(
    "path", ["/i/i-0000", "/a/nothing", "/r/<script>", "/nowhere", "/static/../app.py", "/static/%2e%2e/app.py"]
)
def test_what_is_not_there_is_a_plain_404(client, path):
    """Nothing that was asked for is repeated on the page."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert "nothing" in answer.text or answer.text == "Not Found"


def test_every_answer_carries_the_security_headers(client):
    """The pages may load nothing from elsewhere, whatever a report tries."""
    for path in ("/", "/api/incidents", "/static/style.css", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_another_host_name_is_refused(client):
    """A page elsewhere must not read a local record through a name that it points at this machine."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client, method):
    """The pages only read."""
    assert getattr(client, method)("/").status_code == 405


def test_markup_in_reports_is_shown_as_text(hostile_client):
    """A report is hostile until checked; its title, voices and values are text everywhere."""
    pages = [hostile_client.get("/").text]
    pages.append(hostile_client.get(re.search(r'href="(/i/[^"]+)"', pages[0])[1]).text)
    pages.extend(hostile_client.get(link).text for link in re.findall(r'href="(/[ar]/[^"]+)"', pages[1]))
    assert len(pages) >= 4
    for html in pages:
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;" in html


def test_the_country_of_a_voice_stands_beside_its_role(tmp_path):
    """A minister's word weighs differently when it is another country's minister."""
    report = make_report("Seven died, Ahmad Vahidi said.")
    voice = Voice("Ahmad Vahidi", VoiceKind.FOREIGN_GOVERNMENT, "interior minister", "IR")
    killed = make_account(report, Fact.KILLED, exactly(7), "Seven died", voice=voice)
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(report, make_reading(report, make_mention(report, killed)))
    with TestClient(make_app(str(tmp_path / "a.db")), base_url="http://127.0.0.1") as client:
        assert "<bdi>interior minister</bdi>, of Iran" in client.get(f"/a/{killed.id}").text


def test_a_dossier_says_that_an_attack_failed(tmp_path):
    """A dud must not look like a bombing."""
    report = make_report("A bomb failed to go off in Kandy.")
    weapon = make_account(report, Fact.WEAPON, Name("bomb"), "bomb")
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(report, make_reading(report, make_mention(report, weapon, stage=Stage.FAILED)))
    with TestClient(make_app(str(tmp_path / "a.db")), base_url="http://127.0.0.1") as client:
        dossier = client.get(re.search(r'href="(/i/[^"]+)"', client.get("/").text)[1])
        assert "1 report tells of it as failed." in dossier.text
        assert "main, bombing, failed" in client.get(f"/a/{weapon.id}").text
        incident = str(dossier.url).rsplit("/", 1)[1]
        assert client.get(f"/api/incidents/{incident}").json()["mentions"][0]["stage"] == "failed"


def test_a_part_stands_under_its_total(tmp_path):
    """A reader must see that the three children are among the 84, on the dossier and beside the words."""
    report = make_report("At least 84 people died in Kandy, including three children.")
    total = make_account(report, Fact.KILLED, exactly(84), "At least 84 people died")
    part = replace(make_account(report, Fact.KILLED, exactly(3, "children"), "three children"), part_of=total.id)
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(report, make_reading(report, make_mention(report, total, part)))
    with TestClient(make_app(str(tmp_path / "a.db")), base_url="http://127.0.0.1") as client:
        dossier = client.get(re.search(r'href="(/i/[^"]+)"', client.get("/").text)[1]).text
        assert f'of them <a href="/a/{part.id}"><bdi>3 (children)</bdi>' in dossier
        assert f'part of <a href="/a/{total.id}">' in dossier
        assert f'<dt>part of</dt><dd><a href="/a/{total.id}"><bdi>84</bdi>' in client.get(f"/a/{part.id}").text
        assert f'<a href="/a/{part.id}"><bdi>3 (children)</bdi>' in client.get(f"/a/{total.id}").text


def test_pages_name_no_address_elsewhere(client):
    """Works with no network: no page may refer to another host."""
    dossier = client.get(incident_link(client.get("/").text, "Kerman")).text
    for html in (client.get("/").text, dossier):
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', html)


def test_a_dossier_can_be_kept_as_it_was_known_then(client):
    """The moment stands in the address, so that a link shows tomorrow what it shows today."""
    address = incident_link(client.get("/?as_of=2024-01-03").text, "Kerman")
    assert address.endswith("?as_of=2024-01-03")
    then, now = client.get(address).text, client.get(address.partition("?")[0]).text
    assert "As it was known by 2024-01-03" in then
    assert "2024-01-08" in now
    assert "2024-01-08" not in then
    told = client.get("/api" + address.replace("/i/", "/incidents/")).json()
    assert told["as_of"] == "2024-01-03"
    assert {report["published"] for report in told["reports"]} == {"2024-01-03"}
    assert client.get("/?as_of=soon").status_code == 400
    assert client.get(address.replace("2024-01-03", "2023")).status_code == 404


def test_the_chart_of_figures_escapes_what_reports_say(hostile_client):
    page = hostile_client.get(incident_link(hostile_client.get("/?background=1").text, "")).text
    assert "<script>alert" not in page


def test_the_chart_has_a_dot_for_each_figure_that_leads_to_its_words(client):
    page = client.get(incident_link(client.get("/").text, "Kerman")).text
    chart = page[page.index('<svg class="chart"') : page.index("</svg>")]
    dots = re.findall(r'<a href="(/a/[^"]+)" aria-label="[^"]+"><circle', chart)
    assert len(dots) > 5
    assert client.get(dots[0]).status_code == 200
    assert "style=" not in chart


def test_who_denies_a_figure_does_not_stand_as_its_voice(client):
    """Three voices that took a figure back once stood under the name of one of them."""
    dossier = client.get(incident_link(client.get("/").text, "Kerman")).text
    assert "<bdi>those who deny or reject it, or took it back</bdi>" in dossier
    assert "heard by one outlet only" in dossier


def test_what_a_report_relates_is_shown_with_its_voice_and_escaped(tmp_path):
    """A motive is what somebody says; markup in it is text."""
    report = make_report(f"Gunmen killed 12 people in Bassa in retaliation for the raid {HOSTILE}.", outlet=HOSTILE)
    killed = make_account(report, Fact.KILLED, exactly(12), "12")
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(report, make_reading(report, make_mention(report, killed)))
    with TestClient(make_app(str(tmp_path / "a.db")), base_url="http://127.0.0.1") as client:
        dossier = client.get(re.search(r'href="(/i/[^"]+)"', client.get("/").text)[1]).text
    assert "told of as retaliation" in dossier
    assert "in retaliation for the raid &lt;script&gt;" in dossier
    assert "<script>alert" not in dossier
