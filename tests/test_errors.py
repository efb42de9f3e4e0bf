"""Every refusal leads to a page that says what to do."""

from __future__ import annotations

import pickle
import re

import pytest

from avowal.errors import AvowalError, FetchError, InputError, NoTextError
from tests.conftest import ROOT

_GIVEN = re.compile(r'\bslug\s*=\s*"([a-z-]+)"')
_CHOSEN = re.compile(r'\(\s*"((?:store|disk|not)-[a-z-]+)",\s+f?"[A-Z]')  # store.sqlite picks one from a table


def slugs_in_use() -> set[str]:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src" / "avowal").rglob("*.py"))
    return set(_GIVEN.findall(code)) | set(_CHOSEN.findall(code))


def test_every_slug_is_a_heading_in_the_docs_and_every_heading_is_used():
    headings = re.findall(r"^## (.+)$", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert set(headings) == slugs_in_use()


def test_every_heading_says_what_happened_why_and_what_to_do():
    sections = (ROOT / "docs" / "errors.md").read_text("utf-8").split("\n## ")[1:]
    for section in sections:
        assert re.search(r"\*\*What\*\* .+\n\*\*Why\*\* .+\n\*\*Do\*\* .+", section), section.partition("\n")[0]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoTextError("a.txt: it is empty.", item="a.txt"), "a.txt: it is empty. [no-text]"),
        (InputError("b: no.", slug="too-large", item="b"), "b: no. [too-large]"),
        (FetchError("c [d]"), "c [d] [fetch-failed]"),
    ],
)
def test_an_error_is_the_same_after_a_passage_between_processes(error, words):
    """Pages are read in another process, whose refusals must arrive word for word."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made one line above
    assert isinstance(again, AvowalError)
    assert (type(again), str(again), again.slug, again.item) == (type(error), words, error.slug, error.item)
