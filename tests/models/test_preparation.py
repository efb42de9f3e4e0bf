"""Training examples: what the sets know, and that it meets the right words."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "models"))

import from_cases  # noqa: E402 - models is a folder of commands, not a package
import from_muc4  # noqa: E402
import from_polnear  # noqa: E402
import from_review  # noqa: E402
from avowal.extraction.encoder import heads  # noqa: E402
from avowal.extraction.encoder.wordpiece import WordPieces  # noqa: E402
from avowal.record.record import Record  # noqa: E402
from examples import Example, Held, Said, SpanLabel, read_examples, write_examples  # noqa: E402
from tests.told import told  # noqa: E402
from windows_of_examples import UNASKED, items_of  # noqa: E402

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])


def marked(example, kind):
    return [example.text[s.start : s.end] for s in example.spans if s.kind == kind]


def test_examples_survive_the_file(tmp_path):
    example = Example(
        "a", "cases", "Two died.", relevant=True, known=("killed",), spans=(SpanLabel(0, 3, "killed"),),
        held=(Held(0, 3, "asserts", types=("bombing",)),), said=(Said(0, 3, ((4, 8),)),),
    )  # fmt: skip
    assert write_examples(tmp_path / "x.jsonl", [example]) == 1
    assert list(read_examples(tmp_path / "x.jsonl")) == [example]


def test_reviewed_reports_train_once_every_account_is_settled(tmp_path):
    with Record.open(tmp_path / "a.db") as record:
        found = list(_settled_one_by_one(record, tmp_path / "reviewed.jsonl"))
    assert found[:-1] == [([], 1)] * 2
    ((example,), n_dropped) = found[-1]
    assert (example.origin, example.relevant, n_dropped) == ("reviewed", True, 0)
    assert [marked(example, kind) for kind in ("killed", "place", "responsible")] == [
        ["killed 84 people"],
        [],
        ["Islamic State"],
    ]
    assert "police" in {example.text[start:end] for said in example.said for start, end in said.sources}


def _settled_one_by_one(record, path):
    """What the trainer gets of a report after each account that is settled, and how much it drops."""
    report, reading = told(1)
    record.add_reading(report, reading)
    killed, place, *others = reading.mentions[0].accounts
    record.review.reject(place.id, "Ada")
    for one in (killed, *others):
        record.review.accept(one.id, "Ada")
        dropped = Counter()
        path.write_text("".join(json.dumps(row) + "\n" for row in record.review.training_rows()), encoding="utf-8")
        yield list(from_review.examples(path, dropped)), sum(dropped.values())


def test_own_reports_mark_the_words_of_the_value_and_not_all_evidence():
    by_id = {example.id: example for example in from_cases.examples("train", Counter())}
    kupwara = by_id["kupwara-clash"]
    assert marked(kupwara, "killed") == ["Four", "two", "seven", "none"]
    assert marked(kupwara, "date") == ["Monday night"]
    assert marked(kupwara, "responsible") == ["Hizbul Mujahideen"]
    solingen = by_id["solingen-2"]
    assert marked(solingen, "place") == ["Solingen"]
    # The evidence of the claim is "has claimed the attack"; the value stands before it.
    assert marked(solingen, "responsible") == ["Islamic\nState".replace("\n", " ")]


def test_no_report_of_the_held_out_splits_trains():
    train = {example.id for example in from_cases.examples("train", Counter())}
    for split in ("dev", "test", "demo", "validation", "unseen"):
        assert not train & {example.id for example in from_cases.examples(split, Counter())}


def test_muc4_marks_every_place_of_a_string(tmp_path):
    text = "GUERRILLAS OF THE ELN KIDNAPPED THE MAYOR.\nTHE ELN\nFREED HIM."
    slots = dict.fromkeys((*from_muc4.SLOTS, "type", "perp_org_confidence"), ())
    slots |= {
        "perp_org": [{"values": ["ELN", "ARMY OF NATIONAL LIBERATION"]}],
        "perp_org_confidence": [{"values": ["REPORTED AS FACT"], "refs": ["ELN"]}],
        "hum_desc": [{"values": ["MAYOR"]}],
        "type": [{"values": ["KIDNAPPING"]}],
    }
    row = {"id": "m", "text": text, "relevant": "yes", "templates": [{"slots": slots}]}
    (tmp_path / "m.jsonl").write_text(json.dumps(row))
    dropped = Counter()
    (example,) = from_muc4.examples(tmp_path / "m.jsonl", dropped)
    assert marked(example, "perp_organisation") == ["ELN", "ELN"]
    assert marked(example, "victim_description") == ["MAYOR"]
    assert {held.stance for held in example.held} == {"asserts", None}
    assert {held.types for held in example.held} == {("kidnapping", "hostage_taking")}
    assert dropped == {"muc4: a perp_org that the text does not hold": 1}


def test_polnear_says_whose_words_are_whose(tmp_path):
    text = "He left, Ann said."
    relation = {"source": [[9, 12]], "cue": [[13, 17]], "content": [[0, 7]]}
    row = {"id": "p", "text": text, "annotations": [{"attributions": [relation]}]}
    (tmp_path / "p.jsonl").write_text(json.dumps(row))
    (example,) = from_polnear.examples(tmp_path / "p.jsonl", Counter())
    (item,) = items_of(example, PIECES, room=50, overlap=5)
    # Words: He left , Ann said .
    assert item.sources == {0: (3,), 1: (3,), 2: (), 3: (), 4: (), 5: ()}


def test_words_get_the_labels_of_their_span_and_the_rest_is_outside():
    text = "At least 84 people died in Kerman."
    example = Example("a", "cases", text, relevant=True, known=("killed", "place"), spans=(SpanLabel(0, 11, "killed"),))
    (item,) = items_of(example, PIECES, room=50, overlap=5)
    killed = item.tags[:, heads.SPANS.index("killed")].tolist()
    assert killed == [1, 2, 2, 0, 0, 0, 0, 0]
    assert set(item.tags[:, heads.SPANS.index("place")].tolist()) == {0}
    assert set(item.tags[:, heads.SPANS.index("date")].tolist()) == {UNASKED}


@pytest.mark.parametrize(("at", "asked"), [((0, 3), 1), ((40, 43), UNASKED)])
def test_only_windows_that_hold_something_are_asked_whether_the_report_is_relevant(at, asked):
    text = "one " * 20
    example = Example("a", "cases", text, relevant=True, known=("killed",), spans=(SpanLabel(*at, "killed"),))
    first, *_ = items_of(example, PIECES, room=8, overlap=1)
    assert first.relevant[0] == asked
