"""Which endpoint is asked, how long it is waited for, and what it may cost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from avowal.config import llm_environment
from avowal.errors import UsageError

KEYRING_SERVICE = "avowal"
_NAMES = (
    "url",
    "model",
    "key",
    "seconds",
    "at_once",
    "budget_tokens",
    "budget_money",
    "price_in",
    "price_out",
    "cache",
)


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """An endpoint and its limits: a local server, four requests at once, two minutes each.

    Attributes:
        url: Base address of the interface, as ``http://127.0.0.1:8080/v1``.
        model: Name of the model, as the endpoint knows it.
        key: Sent as bearer token to this address and nowhere else; never shown.
        seconds: Most time for one request, whatever the server does.
        retries: How often a request is sent again after a fault that may pass.
        at_once: How many reports are read at once.
        most_answer_tokens: Longest answer that is asked for, in tokens.
        window: Longest stretch of a report that is sent at once, in characters; longer ones are read in windows.
        overlap: How much of a window the next one holds again, in characters.
        temperature: 0 for the likeliest answer.
        budget_tokens: Tokens after which no further request is sent; ``None``: no limit.
        budget_money: The same in money, by the two prices.
        price_in: Price of a million tokens sent.
        price_out: Price of a million tokens answered.
        cache: Folder of answers that need not be asked for again; ``None``: none is kept.

    Raises:
        UsageError: No such address, no model, or a limit that cannot be.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0
    retries: int = 2
    at_once: int = 4
    most_answer_tokens: int = 6_000
    window: int = 12_000
    overlap: int = 1_000
    temperature: float = 0.0
    budget_tokens: int | None = None
    budget_money: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0
    cache: Path | None = None

    def __post_init__(self) -> None:
        check_url(self.url)
        if not self.model.strip():
            msg = "no model is named. Set AVOWAL_LLM_MODEL or give --llm-model."
            raise _impossible(msg, self.url)
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            msg = "the key holds characters that no header may hold. Copy it again."
            raise _impossible(msg, self.url)
        if self.seconds <= 0 or self.retries < 0 or self.at_once < 1 or self.window < 2 * self.overlap + 200:
            msg = "a limit cannot be: seconds and requests at once are more than 0."
            raise _impossible(msg, self.url)
        if self.budget_money is not None and not (self.price_in or self.price_out):
            msg = "a budget in money needs the prices: AVOWAL_LLM_PRICE_IN and _OUT."
            raise _impossible(msg, self.url)

    @property
    def label(self) -> str:
        """The model with its parameters, as the record notes it."""
        return f"{self.model} temperature={self.temperature:g}"


def check_url(url: str) -> None:
    """Refuse what is no address of an endpoint.

    Raises:
        UsageError: It is not http or https, names no host, or holds a password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        msg = "it is no address. Write it as http://127.0.0.1:8080/v1."
        raise _impossible(msg, url[:200]) from error
    if parts.scheme not in {"http", "https"} or not host:
        msg = "it is no http or https address. Write it as http://127.0.0.1:8080/v1."
        raise _impossible(msg, url[:200])
    if parts.username or parts.password:
        msg = "it holds a password. Put the key into AVOWAL_LLM_KEY."
        raise _impossible(msg, f"{parts.scheme}://{host}")


def settings_from(said: Mapping[str, str | float | None] | None = None) -> LlmSettings:
    """Settings from what the command says and, where it says nothing, from the environment.

    Args:
        said: Values by name: url, model, key, seconds, at_once, budget_tokens, budget_money, price_in, price_out, cache.

    Raises:
        UsageError: No endpoint is set, or a value cannot be read.
    """
    known: dict[str, str | float] = dict(llm_environment())
    known |= {name: value for name, value in (said or {}).items() if value is not None}
    unknown = set(known) - set(_NAMES)
    if unknown:
        msg = f"there is no setting {min(unknown)!r}. Settings are: {', '.join(_NAMES)}."
        raise _impossible(msg, "llm")
    if not known.get("url"):
        msg = "no endpoint is set. Set AVOWAL_LLM_URL or give --llm-url, as http://127.0.0.1:8080/v1."
        raise _impossible(msg, "llm")
    url = str(known["url"])
    return LlmSettings(
        url=url,
        model=str(known.get("model", "")),
        key=str(known["key"]) if known.get("key") else key_of_keyring(url),
        seconds=_number(known, "seconds") or 120.0,
        at_once=int(_number(known, "at_once") or 4),
        budget_tokens=_whole(known, "budget_tokens"),
        budget_money=_number(known, "budget_money"),
        price_in=_number(known, "price_in") or 0.0,
        price_out=_number(known, "price_out") or 0.0,
        cache=cache_folder(known.get("cache")),
    )


def key_of_keyring(url: str) -> str | None:
    """The key that the system's keyring holds for the host under the service "avowal"; ``None`` without a keyring."""
    try:
        import keyring  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        return None
    try:
        return keyring.get_password(KEYRING_SERVICE, urlsplit(url).hostname or "")
    except Exception:  # noqa: BLE001 - keyrings fail in as many ways as there are systems; then there is no key
        return None


def cache_folder(said: str | float | None) -> Path | None:
    """The folder for answers: the one that is named, none for "off", else the user's cache."""
    if said == "off":
        return None
    if said:
        return Path(str(said))
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "avowal" / "llm"


def _number(known: Mapping[str, str | float], name: str) -> float | None:
    if name not in known:
        return None
    try:
        value = float(known[name])
    except ValueError as error:
        msg = f"{name} is no number: {known[name]!r}."
        raise _impossible(msg, "llm") from error
    if not 0 <= value < 1e15:
        msg = f"{name} cannot be {known[name]!r}."
        raise _impossible(msg, "llm")
    return value


def _whole(known: Mapping[str, str | float], name: str) -> int | None:
    value = _number(known, name)
    return None if value is None else int(value)


def _impossible(what: str, item: str) -> UsageError:
    """An error for a setting that cannot be; ``what`` says why and what to do."""
    return UsageError(f"the language model cannot be asked ({item}): {what}", slug="llm-settings", item=item)
