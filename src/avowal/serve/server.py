"""Listen on an address and serve a record until stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from avowal.errors import UsageError
from avowal.serve.app import make_app


def run(record: str, *, host: str, port: int, reviewer: str | None, announce: Callable[[str], None]) -> None:
    """Serve the record at ``host`` and ``port`` until the process is stopped.

    Args:
        record: Path of the record.
        host: Address to listen on.
        port: 0 takes any free port.
        reviewer: Who decides on the review page; ``None``: the record is opened read-only.
        announce: Called once with the address, when connections are accepted.

    Raises:
        UsageError: The address or port cannot be listened on.
    """
    listening = _listen(host, port)
    actual = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    announce(f"http://{shown}:{actual}/")
    config = uvicorn.Config(
        make_app(record, host=host, reviewer=reviewer), log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        msg = f"cannot listen on {host} port {port}: {error.strerror}. Choose another with --port, or --port 0 for any."
        raise UsageError(msg, slug="port-taken", item=f"{host}:{port}") from error
    return listening
