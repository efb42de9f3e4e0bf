"""HTML for notebooks: hostile text is shown, never obeyed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain.notebook import MOST_CHARACTERS, marked, safe
from avowal.domain.span import Span
from tests.make import KERMAN, exactly, make_account, make_mention, make_reading, make_report, named, named_thing
from tests.told import told

HOSTILE = '<script>alert(1)</script><img src=x onerror="a">&amp;</mark>\u202e\x1b[31m'
ALLOWED = set("div small strong br p ul li table thead tbody tr th td mark bdi span".split())


class Seen(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= set(attrs)

    def handle_data(self, data):
        """Note text."""
        self.text += data


def seen(html):
    parser = Seen()
    parser.feed(html)
    parser.close()
    return parser


@pytest.fixture
def shown(record):
    """Everything that a notebook shows, of a report that is hostile in every field."""
    text = f"A bomb killed 3 people near {HOSTILE} today."
    report = make_report(text, title=HOSTILE, outlet=HOSTILE)
    voice = named(HOSTILE, VoiceKind.OFFICIAL)
    mention = make_mention(
        report,
        make_account(report, Fact.KILLED, exactly(3, of=HOSTILE), f"near {HOSTILE}", voice=voice),
        make_account(report, Fact.RESPONSIBLE, named_thing(HOSTILE, HOSTILE), HOSTILE, voice=voice),
        make_account(report, Fact.PLACE, type(KERMAN)(HOSTILE), HOSTILE, voice=voice),
        make_account(report, Fact.INJURED, None, "today", voice=voice),
    )
    reading = make_reading(report, mention)
    record.add_reading(report, reading)
    tables = (record.accounts_table(), record.incidents_table(), record.reports_table())
    return [one._repr_html_() for one in (report, reading, record.dossier("i-"), *tables)]


def test_hostile_text_is_escaped_in_every_view(shown):
    for html in shown:
        view = seen(html)
        assert view.tags <= ALLOWED
        assert {name for name, _ in view.attributes} <= {"dir", "style"}
        assert "<script>alert(1)</script>" in view.text
        assert not {"\u202e", "\x1b"} & set(html)


def test_views_fetch_nothing(shown):
    for html in shown:
        assert not any(word in html for word in ("http:", "https:", "url(", "<link", "<style"))


def test_a_dossier_marks_the_exact_words(record):
    report, reading = told(1)
    record.add_reading(report, reading)
    html = record.dossier("i-")._repr_html_()
    assert "A bomb <mark><bdi>killed 84 people</bdi></mark> in Kerman" in html
    assert "<mark><bdi>killed 84 people</bdi></mark>" in reading._repr_html_()


def test_a_long_text_is_cut_and_says_so():
    html = make_report("x" * (MOST_CHARACTERS + 7))._repr_html_()
    assert "and 7 more characters" in html
    assert "x" * (MOST_CHARACTERS + 1) not in html


def test_marked_words_keep_a_little_of_what_stands_around():
    text = "a" * 200 + "<b>" + "c" * 200
    assert marked(text, Span(200, 203)) == (
        f'<span dir="auto">…{"a" * 90}<mark><bdi>&lt;b&gt;</bdi></mark>{"c" * 90}…</span>'
    )


def test_line_breaks_stay_and_controls_are_shown():
    assert safe("a\n\tb\x00c\u00a0d") == "a\n\tb\ufffdc d"
