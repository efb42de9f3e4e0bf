"""The picture of a record's sensitivity."""

from __future__ import annotations

import builtins
from xml.etree import ElementTree as ET

import pytest

from avowal.errors import MissingExtraError, UsageError
from avowal.estimation import read_policy
from avowal.export.sensitivity_plot import write_plot
from avowal.record.record import Record
from avowal.record.sensitivity import sensitivity_of


@pytest.fixture(scope="module")
def found(demo_record):
    with Record.open(demo_record, read_only=True) as opened:
        return sensitivity_of(opened.cases(), [read_policy(name) for name in ("acled", "ucdp", "min")])


def test_the_same_record_gives_the_same_svg_and_png(found, tmp_path):
    """A figure in a paper must be reproducible byte for byte."""
    pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")
    for ending in ("svg", "png"):
        paths = [tmp_path / f"{n}.{ending}" for n in range(2)]
        for path in paths:
            write_plot(found, path)
        assert paths[0].read_bytes() == paths[1].read_bytes()
    assert (tmp_path / "0.png").read_bytes().startswith(b"\x89PNG")
    assert ET.parse(tmp_path / "0.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own file


def test_nothing_to_draw_is_drawn_all_the_same(tmp_path):
    pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")
    write_plot(sensitivity_of([], [read_policy("gtd")]), tmp_path / "empty.svg")
    assert (tmp_path / "empty.svg").stat().st_size > 0


def test_another_ending_is_refused(found, tmp_path):
    with pytest.raises(UsageError, match=r"must end in \.svg or \.png"):
        write_plot(found, tmp_path / "plot.pdf")


def test_without_the_extra_the_way_to_install_it_is_said(found, tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"pip install 'avowal\[plots\]'"):
        write_plot(found, tmp_path / "plot.svg")
