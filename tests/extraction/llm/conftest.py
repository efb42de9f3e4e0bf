"""A server on this machine that speaks the OpenAI interface: what it answers, and how badly, a test says."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from avowal.extraction.llm.settings import LlmSettings


def completion(text: Any, finish: str = "stop", tokens: tuple[int, int] = (100, 50)) -> bytes:
    """The body of a whole answer; ``text`` that is no string is written as JSON."""
    said = text if isinstance(text, str) else json.dumps(text)
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    choice = {"message": {"role": "assistant", "content": said}, "finish_reason": finish}
    return json.dumps({"choices": [choice], "usage": usage}).encode()


@dataclass
class Reply:
    """What the server does with one request."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    before: float = 0.0
    drip: float = 0.0


@dataclass
class FakeServer:
    """Answers with its replies in turn, the last one again and again; or by a function of the request."""

    replies: list[Reply | Callable[[dict[str, Any]], Reply]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def says(self, *answers: Any) -> None:
        """Let the model write these, in turn."""
        self.replies = [Reply(body=completion(one)) for one in answers]

    def settings(self, **changes: Any) -> LlmSettings:
        """Settings that lead here."""
        return LlmSettings(**({"url": self.url, "model": "test-model", "seconds": 5.0, "at_once": 1} | changes))


@pytest.fixture
def server(monkeypatch) -> Iterator[FakeServer]:
    monkeypatch.setattr("avowal.extraction.llm.endpoint._FIRST_PAUSE", 0.001)
    fake = FakeServer()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                fake.asked.append(body)
                fake.headers.append(dict(self.headers))
                reply = fake.replies.pop(0) if len(fake.replies) > 1 else fake.replies[0]
            if callable(reply):
                reply = reply(body)
            time.sleep(reply.before)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if reply.drip:
                    for byte in reply.body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(reply.drip)
                else:
                    self.wfile.write(reply.body)
            except OSError:
                pass  # the client has hung up, as it should

        def log_message(self, *said: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    fake.url = f"http://127.0.0.1:{httpd.server_port}/v1"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield fake
    httpd.shutdown()
    httpd.server_close()
    thread.join()
