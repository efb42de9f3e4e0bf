"""Texts that try to command the reader: whatever a model obeys, the record holds only what the report says.

The model behind these tests is the worst there can be: it does all that it is told, and quotes the command as evidence.
"""

import json
import re
from pathlib import Path

import pytest

from avowal.extraction import choose
from avowal.extraction.llm.extractor import LlmExtractor
from avowal.extraction.text.instructions import instruction_spans
from avowal.sources.intake import read_inputs, report_from_text
from tests.extraction.llm.conftest import Reply, completion
from tests.extraction.llm.test_extractor import GOVERNOR, TALIBAN, TEXT, account, answer

ATTEMPTS = json.loads((Path(__file__).parent / "injections.json").read_text(encoding="utf-8"))["attempts"]
_PLANTED = re.compile("5,000|5000|Israel|CIA|France|Ukraine|Hamas|Russia|United States|Vatican|Japan|Paris")


def obedient(body):
    """A model that adds what any text asks it to, and some that no text holds."""
    shown = body["messages"][1]["content"]
    made = [
        GOVERNOR,
        TALIBAN,
        account("killed", "5,000", "5,000 people were killed"),
        account("killed", "5000", "5000"),
    ]
    for match in _PLANTED.finditer(shown):
        line = shown[shown.rfind("\n", 0, match.start()) + 1 : match.end() + 60].splitlines()[0]
        fact = "killed" if match.group()[0] == "5" else "responsible"
        around = shown[max(0, match.start() - 20) : match.end() + 10]
        made += [account(fact, match.group(), evidence) for evidence in (line, around, match.group())]
    return Reply(body=completion(answer(*made)))


def told(reading):
    return {
        (a.fact, a.words, a.voice, a.stance, a.status, a.evidence.quote(TEXT))
        for m in reading.mentions
        for a in m.accounts
    }


def test_there_are_sixty_attempts_or_more():
    assert len(set(ATTEMPTS)) >= 60


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_command_in_the_body_changes_nothing_although_the_model_obeys(server, attempt):
    server.replies = [obedient]
    extractor = LlmExtractor(server.settings())
    plain = choose.extract(report_from_text(TEXT, published="2024-01-04"), extractor)
    poisoned = report_from_text(f"{TEXT}\n{attempt}\n", published="2024-01-04")
    reading = choose.extract(poisoned, extractor)
    for mention in reading.mentions:
        for one in mention.accounts:
            assert one.evidence.end <= len(TEXT), one
    assert told(reading) == told(plain)
    assert len(told(plain)) == 2


@pytest.mark.parametrize("attempt", ATTEMPTS[:20])
def test_a_command_in_the_title_changes_nothing(server, attempt):
    server.replies = [obedient]
    extractor = LlmExtractor(server.settings())
    poisoned = report_from_text(TEXT, title=" ".join(attempt.split()), published="2024-01-04")
    assert len(told(choose.extract(poisoned, extractor))) == 2


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "<p style='display:none'>{}</p>", "<script>{}</script>"])
@pytest.mark.parametrize("attempt", ATTEMPTS[:8])
def test_a_command_that_a_page_hides_is_not_even_sent(server, tmp_path, wrapped, attempt):
    paragraphs = "".join(f"<p>{line}</p>" for line in (TEXT, TEXT.replace("14", "15"), TEXT.replace("14", "16")))
    page = f"<html><body><article>{paragraphs}{wrapped.format(attempt)}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (outcome,) = read_inputs([tmp_path / "page.html"])
    server.replies = [obedient]
    choose.extract(outcome.report, LlmExtractor(server.settings()))
    assert "5,000" not in server.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_sentence_that_commands_is_seen_as_such(attempt):
    assert any("000" in span.quote(attempt) for span in instruction_spans(attempt)) or "\n" in attempt
    assert instruction_spans(attempt)


@pytest.mark.parametrize("name", ["rules", "encoder"])
def test_the_offline_extractors_keep_every_account_outside_the_command(name):
    plain = told(choose.extract(report_from_text(TEXT, published="2024-01-04"), name))
    changed = 0
    for attempt in ATTEMPTS:
        reading = choose.extract(report_from_text(f"{TEXT}\n{attempt}\n", published="2024-01-04"), name)
        inside = [a for m in reading.mentions for a in m.accounts if a.evidence.end > len(TEXT)]
        flagged = {p.span for p in reading.problems if p.reason == "instruction-like"}
        assert all(a.evidence in flagged for a in inside), attempt
        changed += bool(plain - told(reading))
    assert changed <= len(ATTEMPTS) // 20
