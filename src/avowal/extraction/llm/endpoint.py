"""One request to an OpenAI-compatible endpoint: within a time and a size, with a key that goes nowhere else."""

from __future__ import annotations

import contextlib
import json
import random
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import urllib3

from avowal import __version__
from avowal.errors import EndpointError, EndpointStoppedError
from avowal.extraction.llm.settings import LlmSettings

MOST_BYTES: Final = 4_000_000
_CHUNK = 65_536
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_FORMATS: Final = ("json_schema", "json_object", "none")
"""Ways to ask for JSON, the strictest first; what an endpoint does not know is not asked of it again."""
_FORMAT_REFUSED = frozenset({400, 404, 415, 422, 500, 501})
_FAULTS_IN_A_ROW = 5
_LONGEST_PAUSE = 30.0
_FIRST_PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote.

    Attributes:
        text: Its words.
        cut: Whether it stopped because the answer grew too long.
        tokens_in: Tokens that were sent, as the endpoint counts them, else by four characters each.
        tokens_out: Tokens that it wrote.
    """

    text: str
    cut: bool
    tokens_in: int
    tokens_out: int


@dataclass(slots=True)
class Spent:
    """What an endpoint has cost so far."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def money(self, settings: LlmSettings) -> float:
        """The price of it."""
        return (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1_000_000


class _PassingError(Exception):
    """A fault that may be gone at the next try."""

    def __init__(self, said: str, slug: str, wait: float | None = None) -> None:
        super().__init__(said)
        self.slug, self.wait = slug, wait


@dataclass
class Endpoint:
    """An endpoint with what it has cost and how often it failed; safe to use from many threads."""

    settings: LlmSettings
    spent: Spent = field(default_factory=Spent)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _format: int = 0
    _faults: int = 0

    def complete(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> Completion:
        """What the model answers; faults that may pass are tried again, with growing pauses.

        Args:
            messages: Roles and contents.
            schema: JSON Schema that the answer is to follow, where the endpoint can be told.

        Raises:
            EndpointError: No usable answer came in time.
            EndpointStoppedError: The budget is spent, the key refused, or five requests failed in a row.
        """
        self._check()
        for trial in range(self.settings.retries + 1):
            try:
                found = self._complete_as_known(messages, schema)
            except _PassingError as fault:
                if trial == self.settings.retries:
                    self._failed()
                    msg = f"{self._where}: {fault}. Tried {trial + 1} times. Run again later; what is read is kept."
                    raise EndpointError(msg, slug=fault.slug, item=self._where) from fault
                time.sleep(_pause(trial, fault.wait))
            except EndpointStoppedError:
                raise
            except EndpointError:
                self._failed()
                raise
            else:
                self._answered(found)
                return found
        raise AssertionError

    @property
    def _where(self) -> str:
        parts = urlsplit(self.settings.url)
        return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"

    def _check(self) -> None:
        most, money = self.settings.budget_tokens, self.settings.budget_money
        with self._lock:
            used, paid = self.spent.tokens_in + self.spent.tokens_out, self.spent.money(self.settings)
            faults = self._faults
        if (most is not None and used >= most) or (money is not None and paid >= money):
            msg = f"the budget is spent: {used:,} tokens, {paid:.2f} in money. Run again with a larger one to go on."
            raise EndpointStoppedError(msg, slug="llm-budget", item=self._where)
        if faults >= _FAULTS_IN_A_ROW:
            msg = (
                f"{self._where}: {faults} requests failed in a row, so no more are sent. Look at the server, run again."
            )
            raise EndpointStoppedError(msg, slug="llm-stopped", item=self._where)

    def _failed(self) -> None:
        with self._lock:
            self._faults += 1

    def _answered(self, found: Completion) -> None:
        with self._lock:
            self._faults = 0
            self.spent.requests += 1
            self.spent.tokens_in += found.tokens_in
            self.spent.tokens_out += found.tokens_out

    def _complete_as_known(self, messages: Sequence[dict[str, str]], schema: dict[str, Any]) -> Completion:
        """One answer, in the strictest form that the endpoint is not known to refuse."""
        while True:
            form = self._format
            body = self._body(messages, schema, _FORMATS[form])
            status, headers, content = self._post(body)
            if status in _FORMAT_REFUSED and form < len(_FORMATS) - 1 and _speaks_of_form(status, content):
                with self._lock:
                    self._format = max(self._format, form + 1)
                continue
            return self._read(status, headers, content, messages)

    def _body(self, messages: Sequence[dict[str, str]], schema: dict[str, Any], form: str) -> bytes:
        asked: dict[str, Any] = {
            "model": self.settings.model,
            "messages": list(messages),
            "temperature": self.settings.temperature,
            "max_tokens": self.settings.most_answer_tokens,
            "stream": False,
        }
        if form == "json_schema":
            named = {"name": "accounts", "strict": True, "schema": schema}
            asked["response_format"] = {"type": "json_schema", "json_schema": named}
        elif form == "json_object":
            asked["response_format"] = {"type": "json_object", "schema": schema}
        return json.dumps(asked).encode()

    def _post(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content, within the time that is set.

        The request runs in a thread of its own: looking up a name, and a server that drips, know no deadline.
        """
        task = _Task(self.settings, body)
        thread = threading.Thread(target=task.run, daemon=True)
        thread.start()
        thread.join(self.settings.seconds)
        if thread.is_alive():
            task.hang_up()
            msg = f"no whole answer within {self.settings.seconds:g} seconds"
            raise _PassingError(msg, slug="llm-timeout")
        if task.failed is not None:
            raise task.failed
        assert task.found is not None
        return task.found

    def _read(
        self, status: int, headers: dict[str, str], content: bytes, messages: Sequence[dict[str, str]]
    ) -> Completion:
        if status in _PASSING:
            slug = "llm-busy" if status in {429, 503} else "llm-failed"
            msg = f"it answered {status}"
            raise _PassingError(msg, slug, _seconds(headers.get("retry-after")))
        if status in {401, 403}:
            msg = f"{self._where} refuses the key ({status}). Set AVOWAL_LLM_KEY to one that holds for this model."
            raise EndpointStoppedError(msg, slug="llm-key", item=self._where)
        if 300 <= status < 400:
            msg = f"{self._where} sends us elsewhere ({status}); the key does not follow. Set AVOWAL_LLM_URL to that address."
            raise EndpointStoppedError(msg, slug="llm-moved", item=self._where)
        if status != 200:
            msg = f"{self._where} answered {status}: {_shown(content)!r}. Look at address and model: {self.settings.model}."
            raise EndpointError(msg, slug="llm-failed", item=self._where)
        return _completion(content, messages)


@dataclass(slots=True)
class _Task:
    """One request being sent, with what came of it."""

    settings: LlmSettings
    body: bytes
    connections: list[Any] = field(default_factory=list)
    found: tuple[int, dict[str, str], bytes] | None = None
    failed: Exception | None = None

    def run(self) -> None:
        """Send it, and note what came."""
        try:
            self.found = self._send()
        except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
            self.failed = error

    def hang_up(self) -> None:
        """Ends the reading of a thread that is no longer waited for."""
        for connection in list(self.connections):
            with contextlib.suppress(OSError, AttributeError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    def _send(self) -> tuple[int, dict[str, str], bytes]:
        url = self.settings.url.rstrip("/") + "/chat/completions"
        wait = self.settings.seconds
        try:
            with urllib3.connection_from_url(url, maxsize=1) as pool:
                make = pool.ConnectionCls

                def noted(*arguments: Any, **options: Any) -> Any:
                    self.connections.append(make(*arguments, **options))
                    return self.connections[-1]

                pool.ConnectionCls = noted  # type: ignore[assignment]  # so that it can be hung up from outside
                response = pool.urlopen(
                    "POST",
                    urlsplit(url).path,
                    body=self.body,
                    headers=self._headers(),
                    redirect=False,
                    retries=False,
                    timeout=urllib3.Timeout(connect=min(wait, 10.0), read=wait),
                    preload_content=False,
                )
                try:
                    headers = {name.lower(): value for name, value in response.headers.items()}
                    return response.status, headers, _content(response)
                finally:
                    response.close()
        except urllib3.exceptions.ReadTimeoutError as error:
            msg = f"no whole answer within {wait:g} seconds"
            raise _PassingError(msg, slug="llm-timeout") from error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            msg = f"no answer ({type(error).__name__})"
            raise _PassingError(msg, slug="llm-no-answer") from error

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": f"avowal/{__version__}",
        }
        return headers | {"Authorization": f"Bearer {self.settings.key}"} if self.settings.key else headers


def _content(response: urllib3.BaseHTTPResponse) -> bytes:
    pieces, size = [], 0
    while piece := response.read1(_CHUNK) or response.read(_CHUNK):
        size += len(piece)
        if size > MOST_BYTES:
            msg = f"its answer is longer than {MOST_BYTES // 1_000_000} MB"
            raise _PassingError(msg, slug="llm-answer")
        pieces.append(piece)
    return b"".join(pieces)


def _completion(content: bytes, messages: Sequence[dict[str, str]]) -> Completion:
    """The words of the first choice.

    Raises:
        _PassingError: The answer is no completion: a page, half an object, no text in it.
    """
    try:
        data = json.loads(content)
        choice = data["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        msg = "its answer is no completion"
        raise _PassingError(msg, slug="llm-answer") from error
    if not isinstance(text, str):
        msg = "its answer holds no text"
        raise _PassingError(msg, slug="llm-answer")
    usage = data.get("usage")
    sent = sum(len(one["content"]) for one in messages) // 4
    return Completion(
        text,
        choice.get("finish_reason") == "length",
        _tokens(usage, "prompt_tokens", sent),
        _tokens(usage, "completion_tokens", len(text) // 4),
    )


def _tokens(usage: Any, name: str, otherwise: int) -> int:
    """What the endpoint counts, where that can be; never less than nothing."""
    said = usage.get(name) if isinstance(usage, dict) else None
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 10**9 else otherwise


def _speaks_of_form(status: int, content: bytes) -> bool:
    """Whether a refusal is about how JSON was asked for; llama.cpp's server answers 500 without a word of it."""
    said = content[:4_000].decode("utf-8", "replace").lower()
    return status in {500, 501} or any(word in said for word in ("response_format", "json_schema", "schema", "grammar"))


def _shown(content: bytes) -> str:
    """The beginning of an answer for a person, on one line."""
    return " ".join(content[:400].decode("utf-8", "replace").split())[:200]


def _seconds(said: str | None) -> float | None:
    """How long Retry-After asks us to wait, where it says so in seconds."""
    return float(said) if said and said.isascii() and said.isdigit() and len(said) < 5 else None


def _pause(trial: int, asked: float | None) -> float:
    """How long to wait: twice as long each time, never the same for two of us; what the server asks for, within reason."""
    pause: float = _FIRST_PAUSE * 2**trial * (1 + random.random())  # noqa: S311 - only spreads the requests
    return min(_LONGEST_PAUSE, max(pause, asked or 0.0))
