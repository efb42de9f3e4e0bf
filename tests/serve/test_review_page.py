"""Review in the browser over HTTP: what a decision does, what is refused, and that nothing is overwritten."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from avowal.codebook.vocabulary import Fact, ReviewState, Verdict, VoiceKind
from avowal.record.record import Record
from avowal.serve.app import make_app
from tests.make import exactly, make_account, make_mention, make_reading, make_report, named

HERE = {"origin": "http://127.0.0.1"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def path(tmp_path):
    """A record with one report: three accounts of two voices that disagree, in hostile words."""
    text = f"Police said 84 people were killed. {HOSTILE} said 103 people were killed. At least 20 were hurt."
    report = make_report(text, title=HOSTILE)
    police, other = named("Police", VoiceKind.OFFICIAL), named(HOSTILE, VoiceKind.WITNESS)
    accounts = (
        make_account(report, Fact.KILLED, exactly(84), "84 people", voice=police),
        make_account(report, Fact.KILLED, exactly(103), "103 people", voice=other),
        make_account(report, Fact.KILLED, exactly(20), "At least 20", voice=police),
    )
    with Record.open(tmp_path / "review.db") as record:
        record.add_reading(report, make_reading(report, make_mention(report, *accounts)))
    return tmp_path / "review.db"


@pytest.fixture
def client(path):
    with TestClient(make_app(str(path), reviewer="Ada"), base_url="http://127.0.0.1", follow_redirects=False) as made:
        yield made


def first(path):
    with Record.open(path) as record:
        return record.review.queue()[0].id


def state(path, account):
    with Record.open(path) as record:
        return record.review.states(record.review.mention_of(account)).get(account, ReviewState.OPEN)


def post(client, where, headers=HERE, **fields):
    return client.post(f"/review/{where}", data=fields, headers=headers)


@pytest.mark.parametrize(
    ("pressed", "becomes"),
    [("accept", ReviewState.ACCEPTED), ("reject", ReviewState.REJECTED), ("unsure", ReviewState.UNSURE)],
)
def test_a_button_stores_a_decision_and_leads_to_the_next(client, path, pressed, becomes):
    item = first(path)
    answer = post(client, "decide", item=item, decide=pressed, seen="0", reason="because")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?item=a-")
    assert item not in answer.headers["location"]
    assert state(path, item) is becomes
    with Record.open(path) as record:
        assert [(d.author, d.reason) for d in record.review.history(item)] == [("Ada", "because")]


def test_an_offered_correction_is_one_button(client, path):
    """The 20 were hurt, not killed: the figure stays as the words say it."""
    with Record.open(path) as record:
        item = next(i.id for i in record.review.queue() if record.account(i.id).words == "At least 20")
    offered = re.search(r'value="(fact:injured)"', client.get(f"/review?item={item}").text)
    assert post(client, "decide", item=item, offer=offered[1], seen="0").status_code == 303
    with Record.open(path) as record:
        made = record.account(record.review.history(item)[0].corrected_id)
    assert (made.fact, made.value.low) == (Fact.INJURED, 20)
    assert state(path, item) is ReviewState.CORRECTED


def test_only_what_was_changed_in_the_form_is_a_correction(client, path):
    item = first(path)
    with Record.open(path) as record:
        account = record.account(item)
    fields = {
        "words": account.words, "fact": "killed", "voice": account.voice.name, "voice_kind": account.voice.kind.value,
        "stance": "denies", "status": "current",
    }  # fmt: skip
    assert post(client, "decide", item=item, decide="correct", seen="0", **fields).status_code == 303
    with Record.open(path) as record:
        made = record.account(record.review.history(item)[0].corrected_id)
    assert (made.stance.value, made.words, made.voice, made.fact) == (
        "denies", account.words, account.voice, account.fact,
    )  # fmt: skip


def test_a_correction_that_cannot_be_read_is_explained_and_what_was_typed_stays(client, path):
    item = first(path)
    answer = post(client, "decide", item=item, decide="correct", words="no such words", seen="0")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'value="no such words"' in answer.text
    assert state(path, item) is ReviewState.OPEN


def test_a_missing_account_can_be_added_from_its_words(client, path):
    answer = post(client, "add", item=first(path), words="At least 20", fact="injured", voice="Police")
    assert answer.status_code == 303
    added = answer.headers["location"].partition("item=")[2]
    with Record.open(path) as record:
        made = record.account(added)
    assert (made.fact, made.value.low, made.voice.name) == (Fact.INJURED, 20, "Police")


def test_undo_shows_the_account_again_and_keeps_the_decision_marked(client, path):
    item = first(path)
    post(client, "decide", item=item, decide="reject", seen="0")
    made = re.search(r'name="decision" value="(d-[^"]+)"', client.get("/review").text)[1]
    answer = post(client, "undo", decision=made)
    assert answer.headers["location"] == f"/review?item={item}"
    assert state(path, item) is ReviewState.OPEN
    page = client.get(answer.headers["location"]).text
    assert "taken back" in page


def test_what_somebody_else_decided_meanwhile_is_not_passed_over(client, path):
    """Two people had the same account on their screens."""
    item = first(path)
    with Record.open(path) as record:
        record.review.reject(item, "Ben")
    answer = post(client, "decide", item=item, decide="accept", seen="0")
    assert answer.status_code == 409
    assert "Ben" in answer.text
    assert state(path, item) is ReviewState.REJECTED


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "same-site"},
        {"origin": "http://[", "sec-fetch-site": "none"},
    ],
)
@pytest.mark.parametrize("where", ["decide", "add", "undo"])
def test_a_form_of_another_site_changes_nothing(client, path, where, headers):
    item = first(path)
    assert post(client, where, headers, item=item, decide="reject", decision="d-1").status_code == 403
    assert state(path, item) is ReviewState.OPEN


def test_the_browsers_word_for_our_own_page_is_enough(client, path):
    answer = post(client, "decide", {"sec-fetch-site": "same-origin"}, item=first(path), decide="accept")
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a=1" for _ in range(60)), "application/x-www-form-urlencoded", 400),
        (b"item=%ff%fe", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"", "", 415),
    ],
)
def test_what_is_no_form_is_refused(client, body, kind, status):
    answer = client.post("/review/decide", content=body, headers=HERE | ({"content-type": kind} if kind else {}))
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"item": "a-nothing", "decide": "accept"}, 404),
        ({"item": "", "decide": "accept"}, 404),
        ({"item": "j-nothing", "decide": "accept"}, 404),
        ({"item": "first", "decide": "delete"}, 400),
        ({"item": "first", "offer": "author:Eve"}, 400),
        ({"item": "first", "offer": "fact:party"}, 400),
        ({"item": "first", "decide": "accept", "seen": "many"}, 303),
        ({"item": "first", "decide": "accept", "reason": "x" * 2_001}, 400),
    ],
)
def test_what_cannot_be_decided_is_explained(client, path, fields, status):
    item = first(path) if fields["item"] == "first" else fields["item"]
    assert post(client, "decide", **(fields | {"item": item})).status_code == status


def test_hostile_words_are_shown_as_words(client, path):
    for item in (first(path), ""):
        page = client.get(f"/review?item={item}").text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_record_served_for_reading_only_has_no_review(path):
    with TestClient(make_app(str(path)), base_url="http://127.0.0.1") as reader:
        assert reader.get("/review").status_code == 403
        assert post(reader, "decide", item=first(path), decide="reject").status_code == 403
        assert "/review" not in reader.get("/").text
    assert state(path, first(path)) is ReviewState.OPEN


def test_when_nothing_is_left_the_page_says_so(client, path):
    for _ in range(10):
        page = client.get("/review").text
        item = re.search(r'name="item" value="(a-[^"]+)"', page)
        if item is None:
            break
        post(client, "decide", item=item[1], decide="accept")
    assert "Nothing more needs you" in page


def test_two_reports_are_judged_side_by_side(demo_record, tmp_path):
    copied = tmp_path / "demo.db"
    copied.write_bytes(demo_record.read_bytes())
    app = make_app(str(copied), reviewer="Ada")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        page = client.get("/review?only=link").text
        link = re.search(r'name="item" value="(j-[^"]+)"', page)[1]
        assert "Do these two reports tell of one incident?" in page
        assert post(client, "decide", item=link, decide="reject").status_code == 303
        with Record.open(copied) as record:
            held = record.judgement(link)
            said = [j for j in record.judgements(held.left) if j.author == "Ada"]
        assert [(j.verdict, {j.left, j.right}) for j in said] == [(Verdict.DIFFERENT, {held.left, held.right})]
        back = post(client, "undo", decision=said[0].id).headers["location"]
        assert back == f"/review?item={link}"
