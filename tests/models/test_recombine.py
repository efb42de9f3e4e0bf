"""Recombined reports: other names in the same sentences, every label still on its words."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "models"))

import from_cases  # noqa: E402 - models is a folder of commands, not a package
import from_event_location  # noqa: E402
from examples import Example, Held, Said, SpanLabel  # noqa: E402
from recombine import pools_of, recombined  # noqa: E402

OURS = list(from_cases.examples("train", Counter()))
POOLS = pools_of(OURS)
TEXT = "Omar Brix said Red Sun killed 12 in Yarmouth on Monday. Yarmouth mourned; Omar Brix blamed Red Sun."


def example():
    def place(words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(words, start + 1)
        return start, start + len(words)

    return Example(
        "e", "cases", TEXT, relevant=True, known=("killed", "place", "responsible", "source"),
        spans=(
            SpanLabel(*place("Omar Brix"), "source"), SpanLabel(*place("Red Sun"), "responsible"),
            SpanLabel(*place("12"), "killed"), SpanLabel(*place("Yarmouth"), "place"),
        ),
        held=(Held(*place("Omar Brix"), voice="official"), Held(*place("12"), "asserts")),
        said=(Said(*place("12"), (place("Omar Brix"),)),),
    )  # fmt: skip


def words(one, start, end):
    return one.text[start:end]


def test_a_name_goes_out_everywhere_and_the_same_name_comes_in():
    found = [recombined(example(), POOLS, f"{seed}") for seed in range(20)]
    exchanged = 0
    for one in found:
        source, responsible, killed, place = (words(one, s.start, s.end) for s in one.spans)
        assert one.text.count(place) >= 2
        assert one.text.count(source) >= 2
        assert one.text.startswith(source)
        assert killed.isdigit()
        exchanged += (source != "Omar Brix") + (responsible != "Red Sun") + (place != "Yarmouth")
    assert exchanged > 20  # about two thirds of sixty


def test_labels_that_share_words_still_share_them():
    for seed in range(10):
        one = recombined(example(), POOLS, f"{seed}")
        assert one.said[0].sources[0] == (one.spans[0].start, one.spans[0].end)
        assert (one.held[1].start, one.held[1].end) == (one.spans[2].start, one.spans[2].end)


def test_the_same_seed_gives_the_same_report():
    assert recombined(example(), POOLS, "3") == recombined(example(), POOLS, "3")


def test_labels_of_every_report_of_ours_stay_on_whole_words():
    for one in OURS[:120]:
        other = recombined(one, POOLS, "0")
        assert len(other.spans) == len(one.spans)
        for before, after in zip(one.spans, other.spans, strict=True):
            old, new = words(one, before.start, before.end), words(other, after.start, after.end)
            assert new.strip() == new or old.strip() != old
            if before.kind == "cue":
                assert new.casefold() == old.casefold() or old in one.text


def test_event_places_of_one_sentence_are_one_example(tmp_path):
    row = (
        '{"id": "%s", "source": "x", "text": "Shots in Adra, shells on Duma.", "verb": [], "place": [[%d, %d, "", ""]]}'
    )
    (tmp_path / "t.jsonl").write_text("\n".join([row % ("a", 9, 13), row % ("b", 25, 29)]))
    (one,) = from_event_location.examples(tmp_path / "t.jsonl")
    assert [words(one, s.start, s.end) for s in one.spans] == ["Adra", "Duma"]
    assert one.known == ("place",)


def test_a_country_goes_out_with_its_people_and_its_seat():
    text = "Norway's army shelled the town, Norwegian radio said. Oslo was silent; Norwegians protested."
    one = Example("n", "cases", text, relevant=True, known=())
    found = {recombined(one, POOLS, f"{seed}").text for seed in range(20)}
    for other in found - {text}:
        assert not {"Norway", "Norwegian", "Oslo", "Norwegians"} & set(
            other.replace("'", " ").replace(".", " ").split()
        )
    assert len(found) > 5
