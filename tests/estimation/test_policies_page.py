"""The page of policies says what the files say."""

from __future__ import annotations

import subprocess
import sys

from avowal.estimation import POLICIES
from tests.conftest import ROOT


def test_the_page_of_policies_is_made_from_the_files_as_they_are():
    done = subprocess.run(
        [sys.executable, "tools/make_policies.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_policy_has_its_section():
    page = (ROOT / "docs" / "policies.md").read_text("utf-8")
    assert [name for name in POLICIES if f"\n## {name} " not in page] == []
