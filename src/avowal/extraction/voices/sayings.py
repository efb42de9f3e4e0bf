"""Every attribution in a sentence, by the constructions that English has for it.

Here all is positions in a unit; who the voices are comes later, when the whole report is known.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from avowal.extraction.text.clauses import BE_FORMS, HAVE_FORMS, NEGATIONS, skip_back
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.active_sayings import active, is_noun, participle
from avowal.extraction.voices.cited_sayings import citing, prepositional, quoted_as_saying, with_cited
from avowal.extraction.voices.claim_sayings import claim
from avowal.extraction.voices.contents import cut
from avowal.extraction.voices.other_sayings import (
    FIGURE_VERBS,
    NOMINALS,
    adverb,
    figure_put,
    heading_saying,
    held_responsible,
    nominal,
)
from avowal.extraction.voices.passive_sayings import charged, given_by, passive
from avowal.extraction.voices.reporting import Verb, claim_verbs, phrase_starts, phrases, verbs, word_set
from avowal.extraction.voices.saying import Saying
from avowal.extraction.voices.saying_words import MODALS

Reader = Callable[[Unit, int, list[Saying]], Saying | None]

_GIVING = frozenset("give report announce release issue provide confirm publish estimate cite claim count".split())
_LONGEST_PHRASE = 4
_MOST_SAYINGS = 40  # no sentence that people write has more; hostile ones do


def find_sayings(unit: Unit) -> list[Saying]:
    """Every attribution in a unit, in order, with contents ended where another voice's words begin."""
    found: list[Saying] = []
    readers = _readers()
    at = 0
    for i, word in enumerate(unit.low):
        if i < at or word not in readers:
            continue
        if len(found) == _MOST_SAYINGS:
            break
        saying = None
        for reader in readers[word]:
            saying = reader(unit, i, found)
            if saying is not None:
                break
        if saying is not None:
            found.append(saying)
            named_after = saying.source is not None and saying.source[0] >= saying.cue[0]
            at = max(saying.cue[1], saying.source[1] if saying.source and named_after else 0)
    if unit.heading and not found:
        found = heading_saying(unit)
    return cut(unit, with_cited(found))


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """For each word with which a cue can begin, the constructions to try, in this order."""
    table: dict[str, tuple[Reader, ...]] = {}
    ordered: tuple[tuple[frozenset[str], Reader], ...] = (
        (phrase_starts(), _phrase),
        (claim_verbs() | {"claim"}, claim),
        (frozenset({"according", "per"}), prepositional),
        (frozenset(FIGURE_VERBS), figure_put),
        (frozenset({"held", "holds"}), held_responsible),
        (frozenset({"citing", "quoting"}), citing),
        (frozenset({"quoted", "quotes"}), quoted_as_saying),
        (frozenset({"given"}), given_by),
        (frozenset({"charged", "convicted", "indicted", "sentenced", "arraigned"}), charged),
        (word_set("adverbs", "unknown") | word_set("adverbs", "suspects"), adverb),
        (frozenset(NOMINALS), nominal),
        (frozenset(verbs()), _verbal),
    )
    for words, reader in ordered:
        for word in words:
            table[word] = (*table.get(word, ()), reader)
    return table


def _phrase(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "X pointed out that A": a phrase that stands for a verb."""
    for length in range(_LONGEST_PHRASE, 1, -1):
        group = phrases().get(unit.low[i : i + length])
        if group:
            said = Verb(" ".join(unit.low[i : i + length]), group, frozenset({"past"}))
            return active(unit, (i, i + length), said, before)
    return None


def _verbal(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """A reporting verb: passive, a participle that shares the subject before it, or plainly active."""
    verb = verbs()[unit.low[i]]
    at = skip_back(unit, i)
    left = unit.low[at - 1] if at else ""
    if left in MODALS or any(unit.low[k] in NEGATIONS for k in range(max(0, at - 2), i)):
        return None
    if (unit.capital[i] and i and not unit.heading) or is_noun(unit, i, at, verb, before):
        return None
    return _by_voice(unit, i, left, verb, before)


def _by_voice(unit: Unit, i: int, left: str, verb: Verb, before: list[Saying]) -> Saying | None:
    """The attribution of a verb, by whether what stands before makes it passive, a participle or active."""
    if left in BE_FORMS and "participle" in verb.forms:
        return passive(unit, i, verb)
    if verb.forms == {"ing"} and left not in BE_FORMS:
        return participle(unit, i, verb, before)
    if "participle" in verb.forms and unit.low[i + 1 : i + 2] == ("by",):
        return given_by(unit, i, before) if verb.lemma in _GIVING else None
    if verb.forms == {"participle"} and (i == 0 or not HAVE_FORMS.intersection(unit.low[skip_back(unit, i) : i])):
        return None
    return active(unit, (i, i + 1), verb, before)
