"""The encoder extractor on answers made by hand: what it makes of marked words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avowal.codebook.vocabulary import Role, Stance, Status, VoiceKind
from avowal.domain import Quantity
from avowal.extraction.encoder.judge import ALL_GROUPS, Judge, Relevance, Weights
from avowal.extraction.trained import read
from tests.make import make_report
from tests.scores import Mark, scores_of

EVEN = Weights(0.0, 1.0, 1.0)
JUDGE = Judge(dict.fromkeys(ALL_GROUPS, EVEN), *[Relevance(0.0, 1.0, 0.0, 0.0)] * 2)
TEXT = "The lorry overturned, and then at least nine were dead, reckoned Zlatko Brix, a harbour pilot of Omsk-Bay."


def accounts(text, *marks, judge=JUDGE, **known):
    report = make_report(text)
    return [a for m in read(report, scores_of(text, *marks, **known), judge).mentions for a in m.accounts]


def test_marked_figure_is_read_by_the_grammar_of_numbers():
    (one,) = accounts(TEXT, Mark("at least nine", "killed"))
    assert (one.fact, one.value, one.words) == ("killed", Quantity(9, None, one.value.qualifier), "at least nine")
    assert one.voice.kind is VoiceKind.OUTLET


def test_voice_is_whom_the_encoder_points_to_under_the_name_that_the_reader_gives():
    """No pattern knows "reckoned": the encoder says that these words name a voice, the reader who that is."""
    (one,) = accounts(
        TEXT,
        Mark("at least nine", "killed", by="Zlatko Brix", voice=VoiceKind.WITNESS),
        Mark("Zlatko Brix", "source", voice=VoiceKind.WITNESS),
    )
    assert (one.voice.name, one.voice.kind) == ("Zlatko Brix", VoiceKind.WITNESS)


def test_pronoun_is_led_back_to_who_spoke_before():
    text = "Zlatko Brix reckoned the worst. He put it at nine dead in Kerman."
    said = Mark("nine", "killed", by="He", voice=VoiceKind.WITNESS)
    found = accounts(text, said, Mark("Zlatko Brix", "source"), Mark("He", "source"))
    assert [one.voice.name for one in found if one.fact == "killed"] == ["Zlatko Brix"]


@pytest.mark.parametrize("stance", [Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS, Stance.DENIES, Stance.REJECTS])
def test_stance_is_what_the_encoder_says(stance):
    text = "Over the Red Lanterns nobody agreed, Zlatko Brix less than others; nine died."
    mark = Mark("Red Lanterns", "responsible", by="Zlatko Brix", stance=stance)
    found = accounts(text, mark, Mark("Zlatko Brix", "source"))
    assert [one.stance for one in found if one.fact == "responsible"] == [stance]


def test_outlet_neither_claims_nor_denies():
    (one,) = accounts(TEXT, Mark("at least nine", "killed", stance=Stance.CLAIMS))
    assert one.stance not in {Stance.CLAIMS, Stance.DENIES}


def test_status_is_what_the_encoder_says():
    (one,) = accounts(TEXT, Mark("at least nine", "killed", status=Status.SUPERSEDED))
    assert one.status is Status.SUPERSEDED


def test_background_incidents_are_told_apart_from_the_main_one():
    text = "Nine were dead in Kerman. Four were dead in Omsk-Bay, and six in Port-Ash."
    marks = (
        Mark("Nine", "killed"),
        Mark("Four", "killed", role=Role.BACKGROUND, incident=1),
        Mark("six", "killed", role=Role.BACKGROUND, incident=2),
    )
    mentions = read(make_report(text), scores_of(text, *marks), JUDGE).mentions
    assert [(m.role, m.accounts[0].words) for m in mentions] == [
        (Role.MAIN, "Nine"), (Role.BACKGROUND, "Four"), (Role.BACKGROUND, "six"),
    ]  # fmt: skip


def test_place_that_no_gazetteer_holds_keeps_its_name():
    (one,) = accounts("It went off at Qwyxabad mill.", Mark("Qwyxabad mill", "place"))
    assert (one.value.name, one.value.geonames_id) == ("Qwyxabad mill", None)


def test_irrelevant_report_yields_nothing():
    assert accounts(TEXT, Mark("at least nine", "killed"), relevance=0.01) == []


def test_candidate_below_its_threshold_is_left_out():
    mark = Mark("harbour", "target", sure=0.4)
    assert "target" not in {one.fact for one in accounts(TEXT, mark)}
    assert "target" in {one.fact for one in accounts(TEXT, mark, judge=JUDGE.with_least(0.3))}


def test_score_is_the_calibrated_probability():
    mark = Mark("at least nine", "killed", sure=0.9)
    (plain,) = accounts(TEXT, mark)
    doubting = Judge({**JUDGE.facts, "count": Weights(-1.0, 1.0, 0.0)}, JUDGE.relevance, JUDGE.flash)
    (doubted,) = accounts(TEXT, mark, judge=doubting)
    assert plain.score > doubted.score > 0.5


def test_empty_report_is_read():
    report = make_report("x")
    assert read(report, scores_of("x", relevance=0.0), JUDGE).mentions == ()


def test_two_attacks_told_as_one_are_a_series():
    text = "Nine were dead in Kerman on 3 May 2021. Two attacks in Omsk-Bay in 2019 killed thirty people."
    marks = (Mark("Nine", "killed"), Mark("thirty", "killed", role=Role.BACKGROUND, incident=1))
    mentions = read(make_report(text), scores_of(text, *marks), JUDGE).mentions
    assert [(m.role, m.n_incidents) for m in mentions] == [(Role.MAIN, 1), (Role.BACKGROUND, 2)]


def test_two_main_incidents_are_told_apart_where_the_judge_says_so():
    text = "Nine were dead in Kerman. In Port-Ash there were six."
    marks = (Mark("Nine", "killed"), Mark("six", "killed", incident=1))
    apart = replace(JUDGE, apart=0.2)
    report = make_report(text)
    assert [len(read(report, scores_of(text, *marks), judge).mentions) for judge in (JUDGE, apart)] == [1, 2]


def test_patterns_settle_a_type_of_which_the_encoder_is_unsure():
    text = "A car bomb killed nine people in Kerman, police said."
    mark = Mark("nine", "killed", type="arson")
    alone, together = (
        read(make_report(text), scores_of(text, mark), replace(JUDGE, type=weight)).mentions[0].type
        for weight in (0.0, 9.0)
    )
    assert (alone, together) == ("arson", "bombing")


def test_plain_words_of_claim_and_denial_are_kept_however_high_the_threshold():
    text = "Nine were dead in Kerman. The Taliban denied responsibility. Islamic State claimed responsibility."
    strict = JUDGE.with_least(0.99)
    found = {one.value.text: one.stance for one in accounts(text, judge=strict) if one.fact == "responsible"}
    assert found == {"Taliban": Stance.DENIES, "Islamic State": Stance.CLAIMS}


def test_who_denies_for_a_group_denies_its_part():
    text = "Nine were dead in Kerman. Taliban spokesman Zlatko Brix denied involvement in the attack."
    assert [one.value.text for one in accounts(text) if one.fact == "responsible"] == ["Taliban"]


@pytest.mark.parametrize(("sure", "kept"), [(0.45, ["Kerman"]), (0.1, [])])
def test_likeliest_place_is_kept_where_none_is_sure(sure, kept):
    """Without a place an incident is hardly found again; with a wrong one it is found in the wrong place."""
    judge = replace(JUDGE, facts={**JUDGE.facts, "place": Weights(0.0, 1.0, 0.0, least=0.6)})
    found = accounts("Nine were dead, Kerman.", Mark("Nine", "killed"), Mark("Kerman", "place", sure=sure), judge=judge)
    assert [one.value.name for one in found if one.fact == "place"] == kept


def test_nobody_is_perpetrator_and_target_of_one_attack():
    text = "They came for Zlatko Brix, it was said at the port."
    found = accounts(text, Mark("Zlatko Brix", "target"), Mark("Zlatko Brix", "perpetrator"))
    assert {one.fact for one in found} == {"target"}


def test_group_of_the_registry_counts_as_the_judge_says():
    text = "It was Hamas, or the Red Lanterns."
    marks = (Mark("Hamas", "responsible", sure=0.4), Mark("Red Lanterns", "responsible", sure=0.4))
    judge = replace(JUDGE, facts={**JUDGE.facts, "responsible": Weights(0.0, 1.0, 0.0, known=1.0)})
    assert [one.value.text for one in accounts(text, *marks, judge=judge)] == ["Hamas"]


def test_main_incident_without_place_and_date_is_no_second_one():
    text = "Nine were dead in Kerman. It left six hurt."
    marks = (Mark("Nine", "killed"), Mark("Kerman", "place"), Mark("six", "injured", incident=1))
    (mention,) = read(make_report(text), scores_of(text, *marks), replace(JUDGE, apart=0.2)).mentions
    assert {"killed", "place", "injured"} <= {one.fact.value for one in mention.accounts}


def test_type_does_not_hang_on_the_words_that_name_who_did_it():
    text = "Nine were dead; some said the Red Lanterns."
    marks = (Mark("Nine", "killed", type="bombing"), Mark("Red Lanterns", "responsible", type="armed_clash"))
    (mention,) = read(make_report(text), scores_of(text, *marks), JUDGE).mentions
    assert mention.type == "bombing"


def test_bare_background_incident_of_one_sentence_is_the_main_one():
    """The encoder may call the toll of the only incident background; a sentence without a second time or place has one."""
    text = "Bombs left 84 dead in Kerman, and six hurt."
    marks = (Mark("84", "killed", role=Role.BACKGROUND), Mark("Kerman", "place"), Mark("six", "injured"))
    (mention,) = read(make_report(text), scores_of(text, *marks), JUDGE).mentions
    assert {"killed", "place", "injured"} <= {one.fact.value for one in mention.accounts}
