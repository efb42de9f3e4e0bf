import time

import pytest

from avowal.errors import EndpointError, EndpointStoppedError
from avowal.extraction.llm import endpoint as module
from avowal.extraction.llm.endpoint import Endpoint
from tests.extraction.llm.conftest import Reply, completion

ASKED = [{"role": "user", "content": "read this"}]
FINE = Reply(body=completion("fine"))


def test_the_words_and_the_tokens_of_an_answer_are_given_and_counted(server):
    server.says("fine")
    endpoint = Endpoint(server.settings(key="k-1", price_in=2.0, price_out=4.0))
    found = endpoint.complete(ASKED, {})
    assert (found.text, found.cut, found.tokens_in, found.tokens_out) == ("fine", False, 100, 50)
    assert endpoint.spent.money(endpoint.settings) == pytest.approx(0.0004)
    assert server.headers[0]["Authorization"] == "Bearer k-1"
    assert server.asked[0]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_fault_that_may_pass_is_tried_again(server, status):
    server.replies = [Reply(status, headers={"Retry-After": "0"}), FINE]
    assert Endpoint(server.settings()).complete(ASKED, {}).text == "fine"


@pytest.mark.parametrize(
    ("reply", "slug"),
    [
        (Reply(429), "llm-busy"),
        (Reply(502), "llm-failed"),
        (Reply(200, b"<html>hello</html>"), "llm-answer"),
        (Reply(200, completion("fine")[:40]), "llm-answer"),
        (Reply(200, b'{"choices": []}'), "llm-answer"),
        (Reply(200, b'{"choices": [{"message": {"content": null}}]}'), "llm-answer"),
        (Reply(200, b"[" * 100_000), "llm-answer"),
        (Reply(200, b" " * (module.MOST_BYTES + 1)), "llm-answer"),
        (Reply(404, b'{"error": "no such model"}'), "llm-failed"),
    ],
    ids=["429", "502", "page", "cut", "no-choice", "no-text", "deep", "huge", "404"],
)
def test_a_fault_that_stays_is_one_error_that_says_what_and_where(server, reply, slug):
    server.replies = [reply]
    with pytest.raises(EndpointError, match=rf"127\.0\.0\.1:\d+.*\[{slug}\]$"):
        Endpoint(server.settings(retries=1)).complete(ASKED, {})


@pytest.mark.parametrize("reply", [Reply(before=3.0, body=completion("late")), Reply(body=completion("slow"), drip=0.02)],
                         ids=["hangs", "drips"])  # fmt: skip
def test_a_server_that_takes_too_long_is_hung_up_on(server, reply):
    server.replies = [reply]
    started = time.monotonic()
    with pytest.raises(EndpointError, match="llm-timeout"):
        Endpoint(server.settings(seconds=0.3, retries=1)).complete(ASKED, {})
    assert time.monotonic() - started < 2.0


def test_nothing_listening_is_an_error_and_not_a_crash(server):
    with pytest.raises(EndpointError, match="llm-no-answer"):
        Endpoint(server.settings(url="http://127.0.0.1:9/v1", retries=0)).complete(ASKED, {})


def test_the_key_does_not_follow_a_redirect(server):
    server.replies = [Reply(307, headers={"Location": server.url + "/elsewhere"})]
    with pytest.raises(EndpointStoppedError, match="llm-moved"):
        Endpoint(server.settings(key="secret")).complete(ASKED, {})
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_stops_the_run_and_is_not_shown(server, status):
    server.replies = [Reply(status, b"no")]
    settings = server.settings(key="secret-key")
    with pytest.raises(EndpointStoppedError, match="llm-key") as caught:
        Endpoint(settings).complete(ASKED, {})
    assert "secret-key" not in str(caught.value)
    assert "secret-key" not in repr(settings)


def test_a_server_that_knows_no_schema_is_asked_in_a_plainer_form_from_then_on(server):
    def by_form(body):
        form = body.get("response_format", {}).get("type")
        return FINE if form is None else Reply(400, b'{"error": "response_format not supported"}')

    server.replies = [by_form]
    endpoint = Endpoint(server.settings())
    endpoint.complete(ASKED, {})
    endpoint.complete(ASKED, {})
    forms = [body.get("response_format", {}).get("type") for body in server.asked]
    assert forms == ["json_schema", "json_object", None, None]


def test_no_request_is_sent_once_the_budget_is_spent(server):
    server.says("fine")
    endpoint = Endpoint(server.settings(budget_tokens=150))
    endpoint.complete(ASKED, {})
    with pytest.raises(EndpointStoppedError, match=r"150 tokens.*llm-budget"):
        endpoint.complete(ASKED, {})
    assert len(server.asked) == 1


def test_a_budget_in_money_stops_too(server):
    server.says("fine")
    endpoint = Endpoint(server.settings(budget_money=0.01, price_in=1_000.0))
    endpoint.complete(ASKED, {})
    with pytest.raises(EndpointStoppedError, match="llm-budget"):
        endpoint.complete(ASKED, {})


def test_five_failures_in_a_row_stop_the_run(server):
    server.replies = [Reply(404)]
    endpoint = Endpoint(server.settings())
    for _ in range(5):
        with pytest.raises(EndpointError, match="llm-failed"):
            endpoint.complete(ASKED, {})
    with pytest.raises(EndpointStoppedError, match="llm-stopped"):
        endpoint.complete(ASKED, {})
    assert len(server.asked) == 5
