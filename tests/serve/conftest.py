"""The record of the bundled reports, served on a free port."""

from __future__ import annotations

import threading

import pytest
import uvicorn

from avowal.serve.app import make_app


@pytest.fixture(scope="session")
def address(demo_record):
    """The address of a running server over the demo record."""
    server = uvicorn.Server(uvicorn.Config(make_app(str(demo_record)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it had started"
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
