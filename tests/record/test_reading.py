"""Reports are read as they come in; an extractor that fails costs only the report in hand."""

import threading
import time

import pytest

import avowal
from avowal.domain import Reading
from avowal.errors import EndpointError, EndpointStoppedError
from avowal.extraction import rules

TEXTS = [f"Gunmen killed {n} people in Kabul on {n} May 2021, police said." for n in range(2, 10)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for number, text in enumerate(TEXTS):
        (tmp_path / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "in"


def failing_on(words, error):
    def extractor(report, min_score=None):
        if words in report.text:
            raise error
        return rules.extract(report, min_score)

    return extractor


@pytest.mark.parametrize(
    ("error", "slug"),
    [
        (EndpointError("no answer in time", slug="llm-timeout"), "llm-timeout"),
        (RecursionError("too deep"), "extractor-failed"),
    ],
)
def test_a_report_that_cannot_be_read_is_refused_and_the_others_are_stored(folder, error, slug):
    with avowal.open(folder.parent / "r.db") as record:
        summary = record.add([folder], extractor=failing_on("killed 4 people", error))
        assert summary.added == len(TEXTS) - 1
        ((item, refusal),) = summary.refused
        assert item.endswith("2.txt")
        assert refusal.slug == slug
        assert record.verify() == ()
        again = record.add([folder], extractor="rules")
        assert (again.added, again.already_known) == (1, len(TEXTS) - 1)


def test_an_endpoint_that_is_not_asked_any_more_ends_the_run_with_what_was_read(folder):
    stopped = EndpointStoppedError("the budget is spent", slug="llm-budget")
    with avowal.open(folder.parent / "r.db") as record:
        with pytest.raises(EndpointStoppedError):
            record.add([folder], extractor=failing_on("killed 6 people", stopped))
        assert record.statistics().n_reports == 4
        assert record.verify() == ()


def test_an_extractor_that_may_reads_several_at_once_and_the_order_stays(folder):
    class Slow:
        at_once = 4

        def __init__(self):
            self.running, self.most, self.lock = 0, 0, threading.Lock()

        def __call__(self, report, min_score=None):  # noqa: ARG002 - what extractors take
            with self.lock:
                self.running += 1
                self.most = max(self.most, self.running)
            time.sleep(0.02 if "killed 2 people" in report.text else 0.005)
            with self.lock:
                self.running -= 1
            return Reading(report.id, "slow")

    slow, seen = Slow(), []
    with avowal.open(folder.parent / "r.db") as record:
        record.add([folder], extractor=slow, on_outcome=lambda outcome: seen.append(outcome.item))
    assert 1 < slow.most <= 4
    assert seen == sorted(seen)
