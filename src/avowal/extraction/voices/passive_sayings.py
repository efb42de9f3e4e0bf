"""Passive attributions: "it was reported that A", "A is believed to ...", "a toll given by X"."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.clauses import BE_FORMS, clause_start, has_verb, is_voice_like, skip_back
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.reporting import Verb
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.saying_words import STANCES, clause_end
from avowal.extraction.voices.subjects import named_after

COURT = "charge"
"""Lemma of an attribution whose voice is the court, though nobody is named."""

_AGENTLESS = frozenset("say report claim allege state rumour".split())
_AFTER_REPORTED = frozenset("to as dead killed missing injured wounded".split())
_AFTER_BELIEVED = frozenset("to that of dead killed as".split())
_AFTER_BLAMED = frozenset("of for on".split())
_WITH_AGENT_LATER = frozenset("blamed attributed pinned".split())


def passive(unit: Unit, i: int, verb: Verb) -> Saying | None:
    """As in "It was reported that A", "A is believed to ...", "A has been blamed by X"."""
    be = skip_back(unit, i) - 1
    subject_end = skip_back(unit, be)
    start = clause_start(unit, subject_end, 0)
    expletive = unit.low[start:subject_end] == ("it",)
    after = i + 1 + (unit.low[i + 1 : i + 2] == ("that",))
    said = (after if expletive else start, clause_end(unit, i + 1))
    if said[0] >= said[1]:
        return None
    agent = _agent(unit, i)
    if agent is None:
        return _agentless(unit, i, verb, said, expletive=expletive)
    if verb.group == "accuses":
        agent = _without_charge(unit, agent)
    stance = STANCES.get(verb.group, Stance.ASSERTS)
    hedged = stance is Stance.SUSPECTS
    return Saying(unit, (i, agent[0]), agent, (said,), stance, verb.lemma, i + 1, hedged=hedged)


def _agentless(unit: Unit, i: int, verb: Verb, said: Stretch, *, expletive: bool) -> Saying | None:
    """What is "reported" is nobody's; what is "believed" the report's own, hedged; what is "confirmed" plainly so."""
    follows = unit.low[i + 1] if i + 1 < len(unit) else ""
    if verb.group == "accuses" and verb.lemma != "charge" and follows in _AFTER_BLAMED:
        return Saying(unit, (i, i + 1), None, (said,), Stance.ACCUSES, verb.lemma, i + 1)
    if verb.group == "suspects" and follows in _AFTER_BELIEVED:
        return Saying(unit, (i, i + 1), None, (said,), Stance.SUSPECTS, verb.lemma, i + 1, hedged=True, outlet=True)
    if verb.lemma in _AGENTLESS and (expletive or follows in _AFTER_REPORTED):
        return Saying(unit, (i, i + 1), None, (said,), Stance.ASSERTS, verb.lemma, i + 1, hedged=True)
    return None


def charged(unit: Unit, i: int, _before: list[Saying]) -> Saying | None:
    """As in "X was charged with murder": that it was X is the court's account, no more."""
    be = skip_back(unit, i) - 1
    if be < 1 or unit.low[be] not in BE_FORMS:
        return None
    end = skip_back(unit, be)
    start = clause_start(unit, end, 0)
    if start == end or not any(unit.capital[start:end]):
        return None
    return Saying(unit, (i, i + 1), None, ((start, end),), Stance.ACCUSES, COURT, i + 1)


def _agent(unit: Unit, i: int) -> Stretch | None:
    """Who does what a passive says: the naming after "by", at once or after "blamed on A"."""
    if unit.low[i + 1 : i + 2] == ("by",):
        return named_after(unit, i + 2, len(unit))
    if unit.low[i] not in _WITH_AGENT_LATER:
        return None
    at = next((k for k in range(i + 1, clause_end(unit, i + 1)) if unit.low[k] == "by"), None)
    found = named_after(unit, at + 1, len(unit)) if at is not None else None
    return found if found and is_voice_like(unit, *found) else None


def _without_charge(unit: Unit, agent: Stretch) -> Stretch:
    """As in "the army" of "blamed by the army for the raid"."""
    for k in range(agent[0] + 1, agent[1]):
        acts = unit.low[k] == "of" and unit.low[k + 1 : k + 2] and unit.low[k + 1].endswith("ing")
        if unit.low[k] == "for" or acts:
            return agent[0], k
    return agent


def given_by(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """As in "a toll given by X", "the figure released by X": the noun before is X's."""
    if unit.low[i + 1 : i + 2] != ("by",):
        return None
    source = named_after(unit, i + 2, len(unit))
    start = clause_start(unit, i, before[-1].ends if before and before[-1].ends < i else 0)
    if source is None or start == i or not is_voice_like(unit, *source) or has_verb(unit, start, i):
        return None
    return Saying(unit, (i, i + 2), source, ((start, i),), Stance.ASSERTS, "give", source[1], front=False)
