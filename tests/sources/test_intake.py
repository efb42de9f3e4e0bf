"""Everything that can be named on the command line has exactly one outcome an item."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avowal.domain import DateBasis
from avowal.errors import NoTextError, UsageError
from avowal.sources.intake import Outcome, read_inputs, report_from_text
from avowal.sources.settings import IntakeSettings
from tests.sources.pages import FIRST, SECOND, make_page, make_pdf

TEXT = "At least 84 people were killed in Kerman on Wednesday, the agency said."


def outcomes(*inputs, **limits) -> list[Outcome]:
    """What comes of these inputs; each either a report or a refusal."""
    found = list(read_inputs(inputs, settings=IntakeSettings(**limits)))
    assert all((one.report is None) != (one.refusal is None) for one in found)
    return found


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD = [
    ("empty.txt", b"", "no-text", "it is empty"),
    ("blank.txt", b" \r\n\t ", "no-text", "it is empty"),
    ("binary.txt", bytes(range(256)) * 8, "not-a-text", "binary data"),
    ("letter.docx", b"PK\x03\x04" + bytes(100), "not-a-text", "ZIP archive or an office document"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "not-a-text", "office document"),
    ("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "not-a-text", "a picture"),
    ("script.html", b"<html><body><script>render()</script></body></html>", "no-text", "only script"),
    ("scan.pdf", make_pdf(None), "pdf-without-text", "only pictures"),
    ("broken.pdf", b"%PDF-1.4\nnothing else", "damaged-pdf", "damaged or locked"),
    ("names.csv", b"who,when\nAnna,2024\n", "column-missing", "the first row has 'who', 'when'.*--column text=NAME"),
    ("head.csv", b"text,date\n", "no-text", "no rows"),
    ("broken.json", b'{"text": "Two', "damaged-json", "this is no JSON"),
    ("nan.json", b'{"text": NaN}', "damaged-json", "this is no JSON"),
    ("deep.json", b"[" * 100_000, "damaged-json", "nested too deep"),
    ("list.json", b"[]", "no-text", "no rows"),
    ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-9], "damaged-archive", "gzip file is damaged"),
    ("cut.csv.gz", gzip.compress(b"text\n" + TEXT.encode() * 50)[:-9], "damaged-archive", "gzip file is damaged"),
    ("twice.txt.gz", gzip.compress(gzip.compress(TEXT.encode())), "not-a-text", "compressed file inside"),
    ("tags.html", "<html><body>" + "<div>" * 5_000 + f"<p>{FIRST}{SECOND}</p>", "page-too-complex", "stops parsers"),
    ("crowd.html", "<html><body><p " + "a='1' " * 50_000 + f">{FIRST}{SECOND}</p>", "page-too-complex", "attributes"),
]


@pytest.mark.parametrize(("name", "content", "slug", "words"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_refused_in_one_clear_line_and_the_others_go_on(tmp_path, name, content, slug, words):
    bad, good = written(tmp_path, name, content), written(tmp_path, "good.text", TEXT)
    refused, kept = outcomes(bad, good)
    assert refused.refusal.slug == slug
    with pytest.raises(type(refused.refusal), match=words):
        raise refused.refusal
    message = str(refused.refusal)
    assert str(bad) in message
    assert "\n" not in message
    assert message.endswith(f"[{slug}]")
    assert kept.report.text == TEXT


def test_a_file_that_is_not_there_and_an_empty_name_are_refused(tmp_path):
    found = outcomes(tmp_path / "none.txt", "", "a\0b", "x" * 5_000)
    assert [one.refusal.slug for one in found] == ["no-such-file", "no-such-file", "unreadable-file", "unreadable-file"]


def test_a_file_of_100_mb_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)

    def never(*_arguments, **_options):
        pytest.fail("it was opened")

    monkeypatch.setattr(Path, "open", never)
    (refused,) = outcomes(path)
    assert refused.refusal.slug == "too-large"
    assert "larger than 20 MB" in str(refused.refusal)


def test_a_device_without_end_is_refused():
    (refused,) = outcomes("/dev/zero", most_bytes=1_000)
    assert refused.refusal.slug == "too-large"


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    """Root may read everything, so the system's answer is made up here."""
    path = written(tmp_path, "locked.txt", TEXT)

    def denied(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    (refused,) = outcomes(path)
    assert refused.refusal.slug == "unreadable-file"
    assert "Permission denied" in str(refused.refusal)


def test_a_folder_that_may_not_be_looked_into_is_refused(tmp_path, monkeypatch):
    def denied(_self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert [one.refusal.slug for one in outcomes(tmp_path)] == ["unreadable-file"]


def test_a_gzip_bomb_stops_at_the_limit(tmp_path):
    bomb = gzip.compress(b"killed " * 1_000_000)
    found = outcomes(
        written(tmp_path, "bomb.txt.gz", bomb), written(tmp_path, "bomb.csv.gz", bomb),
        most_bytes=1_000_000, most_table_bytes=1_000_000,
    )  # fmt: skip
    assert [one.refusal.slug for one in found] == ["too-large", "too-large"]


def test_a_text_too_long_for_a_report_is_refused_and_never_cut(tmp_path):
    page = written(tmp_path, "long.html", f"<html><body><article><p>{'word ' * 450_000}</p></article></body></html>")
    text = written(tmp_path, "long.txt", "word " * 500_000)
    assert [one.refusal.slug for one in outcomes(page, text, page_seconds=30)] == ["too-large", "too-large"]


def test_a_folder_is_read_in_order_and_every_file_of_it_has_an_outcome(tmp_path):
    """A folder read twice must give the same order, and nothing in it may be passed over in silence."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "empty").mkdir()
    written(tmp_path / "b", "1.txt", TEXT + " b1")
    written(tmp_path, "a.txt", TEXT + " a")
    written(tmp_path, "c.css", "p { color: red }")
    written(tmp_path, ".hidden.txt", TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    found = outcomes(tmp_path)
    assert [(one.item.removeprefix(f"{tmp_path}/"), one.refusal and one.refusal.slug) for one in found] == [
        ("a.txt", None), ("b/1.txt", None), ("b/empty", "empty-folder"), ("c.css", "unknown-kind"),
        ("loop", "not-a-file"), ("lost.txt", "no-such-file"), ("pipe", "not-a-file"),
    ]  # fmt: skip


def test_a_file_of_unknown_ending_is_read_when_it_is_named(tmp_path):
    (one,) = outcomes(written(tmp_path, "story.2024", TEXT))
    assert one.report.text == TEXT


def test_the_generator_reads_nothing_before_it_is_asked(tmp_path):
    first, second = written(tmp_path, "1.txt", TEXT), tmp_path / "2.txt"
    reading = read_inputs([first, second])
    assert next(reading).report is not None
    written(tmp_path, "2.txt", TEXT + " Later.")
    assert next(reading).report.text.endswith("Later.")


def test_the_same_report_twice_has_one_id(tmp_path):
    found = outcomes(
        written(tmp_path, "one.txt", TEXT + "\r\n"), written(tmp_path, "two.txt", TEXT),
        written(tmp_path, "three.txt.gz", gzip.compress(TEXT.encode())), written(tmp_path, "four.txt", TEXT + " More."),
    )  # fmt: skip
    ids = [one.report.id for one in found]
    assert ids[0] == ids[1] == ids[2] == report_from_text(TEXT).id
    assert ids[3] != ids[0]


def test_standard_input_is_one_report(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (one,) = outcomes("-", outlet="Our desk", published="2024-01-05")
    assert (one.item, one.report.text, one.report.outlet) == ("-", TEXT, "Our desk")
    assert (one.report.published.iso, one.report.published_basis) == ("2024-01-05", DateBasis.USER)
    assert one.report.source.kind == "stdin"


def test_a_pdf_gives_its_text(tmp_path):
    (one,) = outcomes(written(tmp_path, "letter.bin", make_pdf("Two people died in Kabul.")))
    assert one.report.text == "Two people died in Kabul."


def test_a_page_keeps_its_paragraphs_apart(tmp_path):
    (one,) = outcomes(written(tmp_path, "page.html", make_page()))
    assert one.report.text == f"{FIRST}\n\n{SECOND}"
    assert one.report.outlet is None


def test_a_page_in_utf_16_without_a_mark_is_a_page(tmp_path):
    (one,) = outcomes(written(tmp_path, "page.html", make_page().encode("utf-16-le")))
    assert one.report.text == f"{FIRST}\n\n{SECOND}"


def test_a_table_gives_one_outcome_a_row_under_the_names_that_the_user_gives(tmp_path):
    table = (
        f'body,when,url\n"{TEXT}",2024-01-05,https://me:pw@news.example/a#x\n,2024-01-05,\nTwo died.,soon,file:///x\n'
    )
    found = outcomes(written(tmp_path, "t.csv", table), columns={"text": "body", "published": "when"})
    assert [one.item.rpartition(":")[2] for one in found] == ["2", "3", "4"]
    first, empty, odd = found
    assert (first.report.published.iso, first.report.address) == ("2024-01-05", "https://news.example/a")
    assert first.report.published_basis is DateBasis.COLUMN
    assert empty.refusal.slug == "no-text"
    assert {problem.reason for problem in odd.warnings} == {"address-unreadable", "date-unreadable"}
    assert (odd.report.published, odd.report.address) == (None, None)


def test_json_lines_are_refused_one_by_one(tmp_path):
    lines = [
        json.dumps({"text": TEXT, "title": "Blast"}),
        "{",
        "[1]",
        '{"title": "x"}',
        '{"text": "\\ud800 Two died."}',
    ]
    found = outcomes(written(tmp_path, "r.jsonl", "\n".join(lines)))
    assert [one.refusal and one.refusal.slug for one in found] == [
        None, "damaged-json", "damaged-json", "column-missing", None,
    ]  # fmt: skip
    assert found[0].report.title == "Blast"
    assert found[4].report.text == "Two died."
    assert [problem.reason for problem in found[4].warnings] == ["characters-dropped"]


def test_rows_of_a_table_share_the_hash_of_its_bytes(tmp_path):
    found = outcomes(written(tmp_path, "r.jsonl", '{"text": "One died."}\n{"text": "Two died."}\n'))
    assert len({one.report.source.sha256 for one in found}) == 1


def test_reports_of_a_script_without_a_main_guard_are_read(tmp_path):
    """The worker is no copy of the user's script: most scripts have no guard against being run again."""
    page = written(tmp_path, "page.html", make_page())
    script = written(
        tmp_path, "mine.py",
        f"from avowal.sources.intake import read_inputs\nfound = list(read_inputs([{str(page)!r}]))\n"
        "print(found[0].report.text[:8])\n",
    )  # fmt: skip
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "At least\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"published": "soon"}, "cannot be read"),
        ({"columns": {"body": "x"}}, "no column 'body'"),
        ({"most_bytes": 0}, "most_bytes"),
    ],
)
def test_settings_that_cannot_be_are_refused_before_anything_is_read(options, words):
    with pytest.raises(UsageError, match=words):
        IntakeSettings(**options)


def test_a_report_from_code_needs_a_text():
    with pytest.raises(NoTextError, match="no text"):
        report_from_text(" \0 ")


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), name=st.sampled_from(["a", "a.txt", "a.json", "a.txt.gz", "a.xyz"]))
def test_any_bytes_have_exactly_one_outcome(content, name):
    """Whatever a file holds, a run of ten thousand files must not end at it."""
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(written(Path(folder), name, content.replace(b"<", b"(").replace(b"%PDF", b"")))
    assert found
    assert len(found) == 1 or name == "a.json" or found[0].item.endswith(":1")


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), name=st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.csv.gz"]))
def test_any_bytes_of_a_table_end_in_outcomes(content, name):
    with tempfile.TemporaryDirectory() as folder:
        assert outcomes(written(Path(folder), name, b"text\n" + content.replace(b"<", b"(").replace(b"%PDF", b"")))
