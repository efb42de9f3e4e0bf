"""The bundled demo reports."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from avowal.demo import demo_files

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import cases  # noqa: E402 - bench is a folder of commands, not a package


def test_demo_holds_the_reports_that_were_promised():
    """Ten on Kerman, four or more on each of two other incidents, five that must yield no incident."""
    names = [path.name.rpartition(".")[0].split("-")[0] for path in demo_files()]
    assert len(names) >= 24
    assert names.count("kerman") >= 10
    assert names.count("crocus") >= 4
    assert names.count("plateau") >= 4
    assert names.count("none") >= 5


def test_every_demo_report_says_that_it_is_ours():
    """Nobody may take a report of ours for a publication: marked as such, and only at reserved domains."""
    for path in demo_files():
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        assert f"note: {cases.DEMO_NOTE}\n" in head, path.name
        address = re.search(r"^address: https://([^/\s]+)/\S*$", head, re.MULTILINE)
        assert address, path.name
        assert address[1].endswith(".example"), path.name


def test_every_demo_report_is_the_text_of_its_case():
    """The gold's offsets hold only for this text: run `python bench/cases.py demo` after editing a case."""
    by_name = {case.demo: case for case in cases.read_cases(cases.CASES, "demo")}
    assert sorted(str(name) for name in by_name) == [path.name for path in demo_files()]
    for path in demo_files():
        assert path.read_text(encoding="utf-8") == cases.demo_text(by_name[path.name]), path.name


def test_near_copies_differ_a_little():
    """One wire story stands under two mastheads, and once trimmed: what the linking must find."""
    text = {path.stem: path.read_text(encoding="utf-8").split("---\n\n")[1] for path in demo_files()}
    wire = text["kerman-03-wire-story"]
    assert text["kerman-04-reprint"].endswith(wire)
    assert text["kerman-04-reprint"] != wire
    trimmed = text["kerman-05-trimmed"].split("\n\n")
    shared = [paragraph for paragraph in trimmed if paragraph.split(".")[0] in wire]
    assert len(shared) >= 3
    assert len(text["kerman-05-trimmed"]) < len(wire)
