"""The case format: what the compiler reads, what it refuses, and that our own cases hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import case_counts  # noqa: E402 - bench is a folder of commands, not a package
import case_markup  # noqa: E402
import cases  # noqa: E402

from avowal.domain.form import reading_from_json  # noqa: E402

HEAD = """---
id: example
title: Blast
outlet: Example Wire
published: 2024-01-04
split: train
style: wire flash
---
"""
BODY = """{k: At least 84 people} were killed in {p: Kerman} on {d: Wednesday}, IRNA said.
Islamic State {r: claimed the attack}.
===
"""
BLOCK = """[incident kerman main bombing]
k | killed | At least 84 | IRNA/state_media | superseded
"""
REST = """p | place | Kerman, IR | IRNA/state_media
d | date | 2024-01-03 | IRNA/state_media
r | responsible | Islamic State; ISIS | Islamic State/claimant | claims, via Telegram > SITE
"""


def written(folder: Path, text: str, name: str = "example.case") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_case_becomes_report_and_gold_of_accounts_md(tmp_path):
    """Issue 3 writes hundreds of these: text, offsets and members must be exactly those of ACCOUNTS.md."""
    case = cases.read_case(written(tmp_path, HEAD + BODY + BLOCK + REST))
    assert case.report.text == (
        "At least 84 people were killed in Kerman on Wednesday, IRNA said. Islamic State claimed the attack."
    )
    incident = case.gold["incidents"][0]
    assert (incident["key"], incident["role"], incident["type"]) == ("kerman", "main", "bombing")
    killed, place, date, responsible = incident["accounts"]
    assert killed == {
        "fact": "killed",
        "low": 84,
        "high": None,
        "qualifier": "at_least",
        "words": "At least 84",
        "voice": {"name": "IRNA", "kind": "state_media"},
        "via": [],
        "stance": "asserts",
        "status": "superseded",
        "of": None,
        "optional": False,
        "evidence": "At least 84 people",
        "span": [0, 18],
    }
    assert (place["value"], place["country"], date["value"]) == ("Kerman", "IR", "2024-01-03")
    assert (responsible["value"], responsible["aliases"]) == ("Islamic State", ["ISIS"])
    assert (responsible["stance"], responsible["via"]) == ("claims", ["Telegram", "SITE"])


def test_marks_may_nest_and_cross(tmp_path):
    body = "{a: {b: Two men} with {c: a bomb}} {+x}hit {+y}the{-x} inn{-y}.\n===\n[incident m main bombing]\n"
    block = "a | weapon | bomb\nb | perpetrator_count | Two\nc | weapon | a bomb\nx | target | it\ny | target | inn\n"
    case = cases.read_case(written(tmp_path, HEAD + body + block))
    said = [account["evidence"] for account in case.gold["incidents"][0]["accounts"]]
    assert said == ["Two men with a bomb", "Two men", "a bomb", "hit the", "the inn"]


def test_lines_of_a_paragraph_are_joined_unless_the_layout_keeps_them(tmp_path):
    body = "{k: TWO\nPERSONS} DIED.\n\nEND\n===\n[incident m main bombing]\nk | killed | TWO\n"
    assert cases.read_case(written(tmp_path, HEAD + body)).report.text == "TWO PERSONS DIED.\n\nEND"
    kept = HEAD.replace("style:", "layout: lines\nstyle:") + body
    assert cases.read_case(written(tmp_path, kept)).report.text == "TWO\nPERSONS DIED.\n\nEND"


def test_case_may_mark_the_words_that_name_and_report_a_voice(tmp_path):
    body = "{v: Police} {c: said} {k: two people} died; {w: they} gave no name.\n===\nvoice pol = police/official\n"
    block = "source v w = pol\ncue c = pol\n[incident m main bombing]\nk | killed | two | pol\n"
    case = cases.read_case(written(tmp_path, HEAD + body + block))
    said = [(s.part, case.report.text[slice(*s.span)], s.voice["name"]) for s in case.sayings]
    assert said == [("source", "Police", "police"), ("source", "they", "police"), ("cue", "said", "police")]


@pytest.mark.parametrize("line", ["source v = nobody", "source x = pol", "source = pol", "cue v", "source v ="])
def test_sayings_of_unknown_marks_and_voices_are_refused(tmp_path, line):
    body = f"{{v: Police}} said {{k: two}} died.\n===\nvoice pol = police/official\n{line}\n"
    with pytest.raises(cases.CaseError, match=":12: "):
        cases.read_case(written(tmp_path, HEAD + body + "[incident m main bombing]\nk | killed | two | pol\n"))


def test_report_without_incident_says_so(tmp_path):
    case = cases.read_case(written(tmp_path, HEAD + "Rain fell.\n===\n[no incident]\n"))
    assert case.gold["incidents"] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no front matter", r"example.case:1: a case starts with front matter"),
        (HEAD + "Text without accounts.\n", r"example.case:9: no line '==='"),
        (HEAD.replace("split: train\n", "") + BODY + BLOCK + REST, r":1: the front matter lacks split"),
        (HEAD.replace("train", "train2") + BODY + BLOCK + REST, r":1: split is 'train2'"),
        (HEAD.replace("title:", "headline:") + BODY + BLOCK, r":3: expected one of id"),
        (HEAD.replace("2024-01-04", "4 January") + BODY + BLOCK + REST, r":1: published: not an ISO day"),
        (HEAD + BODY + BLOCK, r"example.case:9: marks that no account uses: d, p, r"),
        (HEAD + BODY + BLOCK + REST + "z | killed | 84\n", r":17: no mark 'z' in the text; the evidence is missing"),
        (HEAD + BODY + BLOCK + REST + "k | dead | 84\n", r":17: unknown fact 'dead'"),
        (HEAD + BODY + BLOCK + REST + "k | type | bombing\n", r":17: unknown fact 'type'"),
        (HEAD + BODY + BLOCK + REST + "k | killed | 85\n", r":17: the words '85' are not in the evidence"),
        (HEAD + BODY + BLOCK + REST + "k | killed | people\n", r":17: no number can be read from 'people'"),
        (HEAD + BODY + BLOCK + REST + "k | killed | 84 | IRNA\n", r":17: unknown voice 'IRNA'"),
        (HEAD + BODY + BLOCK + REST + "k | killed | 84 | IRNA/agency\n", r":17: unknown voice 'IRNA/agency'"),
        (HEAD + BODY + BLOCK + REST + "k | killed | 84 | | maybe\n", r":17: cannot read 'maybe'"),
        (HEAD + BODY + BLOCK + REST + "k | killed | 84 | | claims, denies\n", r":17: stance is given twice"),
        (HEAD + BODY + BLOCK + REST + "k | killed\n", r":17: expected MARK \| FACT"),
        (HEAD + BODY + BLOCK + REST + "p | place | Kerman\n", r":17: a place is one NAME, CC"),
        (HEAD + BODY + BLOCK + REST + "p | place | Kerman; Kirman, IR\n", r":17: a place is one NAME, CC"),
        (HEAD + BODY + BLOCK + REST + "d | date | 2024-01-04\n", r":17: 2024-01-04 is a Thursday"),
        (HEAD + BODY + BLOCK + REST + "d | date | Wednesday\n", r":17: not an ISO day"),
        (HEAD + BODY + BLOCK + REST + BLOCK.splitlines()[1], r":17: the same voice says the same value twice"),
        (
            HEAD + BODY + BLOCK + REST + "[incident kerman main bombing]\n",
            r":17: the incident 'kerman' stands",
        ),
        (HEAD + BODY + BLOCK + REST + "[incident m side bombing]\n", r":17: expected \[incident KEY"),
        (HEAD + BODY + "k | killed | 84\n", r":12: an account before the first"),
        (HEAD + BODY + BLOCK + REST + "[incident m main bombing]\n", r":17: the incident 'm' has no account"),
        (HEAD + BODY + "[no incident]\n" + BLOCK + REST, r"or the one line \[no incident\]"),
        (HEAD + "{k: Two} and {k: two}.\n===\n", r":9: the mark 'k' is used twice"),
        (HEAD + "{k: Two men.\n===\n", r":9: the mark 'k' is never closed"),
        (HEAD + "Two} men.\n===\n", r":9: a brace that opens or closes no mark"),
        (HEAD + "{-k}Two men.\n===\n", r":9: the mark 'k' is closed and was not open"),
        (HEAD + "{k:  Two }men.\n===\n", r":9: the mark 'k' starts or ends with a blank"),
        (HEAD + "{k: }men.\n===\n", r":9: the mark 'k' holds no words"),
        (HEAD + "{k: " + "so " * 21 + "on} men.\n===\n", r":9: the mark 'k' has more than 20 words"),
        (HEAD + "===\n[no incident]\n", r":\d+: the case has no text"),
        (HEAD + "Text.\n===\n", r"a case holds \[incident"),
    ],
)
def test_every_mistake_is_named_with_its_line(tmp_path, text, message):
    """Hundreds of cases are written by hand; a mistake that passes here would be blamed on an extractor."""
    with pytest.raises(cases.CaseError, match=message):
        cases.read_case(written(tmp_path, text))


def test_two_cases_cannot_share_an_id(tmp_path):
    written(tmp_path, HEAD + BODY + BLOCK + REST, "a.case")
    written(tmp_path, HEAD + BODY + BLOCK + REST, "b.case")
    with pytest.raises(cases.CaseError, match=r"the id 'example' is also that of a\.case"):
        cases.read_cases(tmp_path)


def test_one_incident_cannot_stand_in_two_splits(tmp_path):
    """Splits are by incident: a model that saw one report of it has seen the incident."""
    written(tmp_path, HEAD + BODY + BLOCK + REST, "a.case")
    other = HEAD.replace("id: example", "id: other").replace("split: train", "split: test")
    written(tmp_path, other + BODY + BLOCK + REST, "b.case")
    with pytest.raises(cases.CaseError, match="cases are split by incident"):
        cases.read_cases(tmp_path)


def test_all_mistaken_files_are_named_at_once(tmp_path):
    written(tmp_path, "x", "a.case")
    written(tmp_path, "y", "b.case")
    with pytest.raises(cases.CaseError, match=r"(?s)a\.case:1.*b\.case:1"):
        cases.read_cases(tmp_path)


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("84", 84, 84, "exact"),
        ("at least 84", 84, None, "at_least"),
        ("No fewer than twenty", 20, None, "at_least"),
        ("thirty or more", 30, None, "at_least"),
        ("more than 80", 81, None, "more_than"),
        ("over a hundred", 101, None, "more_than"),
        ("up to 300", None, 300, "up_to"),
        ("nearly 300", 300, 300, "nearly"),
        ("about 280", 280, 280, "about"),
        ("Some 200", 200, 200, "about"),
        ("between 15 and 20", 15, 20, "range"),
        ("15-20", 15, 20, "range"),
        ("five to six", 5, 6, "range"),
        ("1,463", 1463, 1463, "exact"),
        ("two dozen", 24, 24, "exact"),
        ("one hundred and thirty-seven", 137, 137, "exact"),
        ("No", 0, 0, "exact"),
        ("dozens", 24, None, "dozens"),
        ("several", None, None, "several"),
    ],
)
def test_figures_are_read_as_accounts_md_says(words, low, high, qualifier):
    """The gold has a reader of its own, so that the product's mistakes cannot pass into it."""
    assert case_counts.read_figure(words) == case_counts.Figure(low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("5", 5, 5), (">=84", 84, None), (">80", 81, None), ("<=300", None, 300), ("~280", 280, 280), ("15..20", 15, 20)],
)
def test_figures_may_be_given_by_hand(text, low, high):
    figure = case_counts.read_shorthand(text)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize("text", ["", "many people", "84 dead", "<84", "1.5.2"])
def test_figures_that_are_none_are_refused(text):
    with pytest.raises(case_counts.UnreadableFigureError):
        case_counts.read_shorthand(text)


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=60))
def test_text_without_marks_comes_through_whole(text):
    """The compiler only takes marks away: no other character of a report may change."""
    lines = [case_markup.Line(1, text.replace("\n", " ").strip() or "x")]
    marked = case_markup.read_markup("x", lines, keep_lines=True)
    assert marked.text == lines[0].text
    assert marked.spans == {}


def our_cases() -> list[cases.Case]:
    return cases.read_cases(cases.CASES)


def test_our_cases_are_valid_by_schema_and_by_the_domain_types():
    """Every case is read back as a Reading: evidence at its span, words of the codebook, values that can be."""
    schema = json.loads((ROOT / "src" / "avowal" / "codebook" / "account.schema.json").read_text(encoding="utf-8"))
    for case in our_cases():
        jsonschema.validate(case.gold, schema)
        reading = reading_from_json(case.report, case.gold)
        for mention in reading.mentions:
            for account in mention.accounts:
                assert account.evidence.within(case.report.text)


def test_our_cases_cover_the_codebook():
    """Types, kinds of voice and stances that no case shows cannot be measured."""
    incidents = [incident for case in our_cases() for incident in case.gold["incidents"]]
    accounts = [account for incident in incidents for account in incident["accounts"]]
    assert {i["type"] for i in incidents} == {t.value for t in cases.IncidentType}
    assert {a["stance"] for a in accounts} == {"asserts", "claims", "accuses", "denies", "suspects", "rejects"}
    assert {a["status"] for a in accounts} == {"current", "superseded", "rejected"}
    assert len({a["voice"]["kind"] for a in accounts}) == 15
    assert sum(not case.gold["incidents"] for case in our_cases()) >= 20


@pytest.fixture
def scorer(data_folder) -> Path:
    path = data_folder.parent / "tools" / "score_accounts.py"
    if not path.exists():
        pytest.skip(f"no scorer at {path}")
    return path


def scored(scorer: Path, folder: Path, *options: str) -> str:
    """What the published scorer prints of the gold compiled to ``folder``."""
    command = [sys.executable, str(scorer), "--gold", str(folder / "gold.jsonl"), "--texts", str(folder / "texts")]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("roles", [(), ("--all-roles",)])
def test_compiled_gold_scores_itself_at_one(tmp_path, scorer, roles):
    """The published scorer must take all of our gold as it is: against itself it is 1.0, at every level."""
    assert cases.compile_cases(cases.CASES, tmp_path) == len(our_cases())
    out = tmp_path / "scores.json"
    scored(scorer, tmp_path, "--pred", str(tmp_path / "gold.jsonl"), "--json", str(out), *roles)
    scores = json.loads(out.read_text(encoding="utf-8"))
    assert [scores["accounts"][level]["all"]["f"] for level in "abc"] == [1.0, 1.0, 1.0]
    assert (scores["relevance"]["f"], scores["incidents"]["f"], scores["linking_all"]["conll"]) == (1.0, 1.0, 1.0)
    assert (scores["evidence_overlap"], scores["evidence_verbatim"]) == (1.0, 1.0)


def test_scorers_own_checks_pass_on_our_gold(tmp_path, scorer):
    """The scorer's self-test spoils the gold in ten ways and looks whether the scores move as they must."""
    cases.compile_cases(cases.CASES, tmp_path, "train")
    told = scored(scorer, tmp_path, "--self-test").splitlines()
    # "no links" asks for more than two reports an incident, which no small split has; it says nothing of the gold.
    assert [line for line in told if line.startswith("FAIL") and "no links" not in line] == []
    assert sum(line.startswith("ok ") for line in told) >= 15


def test_scoring_form_leaves_out_counts_without_number():
    """The scorer can hold a figure only against a figure; "dozens" carries the low that ACCOUNTS.md sets."""
    rows = [
        {"fact": "killed", "low": None, "high": None, "qualifier": "several"},
        {"fact": "killed", "low": None, "high": None, "qualifier": "dozens"},
        {"fact": "place", "value": "Kerman"},
    ]
    said = {"id": "x", "incidents": [{"role": "main", "accounts": rows}]}
    kept = cases.scoring_form(said)["incidents"][0]["accounts"]
    assert [(row.get("low"), row["fact"]) for row in kept] == [(24, "killed"), (None, "place")]
    assert rows[1]["low"] is None, "a scorer never edits what it scores"


def test_command_checks_and_refuses(tmp_path, capsys):
    written(tmp_path, HEAD + BODY + BLOCK + REST)
    assert cases.main(["check", "--cases", str(tmp_path)]) == 0
    assert "train    1 cases" in capsys.readouterr().out
    written(tmp_path, "broken", "b.case")
    assert cases.main(["check", "--cases", str(tmp_path)]) == 2
    assert "b.case:1" in capsys.readouterr().err
