"""Text fields that list every version somebody gives, with the stances behind it, and choose none."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact
from avowal.domain import Column, Estimate, Name
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.live import drop
from avowal.estimation.parties import NAMING, names_nobody
from avowal.estimation.question import Question, answer, taken
from avowal.estimation.versions import most_heard, versions_of


def listed(question: Question) -> Estimate:
    """Every version with the stances of those who give it, as text; those of most voices first."""
    stances = NAMING if question.fact is Fact.RESPONSIBLE else FIGURE_STANCES
    sifted = drop(sift(question.accounts, stances), names_nobody, "Set aside: it names nobody.")
    versions = most_heard(versions_of(sifted.candidates, question), question)
    if not versions:
        return answer(question, None, "No value: no current account names anything.", sifted.aside)
    said = [
        f"{version.shown} ({', '.join(sorted({account.stance.value for account in version.accounts}))})"
        for version in versions
    ]
    text = "; ".join(said)
    weighings = sifted.aside + taken(sifted.candidates, "Used: gives a version that is listed.")
    columns = (Column(question.fact.value, text),)
    return answer(question, Name(text), f"All that voices name: {text}.", weighings, columns=columns)
