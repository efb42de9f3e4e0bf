"""Bytes become text once, and what could not be read is said."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.errors import InputError
from avowal.sources.decode import decoded
from avowal.sources.kinds import Kind, foreign, kind_of

RUSSIAN = "В результате взрыва в городе погибли двенадцать человек, сообщили власти области во вторник вечером. " * 3
ARABIC = "قتل اثنا عشر شخصا في انفجار وقع في المدينة مساء يوم الثلاثاء، حسبما أعلنت السلطات المحلية في بيان. " * 3
FRENCH = "Douze personnes ont été tuées dans une explosion à Orléans, a déclaré le préfet de la région mardi soir. " * 3


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", None), (RUSSIAN, "koi8-r", None), (ARABIC, "cp1256", None), (FRENCH, "cp1252", None),
        (FRENCH, "latin-1", "iso-8859-1"), (RUSSIAN, "cp1251", "windows-1251"), (FRENCH, "utf-8", "windows-1251"),
        (FRENCH, "utf-16-le", None), (RUSSIAN, "utf-16-be", None), (ARABIC, "utf-16-le", None),
        (FRENCH, "utf-16", None), (FRENCH, "utf-32", None), (FRENCH, "utf-8-sig", None), (FRENCH, "cp1252", "idna"),
        (FRENCH, "cp1252", "punycode"), (FRENCH, "cp1252", "hex"), (FRENCH, "cp1252", "no such \0 encoding"),
    ],
)  # fmt: skip
def test_a_text_is_read_in_its_encoding(text, encoding, declared):
    assert decoded(text.encode(encoding), "x", declared=declared) == (text, ())


def test_a_few_broken_bytes_are_counted():
    text, problems = decoded((RUSSIAN.encode() + b"\xff\xfe") * 2, "x")
    assert text.count("\N{REPLACEMENT CHARACTER}") == 4
    assert [problem.reason for problem in problems] == ["characters-replaced"]


def test_a_text_that_fits_no_encoding_is_refused():
    with pytest.raises(InputError, match="Save it as UTF-8") as caught:
        decoded(b"\xff\xfe" + b"\x00\xd8" * 200, "x")
    assert caught.value.slug == "wrong-encoding"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "a.txt", Kind.PDF), (b"Two died.", "a.md", Kind.MARKDOWN), (b"<html><p>x", "a", Kind.PAGE),
        (b"<span>x", "a.html", Kind.PAGE), (b"<p>quoted", "a.txt", Kind.TEXT), (b"text,b\n", "a.csv.gz", Kind.CSV),
        (b'{"text": "x"}\n{"text": "y"}', "a.json", Kind.JSON_LINES), (b"[1]", "a.json", Kind.JSON),
    ],
)  # fmt: skip
def test_bytes_decide_what_they_are_and_the_name_where_they_do_not(head, name, kind):
    assert kind_of(head, name=name) is kind


@given(content=st.binary(max_size=600), declared=st.none() | st.text(max_size=12))
def test_any_bytes_are_named_and_read_or_refused(content, declared):
    foreign(content)
    kind_of(content, name="")
    text, problems = "", ()
    with suppress(InputError):
        text, problems = decoded(content, "x", declared=declared)
    assert bool(problems) == ("\N{REPLACEMENT CHARACTER}" in text)
