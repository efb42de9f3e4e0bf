"""Fetching ends in time and within its size, whatever the server does."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from avowal.errors import FetchError
from avowal.sources import guard
from avowal.sources.fetch import fetch
from avowal.sources.intake import read_inputs
from avowal.sources.settings import IntakeSettings
from tests.sources.pages import FIRST, SECOND, make_page

HERE = IntakeSettings(allow_private=True, respect_robots=False, fetch_seconds=10, most_bytes=1_000_000)


class Pages(BaseHTTPRequestHandler):
    """A server of pages, some of them hostile."""

    # ruff: noqa: D102 - each method is the page of its name

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Authorization")))
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "get_" + self.path.strip("/").partition("?")[0].partition("/")[0].replace(".", "_"))()

    def send(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_type": "text/html", "content_length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def get_robots_txt(self) -> None:
        self.send(b"User-agent: *\nDisallow: /forbidden\nDisallow: /" + b"*a" * 60 + b"\n", content_type="text/plain")

    def get_page(self) -> None:
        self.send(make_page(head='<link rel="canonical" href="https://reuters.example/x">').encode())

    def get_forbidden(self) -> None:
        self.get_page()

    def get_packed(self) -> None:
        self.send(gzip.compress(make_page().encode()), content_encoding="gzip")

    def get_latin(self) -> None:
        self.send("Sept personnes tuées à Paris hier.".encode("latin-1"), content_type="text/plain; charset=ISO-8859-1")

    def get_missing(self) -> None:
        self.send(b"not here", 404)

    def get_broken(self) -> None:
        self.send(b"oh", 500)

    def get_bomb(self) -> None:
        self.send(gzip.compress(bytes(50_000_000)), content_encoding="gzip")

    def get_brotli(self) -> None:
        self.send(b"\x0b\x02\x80", content_encoding="br")

    def get_double(self) -> None:
        self.send(gzip.compress(gzip.compress(b"x")), content_encoding="gzip, gzip")

    def get_short(self) -> None:
        self.send(b"Two died.", content_length="500")

    def get_header(self) -> None:
        self.send(b"x", x_long="a" * 200_000)

    def get_loop(self) -> None:
        self.send(b"", 302, location=self.path)

    def get_moved(self) -> None:
        self.send(b"", 301, location="/page")

    def get_inside(self) -> None:
        self.send(b"", 302, location=f"http://inside.example:{self.server.server_port}/page")

    def get_file(self) -> None:
        self.send(b"", 302, location="file:///etc/passwd")

    def get_odd(self) -> None:
        self.send(b"", 302, location="http://[::1/")

    def get_silent(self) -> None:
        self.server.over.wait(30)

    def get_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._drip(b"x")

    def get_dripping_header(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        self._drip(b"a")

    get_endless = get_dripping_header

    def _drip(self, drop: bytes) -> None:
        while not self.server.over.wait(0.1):
            self.wfile.write(drop)
            self.wfile.flush()

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked, running.over, running.daemon_threads = [], threading.Event(), True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        running.at = f"http://127.0.0.1:{running.server_port}"
        yield running
        running.over.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "slug", "words"),
    [
        ("missing", "fetch-failed", "answered 404"),
        ("broken", "fetch-failed", "answered 500"),
        ("bomb", "too-large", "larger than 1 MB"),
        ("brotli", "fetch-failed", "'br'"),
        ("double", "fetch-failed", "'gzip, gzip'"),
        ("short", "fetch-failed", "no answer"),
        ("header", "fetch-failed", "no answer"),
        ("loop", "fetch-refused", "more than 3 redirects"),
        ("file", "fetch-refused", "only http and https"),
        ("odd", "fetch-refused", "no address"),
    ],
)
def test_an_answer_that_is_no_page_is_refused_with_its_reason(server, path, slug, words):
    with pytest.raises(FetchError, match=words) as caught:
        fetch(f"{server.at}/{path}", HERE)
    assert caught.value.slug == slug


@pytest.mark.parametrize("path", ["silent", "drip", "endless"])
def test_a_server_that_never_ends_is_given_up_at_the_deadline(server, path):
    began = time.monotonic()
    with pytest.raises(FetchError, match="took too long") as caught:
        fetch(f"{server.at}/{path}", IntakeSettings(allow_private=True, respect_robots=False, fetch_seconds=0.6))
    assert caught.value.slug == "fetch-timed-out"
    assert time.monotonic() - began < 3


def test_nobody_listening_is_said_so():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="connection was refused"):
        fetch(f"http://127.0.0.1:{port}/", HERE)


def test_a_redirect_and_a_packed_page_are_followed_and_unpacked(server):
    assert fetch(f"{server.at}/moved", HERE).address == f"{server.at}/page"
    assert FIRST.encode() in fetch(f"{server.at}/packed", HERE).content


def test_this_machine_is_not_fetched_unless_the_user_says_so(server):
    with pytest.raises(FetchError, match="--allow-private"):
        fetch(f"{server.at}/page", IntakeSettings())
    assert server.asked == []


def test_a_redirect_into_a_private_network_is_refused(server, monkeypatch):
    """A public host that leads to the user's router must be stopped at the second step."""
    real = guard.resolved

    def made_up(host, port, *, allow_private, item):
        return real(
            host if host == "inside.example" else "127.0.0.1", port, allow_private=host != "inside.example", item=item
        )

    monkeypatch.setattr("avowal.sources.fetch.resolved", made_up)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_o: [(2, 1, 6, "", ("127.0.0.1", server.server_port))])
    with pytest.raises(FetchError, match=r"'inside\.example' is inside a private network"):
        fetch(f"http://public.example:{server.server_port}/inside", IntakeSettings(respect_robots=False))
    assert [path for path, _ in server.asked] == ["/inside"]


def test_robots_are_asked_and_obeyed(server):
    polite = IntakeSettings(allow_private=True)
    with pytest.raises(FetchError, match=r"robots\.txt asks not to") as caught:
        fetch(f"{server.at}/forbidden", polite)
    assert caught.value.slug == "fetch-refused"
    assert fetch(f"{server.at}/forbidden", HERE).content


def test_rules_of_many_stars_hold_nobody_up(server):
    began = time.monotonic()
    fetch(f"{server.at}/page/{'a' * 74}b", IntakeSettings(allow_private=True))
    assert time.monotonic() - began < 3


def test_credentials_are_neither_sent_nor_kept(server):
    address = server.at.replace("//", "//me:secret@") + "/page"
    (found,) = read_inputs([address], settings=HERE)
    assert [sent for _, sent in server.asked] == [None]
    assert "secret" not in repr(found)


def test_a_fetched_page_has_its_host_as_outlet_whatever_it_says_of_itself(server):
    (found,) = read_inputs([f"{server.at}/page"], settings=HERE)
    assert found.report.text == f"{FIRST}\n\n{SECOND}"
    assert (found.report.outlet, found.report.address) == ("127.0.0.1", f"{server.at}/page")
    assert found.report.source.kind == "address"


def test_a_text_is_read_in_the_encoding_that_the_server_declares(server):
    (found,) = read_inputs([f"{server.at}/latin"], settings=HERE)
    assert found.report.text == "Sept personnes tuées à Paris hier."


def test_one_address_that_fails_leaves_the_others_unharmed(server):
    found = list(read_inputs([f"{server.at}/missing", f"{server.at}/page"], settings=HERE))
    assert [one.report is None for one in found] == [True, False]
    assert found[0].item == f"{server.at}/missing"
