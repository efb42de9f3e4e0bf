"""The constructions by which a sentence attributes words: active, passive, prepositional, nominal.

Everything here works on positions in a :class:`~avowal.extraction.clauses.Unit`; who the voices are
comes later, when the whole report is known.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from avowal.codebook.vocabulary import Stance
from avowal.extraction.clauses import (
    BE_FORMS,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    HAVE_FORMS,
    MARKS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    SUBORDINATORS,
    clause_start,
    dateline_end,
    has_verb,
    is_voice_like,
    phrase_end,
    skip_back,
)
from avowal.extraction.contents import content_of, cut
from avowal.extraction.frames import CHANNELS, frame_after
from avowal.extraction.reporting import Verb, claim_verbs, phrase_starts, phrases, verbs, word_set
from avowal.extraction.saying import Saying, Stretch
from avowal.extraction.subjects import inverted_source, main_subject, named_after, shares_subject, subject_before
from avowal.extraction.units import QUOTE, Unit
from avowal.extraction.voice_words import document_words, is_voice_word

_STANCES = {
    "accuses": Stance.ACCUSES,
    "denies": Stance.DENIES,
    "rejects": Stance.REJECTS,
    "suspects": Stance.SUSPECTS,
}
_MODALS = frozenset("to would could can may might should must will cannot".split())
_NOBODY = frozenset("no nobody none neither no-one nothing".split())
_DEEDS = frozenset(
    "attack attacks bombing bombings shooting shootings blast blasts explosion explosions assault assaults killing killings"
    " kidnapping kidnappings abduction operation operations strike strikes ambush raid raids assassination murder massacre"
    " shelling execution executions hijacking".split()
)
_THINGS = frozenset(
    "blast attack explosion bomb bombing shooting fire disease toll figure figures violence war conflict fighting accident number"
    " incident assault earthquake results result evidence footage video videos image images photo photos picture pictures study"
    " poll blasts attacks clashes clash it's there this that".split()
)
_NOMINALS = {
    "report": Stance.ASSERTS, "reports": Stance.ASSERTS, "claim": Stance.ASSERTS, "claims": Stance.ASSERTS,
    "allegation": Stance.ACCUSES, "allegations": Stance.ACCUSES, "accusation": Stance.ACCUSES,
    "accusations": Stance.ACCUSES, "assertion": Stance.ASSERTS, "assertions": Stance.ASSERTS,
    "statement": Stance.ASSERTS, "statements": Stance.ASSERTS, "announcement": Stance.ASSERTS,
    "suspicion": Stance.SUSPECTS, "suspicions": Stance.SUSPECTS, "fears": Stance.SUSPECTS, "belief": Stance.SUSPECTS,
    "speculation": Stance.SUSPECTS, "hypothesis": Stance.SUSPECTS, "theory": Stance.SUSPECTS,
    "rumour": Stance.SUSPECTS, "rumours": Stance.SUSPECTS, "rumors": Stance.SUSPECTS, "rumor": Stance.SUSPECTS,
    "testimony": Stance.ASSERTS, "confirmation": Stance.ASSERTS, "version": Stance.ASSERTS,
    "indications": Stance.SUSPECTS, "conclusion": Stance.ASSERTS, "acknowledgement": Stance.ASSERTS,
}  # fmt: skip
_FIGURES = frozenset(
    "toll number figure count dead casualties losses total injured wounded deaths victims fatalities".split()
)
_FIGURE_WORDS = frozenset(
    "a an about around over more less nearly almost some at least up two three four five six seven eight nine ten eleven twelve"
    " dozens scores hundreds thousands zero twenty thirty forty fifty sixty seventy eighty ninety one".split()
)
_TO = frozenset({"to", "from", "by"})
_AT = frozenset({"at"})
_FIGURE_VERBS = {
    "put": _AT, "puts": _AT, "placed": _AT, "lowered": _TO, "raised": _TO, "revised": _TO, "corrected": _TO, "updated": _TO,
    "cut": _TO, "reduced": _TO, "increased": _TO, "gave": frozenset({"as", "at", "of"}), "gives": frozenset({"as", "at", "of"}),
}  # fmt: skip
_DOCUMENTED = frozenset("figure figures results".split())
_LIVES = frozenset("lives life".split())
_SCORN = frozenset(
    "lie lies false baseless propaganda fabrication fabrications untrue nonsense ridiculous unfounded fake fiction absurd"
    " groundless slander fabricated disinformation misleading wrong rumours rumors incorrect invented".split()
)
_PUTTING = frozenset(
    "put out issued issue issues released made posted published gave uploaded distributed sent".split()
)
_ARTICLES = frozenset("a an the his her its their our my".split())
_NEED_WORDS = frozenset(
    "find show hear learn read list number issue air broadcast publish release post repeat respond reply answer comment continue"
    " conclude observe record identify detail signal relate communicate complain".split()
)
_BEFORE_NOUNS = frozenset(
    "immediate initial early earlier first new local official similar such conflicting unconfirmed false".split()
)
_PLURALS = frozenset("police people authorities media troops many some others".split())
_GIVING = frozenset("give report announce release issue provide confirm publish estimate cite claim count".split())
_AGENTLESS = frozenset("say report claim allege state announce rumour".split())
_NO_INVERSION = frozenset("accuse blame attribute call find deny read hear learn list number issue".split())
_NO_SPEAKERS = {("source",), ("sources",), ("photo",), ("video",), ("report",), ("list",), ("letter",), ("news",)}
_NEAR = 7
_LONGEST_SPEAKER_IN_HEADING = 6
_CLOSE = 4  # words between "denied" and "the reports that": one attribution, not two


def find_sayings(unit: Unit) -> list[Saying]:
    """Every attribution in a unit, in order, with contents ended where another voice's words begin."""
    found: list[Saying] = []
    triggers = _triggers()
    i = 0
    while i < len(unit):
        if unit.low[i] not in triggers:
            i += 1
            continue
        saying = _saying_at(unit, i, found)
        if saying is not None:
            found.append(saying)
            after = saying.source[1] if saying.source and saying.source[0] >= saying.cue[0] else 0
            i = max(i + 1, saying.cue[1], after)
        else:
            i += 1
    if unit.heading and not found:
        found = _heading(unit)
    return cut(unit, _with_cited(found))


@cache
def _triggers() -> frozenset[str]:
    """Every word with which a cue can begin."""
    return frozenset(verbs()) | phrase_starts() | claim_verbs() | _OPENINGS


def _saying_at(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """The attribution whose cue begins at ``i``."""
    word = unit.low[i]
    verb = verbs().get(word)
    if word in phrase_starts():
        for length in (4, 3, 2):
            group = phrases().get(unit.low[i : i + length])
            if group:
                said = Verb(" ".join(unit.low[i : i + length]), group, frozenset({"past"}))
                return _active(unit, i, i + length, said, before)
    if word in claim_verbs():
        claim = _claim(unit, i, before)
        if claim:
            return claim
    if word == "according":
        return _prepositional(unit, i, i + 2) if unit.low[i + 1 : i + 2] == ("to",) else None
    if word in _FIGURE_VERBS:
        figure = _figure_put(unit, i, before)
        if figure or verb is None:
            return figure
    if word == "held" or word == "holds":
        return _held_responsible(unit, i, before)
    if word == "per":
        return _prepositional(unit, i, i + 1) if i and unit.low[i - 1] == "," else None
    if word in {"citing", "quoting"}:
        return _citing(unit, i)
    if word == "given":
        return _given_by(unit, i)
    if word in {"quoted", "quotes"}:
        return _quoted_as_saying(unit, i, before)
    if word in word_set("adverbs", "unknown") or word in word_set("adverbs", "suspects"):
        return _adverb(unit, i, before)
    if word in _NOMINALS:
        if before and before[-1].front and i - before[-1].cue[1] < _CLOSE:
            return None
        nominal = _nominal(unit, i)
        if nominal or verb is None:
            return nominal
    return _verbal(unit, i, verb, before) if verb else None


_OPENINGS = (
    frozenset({"held", "holds", "given", "according", "per", "citing", "quoting", "quoted", "quotes"})
    | frozenset(_NOMINALS)
    | frozenset(_FIGURE_VERBS)
    | word_set("adverbs", "unknown")
    | word_set("adverbs", "suspects")
)


def _verbal(unit: Unit, i: int, verb: Verb, before: list[Saying]) -> Saying | None:
    """A reporting verb: passive, a participle that shares the subject before it, or plainly active."""
    at = skip_back(unit, i)
    left = unit.low[at - 1] if at else ""
    if left in _MODALS or any(unit.low[k] in NEGATIONS for k in range(max(0, at - 2), i)):
        return None
    if (unit.capital[i] and i and not unit.heading) or _is_noun(unit, i, at, verb):
        return None
    if left in BE_FORMS and "participle" in verb.forms:
        return _passive(unit, at - 1, i, verb)
    if verb.forms == {"ing"} and left not in BE_FORMS:
        return _participle(unit, i, verb, before)
    if "participle" in verb.forms and unit.low[i + 1 : i + 2] == ("by",) and left not in BE_FORMS:
        return _given_by(unit, i) if verb.lemma in _GIVING else None
    if verb.forms == {"participle"} and not (i and unit.low[at] in HAVE_FORMS):
        return None
    return _active(unit, i, i + 1, verb, before)


def _is_noun(unit: Unit, i: int, at: int, verb: Verb) -> bool:
    """Whether a form that can be a noun is one here: "no claim", "the report", "his fears"."""
    if i == 0:
        return False
    left = unit.low[i - 1]
    if verb.forms - {"base", "third"}:
        return left in _ARTICLES and "ing" not in verb.forms
    after = verbs().get(unit.low[i + 1]) if i + 1 < len(unit) else None
    if after is not None and after.forms & {"third", "past"}:
        return True
    if left in DETERMINERS or left.endswith(("'s", "s'")) or left in _BEFORE_NOUNS or left in PREPOSITIONS:
        return True
    if verb.group == "strong" or at == 0 or unit.low[at - 1] in MARKS:
        return False
    subject = unit.low[at - 1]
    plural = subject in {"they", "we", "i", "you", "and"} or subject in _PLURALS or subject.endswith("s")
    return "base" in verb.forms and not plural


def _active(unit: Unit, i: int, after: int, verb: Verb, before: list[Saying]) -> Saying | None:
    """ "X said that A", "A, X said", "A, said X"."""
    floor = _floor(before)
    source = subject_before(unit, i, floor)
    inverted = False
    if source is None and verb.lemma not in _NO_INVERSION and verb.group in {"strong", "weak"}:
        source = inverted_source(unit, i, after)
        inverted = source is not None
    shared = source is None and shares_subject(unit, i)
    if shared and not before:
        source = main_subject(unit, i)
        shared = False
    if source is None and not (shared and before):
        return None
    frame = frame_after(unit, source[1] if inverted and source else after, verb.lemma, channels=verb.group != "accuses")
    if source and not inverted and not _may_say(unit, source, after, verb, frame.end):
        return None
    first = min(source[0], i) if source else i
    content, front = content_of(unit, first, frame.end, inverted=inverted)
    if not content and unit.low[first - 1 : first] == ("that",):
        content, front = _object_before(unit, first - 1), False
    stance = _STANCES.get(verb.group, Stance.ASSERTS)
    if verb.lemma in {"call", "describe"} and set(unit.low[after : after + _NEAR]) & _SCORN:
        stance = Stance.REJECTS
    return Saying(
        unit, (i, after), source, content, stance, verb.lemma, frame.end,
        hedged=stance is Stance.SUSPECTS, shared=shared, told=frame.told, front=front,
    )  # fmt: skip


def _floor(before: list[Saying]) -> int:
    """Where the words of the attribution before end; those that only cite are part of what follows."""
    return next((one.cue[1] for one in reversed(before) if one.lemma != "cite"), 0)


def _object_before(unit: Unit, that: int) -> tuple[Stretch, ...]:
    """ "the 16 deaths" of "the 16 deaths that the army had reported"."""
    start = clause_start(unit, that, 0)
    return ((start, that),) if start < that else ()


def _may_say(unit: Unit, source: Stretch, after: int, verb: Verb, end: int) -> bool:
    """Whether a subject can say something; one of a weak verb must look like a voice."""
    end_of_name = next((k for k in range(*source) if k > source[0] and unit.low[k] in MARKS), source[1])
    first, last = unit.low[source[0]], unit.low[end_of_name - 1]
    if first in _NOBODY or last in _THINGS or (source[1] - source[0] == 1 and first in _THINGS):
        return False
    follows = unit.low[end] if end < len(unit) else ""
    clear = follows in {"that", QUOTE, ":"}
    if follows == "to" and verb.lemma == "continue":
        return False
    if unit.low[source[0] - 1 : source[0]] == ("what",):
        return False
    if verb.lemma == "charge":
        return "with" in unit.low[after : after + _NEAR] or follows == "that"
    if verb.group == "strong":
        return clear or not has_verb(unit, *source) or is_voice_like(unit, *source)
    if not is_voice_like(unit, *source) and not (clear and not has_verb(unit, *source)):
        return False
    if verb.lemma in _NEED_WORDS:
        return clear or (end >= len(unit) or follows in STOPS)
    return after < len(unit) or unit.low[source[0] - 1] == "," if source[0] else True


def _claim(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "X claimed responsibility for A", "X claimed the attack", "A was claimed by X"."""
    at = skip_back(unit, i)
    left = unit.low[at - 1] if at else ""
    if left in _MODALS - {"to"} or any(unit.low[k] in NEGATIONS for k in range(max(0, at - 2), i)):
        return None
    if left in BE_FORMS or unit.low[i + 1 : i + 2] == ("by",):
        return _claimed_by(unit, i, at)
    noun = _claimed_noun(unit, i)
    if noun is None:
        return _claim_put_out(unit, i, before)
    if i and unit.low[i].startswith("claim") and unit.low[i - 1] in DETERMINERS | _BEFORE_NOUNS:
        return None
    floor = _floor(before)
    source = subject_before(unit, i, floor) or (None if before else main_subject(unit, i))
    if source and unit.low[source[0]] in _NOBODY | {"which", "there"}:
        return None
    if source is None and not before:
        return None
    if (
        source
        and any(word in document_words() for word in unit.low[slice(*source)])
        and unit.low[noun[1] : noun[1] + 1] == ("for",)
    ):
        source = named_after(unit, noun[1] + 1, len(unit)) or source
    return Saying(
        unit, (i, noun[1]), source, (noun,), Stance.CLAIMS, "claim", noun[1], shared=source is None, front=True
    )


def _given_by(unit: Unit, i: int) -> Saying | None:
    """ "a toll given by X", "the figure released by X": the noun before is X's."""
    if unit.low[i + 1 : i + 2] != ("by",):
        return None
    source = named_after(unit, i + 2, len(unit))
    start = clause_start(unit, i, 0)
    if source is None or start == i or not is_voice_like(unit, *source) or has_verb(unit, start, i):
        return None
    return Saying(unit, (i, i + 2), source, ((start, i),), Stance.ASSERTS, "give", source[1], front=False)


def _claim_put_out(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "X put out a claim", "X issued a claim of responsibility"."""
    if unit.low[i] != "claim" or i < 3 or unit.low[i - 1] not in {"a", "the", "its", "their"}:
        return None
    k = i - 2 if unit.low[i - 2] != "out" else i - 3
    source = subject_before(unit, k, _floor(before)) if unit.low[k] in _PUTTING else None
    if source is None or not is_voice_like(unit, *source) or unit.low[source[0]] in _NOBODY:
        return None
    return Saying(unit, (k, i + 1), source, ((i, i + 1),), Stance.CLAIMS, "claim", i + 1)


def _claimed_noun(unit: Unit, i: int) -> Stretch | None:
    """ "responsibility", or "the attack" behind "claimed" itself."""
    nouns = word_set("claims", "nouns")
    for k in range(i + 1, min(i + 5, len(unit))):
        word = unit.low[k]
        if word in nouns:
            return k, k + 1
        if word in _LIVES:
            return None
        if word in MARKS or word in SUBORDINATORS:
            break
    if not unit.low[i].startswith("claim"):
        return None
    end = phrase_end(unit, i + 1, min(i + 7, len(unit)))
    deeds = [k for k in range(i + 1, end) if unit.low[k] in _DEEDS]
    return (i + 1, deeds[0] + 1) if deeds and unit.low[i + 1] not in PRONOUNS else None


def _claimed_by(unit: Unit, i: int, at: int) -> Saying | None:
    """ "The attack was claimed by X", "Responsibility was claimed by X"."""
    if unit.low[i + 1 : i + 2] != ("by",) or not unit.low[i].startswith(("claim", "assum", "admit")):
        return None
    source = named_after(unit, i + 2, len(unit))
    if source is None:
        return None
    start = clause_start(unit, at - 1, 0) if at else i
    before = range(start, i)
    noun = next((k for k in before if unit.low[k] in word_set("claims", "nouns")), None)
    noun = next((k for k in before if unit.low[k] in _DEEDS), None) if noun is None else noun
    content = (noun, noun + 1) if noun is not None else (i, i + 1)
    return Saying(unit, (i, i + 2), source, (content,), Stance.CLAIMS, "claim", source[1], front=False)


def _passive(unit: Unit, be: int, i: int, verb: Verb) -> Saying | None:
    """ "It was reported that A", "A is believed to ...", "A has been blamed by X"."""
    by = _agent(unit, i)
    subject_end = skip_back(unit, be)
    start = clause_start(unit, subject_end, 0)
    stance = _STANCES.get(verb.group, Stance.ASSERTS)
    end = _clause_end(unit, i + 1)
    expletive = unit.low[start:subject_end] == ("it",)
    after = i + 1 + (unit.low[i + 1 : i + 2] == ("that",))
    stretch = (after, end) if expletive else (start, end)
    if stretch[0] >= stretch[1]:
        return None
    if by is not None:
        if verb.group == "accuses":
            by = _without_charge(unit, by)
        return Saying(unit, (i, by[0]), by, (stretch,), stance, verb.lemma, i + 1, hedged=stance is Stance.SUSPECTS)
    follows = unit.low[i + 1] if i + 1 < len(unit) else ""
    if verb.lemma == "charge":
        return None
    if verb.group == "accuses" and follows in {"of", "for", "on"}:
        return Saying(unit, (i, i + 1), None, (stretch,), stance, verb.lemma, i + 1)
    if verb.group == "suspects" and follows in {"to", "that", "of", "dead", "killed", "as"}:
        return Saying(unit, (i, i + 1), None, (stretch,), stance, verb.lemma, i + 1, hedged=True, outlet=True)
    if verb.lemma in _AGENTLESS and (
        expletive or follows in {"to", "as", "dead", "killed", "missing", "injured", "wounded"}
    ):
        if expletive and verb.lemma == "announce":
            return None
        return Saying(unit, (i, i + 1), None, (stretch,), stance, verb.lemma, i + 1, hedged=True)
    return None


def _without_charge(unit: Unit, by: Stretch) -> Stretch:
    """ "by the army" of "blamed by the army for the raid"."""
    stop = next(
        (
            k
            for k in range(by[0] + 1, by[1])
            if unit.low[k] == "for"
            or unit.low[k : k + 2][1:]
            and unit.low[k] == "of"
            and unit.low[k + 1].endswith("ing")
        ),
        by[1],
    )
    return by[0], stop


def _agent(unit: Unit, i: int) -> Stretch | None:
    """Who does what a passive says: the naming after "by"."""
    if unit.low[i + 1 : i + 2] == ("by",):
        return named_after(unit, i + 2, len(unit))
    if unit.low[i] in {"blamed", "attributed", "pinned"}:
        stop = _clause_end(unit, i + 1)
        at = next((k for k in range(i + 1, stop) if unit.low[k] == "by"), None)
        found = named_after(unit, at + 1, len(unit)) if at is not None else None
        return found if found and is_voice_like(unit, *found) else None
    return None


def _clause_end(unit: Unit, i: int) -> int:
    """Where the clause that ``i`` stands in ends: at a stop, a dash, or a comma before another clause."""
    while i < len(unit):
        word = unit.low[i]
        if word in STOPS or word in DASHES:
            break
        if word == "," and i + 1 < len(unit) and (unit.low[i + 1] in COORDINATORS or unit.low[i + 1] in PRONOUNS):
            break
        i += 1
    return i


def _participle(unit: Unit, i: int, verb: Verb, before: list[Saying]) -> Saying | None:
    """ "..., adding that A", "a statement claiming A": the subject is the one before."""
    left = unit.low[i - 1] if i else ""
    document = left in document_words() or left in CHANNELS
    if left not in {",", "by", "after", "and", "while", "before", *DASHES} and not document:
        return None
    frame = frame_after(unit, i + 1, verb.lemma)
    follows = unit.low[frame.end] if frame.end < len(unit) else ""
    if (
        verb.group == "weak"
        and follows not in {"that", QUOTE, ":"}
        and verb.lemma not in {"confirm", "report", "claim", "announce"}
    ):
        return None
    content, _ = content_of(unit, i, frame.end, inverted=False)
    content = tuple(stretch for stretch in content if stretch[0] >= frame.end)
    source = None if before else main_subject(unit, i)
    if not content or (source is None and not before):
        return None
    stance = _STANCES.get(verb.group, Stance.ASSERTS)
    return Saying(
        unit, (i, i + 1), source, content, stance, verb.lemma, frame.end,
        shared=bool(before), hedged=stance is Stance.SUSPECTS, told=frame.told,
    )  # fmt: skip


def _prepositional(unit: Unit, i: int, named: int) -> Saying | None:
    """ "According to X, A" and "A, according to X"."""
    source = named_after(unit, named, len(unit))
    if source is None:
        return None
    frame = frame_after(unit, source[1], "according to")
    end = frame.end if frame.end < len(unit) and unit.low[frame.end] in MARKS else source[1]
    opening = _opens_clause(unit, i)
    if opening:
        content, front = content_of(unit, i, end, inverted=False)
        content, front = tuple(stretch for stretch in content if stretch[0] > i), True
    else:
        content, front = _around(unit, i, end), False
    if not content:
        return None
    return Saying(unit, (i, named), source, content, Stance.ASSERTS, "according to", end, front=front)


def _opens_clause(unit: Unit, i: int) -> bool:
    """Whether the attribution at ``i`` begins its clause, so that what is said follows."""
    if i == 0 or unit.low[i - 1] in STOPS or unit.low[i - 1] in SUBORDINATORS | COORDINATORS:
        return True
    return i == dateline_end(unit) or (unit.low[i - 1] in {",", "("} and i < 4 and not has_verb(unit, 0, i))


def _around(unit: Unit, first: int, after: int) -> tuple[Stretch, ...]:
    """What stands before an attribution, and after the comma that ends it."""
    start = dateline_end(unit)
    stop = first
    while stop > start and unit.low[stop - 1] in MARKS - {QUOTE, ")"}:
        stop -= 1
    found = [(start, stop)] if start < stop else []
    if after < len(unit) and unit.low[after] in {",", *DASHES} and after + 1 < len(unit):
        end = len(unit)
        while end > after + 1 and unit.low[end - 1] in MARKS - {QUOTE, ")"}:
            end -= 1
        if end > after + 1:
            found.append((after + 1, end))
    return tuple(found)


def _citing(unit: Unit, i: int) -> Saying | None:
    """ "A, citing X": X is behind what the voice before it, or the report, says."""
    source = named_after(unit, i + 1, len(unit))
    if source is None or not is_voice_like(unit, *source):
        return None
    content = _around(unit, i, len(unit))
    return (
        Saying(unit, (i, i + 1), source, content, Stance.ASSERTS, "cite", source[1], front=False) if content else None
    )


def _figure_put(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "X put the toll at A"."""
    end = _clause_end(unit, i + 1)
    joints = _FIGURE_VERBS[unit.low[i]]
    at = next(
        (k for k in range(i + 2, min(i + 22, end - 1)) if unit.low[k] in joints and _is_figure(unit.low[k + 1])), None
    )
    source = subject_before(unit, i, _floor(before))
    if at is None or source is None or not any(word in _FIGURES for word in unit.low[i + 1 : at]):
        return None
    if unit.low[source[1] - 1] in _THINGS - _DOCUMENTED:
        return None
    stop = next((k for k in range(at, len(unit)) if unit.low[k] in STOPS), len(unit))
    return Saying(unit, (i, i + 1), source, ((i + 1, stop),), Stance.ASSERTS, "put", i + 1)


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() or word in _FIGURE_WORDS


def _held_responsible(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "X held A responsible for B"."""
    at = next((k for k in range(i + 2, min(i + 9, len(unit))) if unit.low[k] in {"responsible", "accountable"}), None)
    source = subject_before(unit, i, _floor(before))
    if (
        at is None
        or source is None
        or any(word in MARKS for word in unit.low[i:at])
        or not is_voice_like(unit, *source)
    ):
        return None
    return Saying(unit, (i, i + 1), source, ((i + 1, _clause_end(unit, at)),), Stance.ACCUSES, "hold", i + 1)


def _quoted_as_saying(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "X quoted Y as saying A", "Y was quoted by X as saying A"."""
    window = unit.low[i : i + 30]
    at = next(
        (i + k for k in range(1, len(window) - 1) if window[k] == "as" and window[k + 1] in {"saying", "telling"}), None
    )
    if at is None:
        return None
    be = skip_back(unit, i)
    passive = be > 0 and unit.low[be - 1] in BE_FORMS
    frame = frame_after(unit, at + 2, "say")
    if passive:
        cited = subject_before(unit, be - 1, _floor(before))
        source = named_after(unit, i + 2, at) if unit.low[i + 1] == "by" else None
        if source is None and unit.low[frame.end : frame.end + 1] == ("by",):
            source = named_after(unit, frame.end + 1, len(unit))
    else:
        cited, source = (i + 1, at), subject_before(unit, i, _floor(before))
    if cited is None or cited[0] >= cited[1]:
        return None
    first = min(stretch[0] for stretch in (cited, source, (i, i)) if stretch)
    end = max(frame.end, source[1] if source else 0) if passive else frame.end
    content, front = content_of(unit, first, end, inverted=False)
    return Saying(unit, (i, at + 2), source, content, Stance.ASSERTS, "quote", end, cited=cited, front=front)


def _adverb(unit: Unit, i: int, before: list[Saying]) -> Saying | None:
    """ "A reportedly ...": nobody is named; "A probably ...": the report itself is not sure."""
    if before and before[-1].stance is Stance.SUSPECTS and before[-1].front:
        return None
    start = clause_start(unit, i, before[-1].ends if before and before[-1].front and before[-1].ends < i else 0)
    end = _clause_end(unit, i + 1)
    suspects = unit.low[i] in word_set("adverbs", "suspects")
    if end - start < 2:
        return None
    stance = Stance.SUSPECTS if suspects else Stance.ASSERTS
    return Saying(unit, (i, i + 1), None, ((start, end),), stance, unit.low[i], i + 1, hedged=True, outlet=suspects)


def _nominal(unit: Unit, i: int) -> Saying | None:
    """ "reports that A", "the ministry's claim that A", "a hypothesis put forward by X that A"."""
    stance = _NOMINALS[unit.low[i]]
    source: Stretch | None = None
    k = i + 1
    by = next((j for j in range(k, min(k + 4, len(unit))) if unit.low[j] in {"by", "from"}), None)
    if by is not None and not any(word in MARKS for word in unit.low[k:by]):
        named = named_after(unit, by + 1, min(by + 12, len(unit)))
        if named and unit.low[named[1] : named[1] + 1] == ("that",):
            source, k = named, named[1]
    if unit.low[k : k + 1] != ("that",) or k + 1 >= len(unit):
        return None
    start = clause_start(unit, i, 0)
    owner = next((j for j in range(i - 1, max(start, i - 4) - 1, -1) if unit.low[j].endswith(("'s", "s'"))), None)
    if source is None and owner is not None:
        source = (_owner_start(unit, owner, start), owner + 1)
    content, _ = content_of(unit, i, k, inverted=False)
    content = tuple(stretch for stretch in content if stretch[0] > k)
    if not content:
        return None
    return Saying(
        unit, (i, i + 1), source, content, stance, unit.low[i], k, hedged=source is None or stance is Stance.SUSPECTS
    )


def _owner_start(unit: Unit, owner: int, start: int) -> int:
    k = owner
    while k > start and unit.low[k - 1] not in PREPOSITIONS and not has_verb(unit, k - 1, k) and owner - k < 6:
        k -= 1
    return k


def _heading(unit: Unit) -> list[Saying]:
    """ "Police: three killed" and "Three killed: police"."""
    at = next((k for k in range(1, len(unit) - 1) if unit.low[k] == ":" or unit.low[k] in DASHES), None)
    if at is None:
        return []
    for source, content in (((0, at), (at + 1, len(unit))), ((at + 1, len(unit)), (0, at))):
        short = source[1] - source[0] <= _LONGEST_SPEAKER_IN_HEADING
        words = unit.low[slice(*source)]
        named = any(is_voice_word(word) for word in words) and words not in _NO_SPEAKERS
        if short and named and not has_verb(unit, *source) and QUOTE not in unit.low[slice(*source)]:
            return [Saying(unit, (at, at + 1), source, (content,), Stance.ASSERTS, ":", at + 1, front=source[0] == 0)]
    return []


def _with_cited(sayings: list[Saying]) -> list[Saying]:
    """The sayings with each "citing X" made part of the saying that it belongs to."""
    found: list[Saying] = []
    pending: Saying | None = None
    for saying in sayings:
        if saying.lemma == "cite" and found and found[-1].lemma != "cite":
            found[-1] = _cite(found[-1], saying)
        elif saying.lemma == "cite":
            pending = saying
        elif pending is not None:
            found.append(_cite(saying, pending))
            pending = None
        else:
            found.append(saying)
    return [*found, pending] if pending is not None else found


def _cite(saying: Saying, citing: Saying) -> Saying:
    """ "Reuters reported A, citing police": A without the words that cite."""
    edge = citing.cue[0] - 1
    source = saying.source
    if source is not None and source[0] < edge < source[1]:
        source = (source[0], edge)
    content = tuple(
        (a, min(b, edge)) if a < edge < b else (a, b) for a, b in saying.content if a < edge or a >= citing.ends
    )
    kept = content or saying.content
    return replace(saying, source=source, cited=citing.source, content=kept)
