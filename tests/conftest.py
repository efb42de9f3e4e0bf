"""Fixtures that more than one folder of tests uses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from avowal.demo import demo_files
from avowal.record.record import Record

# Machines that run other work at the same time are slow at times: time is measured by benchmarks, not here.
settings.register_profile("avowal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("avowal")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Data from elsewhere; tests that ask for it skip with the reason where it is absent."""
    folder = Path(os.environ.get("AVOWAL_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no data at {folder}: set AVOWAL_DATA")
    return folder


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory) -> Path:
    """The bundled reports, read by the rules extractor, in a record that tests only read."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Record.open(path) as record:
        record.add([str(file) for file in demo_files()])
    return path
