"""Plain text and Markdown, with what stands between two lines of dashes at their top."""

from __future__ import annotations

import pytest

from avowal.domain import DateBasis
from avowal.sources.text import read_markdown, read_text


def test_front_matter_says_what_is_known_of_a_text():
    read = read_text(
        '---\r\nTitle: "Blast"\nsource: The Herald\nbyline: A. B.\ndate: 2024-01-05\n'
        "url: https://me:pw@news.example/a#b\nlang: en\nmood: grim\n---\n\nTwo died."
    )
    assert (read.text.strip(), read.title, read.outlet, read.author) == ("Two died.", "Blast", "The Herald", "A. B.")
    assert (read.published, read.published_basis) == ("2024-01-05", DateBasis.FRONT_MATTER)
    assert (read.address, read.language) == ("https://news.example/a", "en")
    assert [problem.reason for problem in read.warnings] == ["front-matter-unknown"]


@pytest.mark.parametrize("text", ["---\nTwo died, they said.\n---\nMore.", "---\ntitle: x\nno end", "--- Two died."])
def test_lines_that_keep_to_no_form_are_text(text):
    assert read_text(text).text == text


def test_an_address_that_is_no_page_is_left_out_with_a_warning():
    read = read_text("---\nurl: javascript:alert(1)\n---\nTwo died.")
    assert read.address is None
    assert [problem.reason for problem in read.warnings] == ["address-unreadable"]


def test_markdown_gives_the_words_that_a_reader_sees():
    read = read_markdown(
        "---\ntitle: Blast\n---\n# Two *died*\n\nIn [Kabul](https://x.example), `84`\nhurt.\n\n- one\n- two\n\n"
        "![photo](a.png)\n\n<script>x</script>\n", "a.md",
    )  # fmt: skip
    assert read.title == "Blast"
    assert read.text == "Two died\n\nIn Kabul, 84 hurt.\n\none\ntwo"
