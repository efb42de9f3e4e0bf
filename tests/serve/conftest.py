"""The record of the bundled reports, served on a free port; and a browser to look at it with."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from avowal.serve.app import make_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(path, reviewer=None) -> Iterator[str]:
    """The address of a running server over a record."""
    server = uvicorn.Server(uvicorn.Config(make_app(str(path), reviewer=reviewer), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it had started"
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def address(demo_record):
    """The address of a running server over the demo record."""
    with served(demo_record) as made:
        yield made


@pytest.fixture
def review_record(demo_record, tmp_path):
    """A copy of the demo record, for tests that write."""
    path = tmp_path / "review.db"
    path.write_bytes(demo_record.read_bytes())
    return path


@pytest.fixture
def review_address(review_record):
    """The address of a server on which Ada reviews it."""
    with served(review_record, "Ada") as made:
        yield made


@pytest.fixture(scope="module")
def browser():
    """Headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()
