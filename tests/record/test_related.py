"""Incidents that reports tie to one another, in dossiers. All reports were written for these tests."""

import pytest

import avowal
from avowal.export.dossier_json import dossier_to_json
from avowal.linking.relations import RelationKind

RAID = "Gunmen killed 5 herders in Riyom, Nigeria, on 1 March 2024, police said."
ANSWER = (
    "Gunmen killed 12 people in Barkin Ladi, Nigeria, on 4 March 2024, police said.\n\n"
    "Residents said the attack was in retaliation for a raid on 1 March 2024 in which gunmen killed five herders in Riyom."
)


@pytest.fixture
def record(tmp_path):
    with avowal.open(tmp_path / "r.db") as made:
        for text, day in ((RAID, "2024-03-02"), (ANSWER, "2024-03-05")):
            made.add_report(avowal.read_report(text, outlet=f"{day}.example", published=day), extractor="rules")
        yield made


def dossiers(record):
    return {one.place.name: record.dossier(one.id) for one in record.incidents()}


def test_each_of_two_incidents_leads_to_the_other(record):
    """The report is of the answer; the dossier of the raid must show it all the same."""
    found = dossiers(record)
    (answer,), (raid,) = found["Barkin Ladi"].relations, found["Riyom"].relations
    assert (answer.kind, answer.is_first) == (RelationKind.RETALIATION_FOR, True)
    assert (raid.kind, raid.is_first) == (RelationKind.RETALIATION_FOR, False)
    assert answer.incident_id == found["Riyom"].summary.id
    assert raid.incident_id == found["Barkin Ladi"].summary.id
    assert raid.title == found["Barkin Ladi"].summary.title
    assert answer.told == raid.told


def test_nothing_is_related_before_a_report_says_so(record):
    (raid,) = record.as_of("2024-03-03").incidents()
    assert record.as_of("2024-03-03").dossier(raid.id).relations == ()


def test_the_json_names_the_voice_and_the_words(record):
    (told,) = dossier_to_json(dossiers(record)["Riyom"])["relations"][0]["told"]
    assert told["evidence"] == ANSWER[told["evidence_start"] : told["evidence_end"]]
    assert told["voice"]["name"] == "Residents"


def test_the_title_of_the_other_is_that_of_the_moment(record):
    """A title made from later reports would tell what nobody could know."""
    for outlet in "abc":
        later = f"Gunmen killed 12 people in Barkin Ladi, Nigeria, on 5 March 2024, police told outlet {outlet}."
        record.add_report(
            avowal.read_report(later, outlet=f"{outlet}.example", published="2024-03-08"), extractor="rules"
        )
    (now,) = dossiers(record)["Riyom"].relations
    (then,) = record.as_of("2024-03-05").dossier(dossiers(record)["Riyom"].summary.id).relations
    assert now.title == "Shooting in Barkin Ladi, Nigeria, 5 March 2024"
    assert then.title == "Shooting in Barkin Ladi, Nigeria, 4 March 2024"
