"""Whatever the description of the JSON interface allows is asked for, and more: no answer is a fault of the server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = shutil.which("schemathesis", path=str(Path(sys.executable).parent)) or shutil.which("schemathesis")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.mark.skipif(TOOL is None, reason="needs schemathesis, of the extra 'dev'")
def test_no_request_is_answered_with_a_fault(address):
    command = [TOOL, "run", f"{address}/api/openapi.json", "--checks", CHECKS, "--max-examples", "40", "--seed", "7"]
    run = subprocess.run([*command, "--no-color"], capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stdout[-6_000:]
    assert "Tested: 7" in run.stdout
