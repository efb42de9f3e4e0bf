"""Active attributions: "X said that A", "A, said X", "..., adding that A"."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.extraction.text.clauses import (
    DASHES,
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    STOPS,
    clause_start,
    has_verb,
    is_voice_like,
)
from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.contents import content_of
from avowal.extraction.voices.frames import CHANNELS, frame_after
from avowal.extraction.voices.reporting import Verb, verbs
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.saying_words import BEFORE_NOUNS, NOBODY, STANCES, THINGS, floor_of
from avowal.extraction.voices.subjects import inverted_source, main_subject, shares_subject, subject_before
from avowal.extraction.voices.voice_words import document_words, heads

_SCORN = frozenset(
    "lie lies false baseless propaganda fabrication fabrications untrue nonsense ridiculous unfounded fake"
    " fiction absurd groundless slander fabricated disinformation misleading wrong rumours rumors incorrect"
    " invented".split()
)
_ARTICLES = frozenset("a an the his her its their our my".split())
# Verbs that hand over to a voice only with "that" or a quotation after them, or at the end of the sentence.
_NEED_WORDS = frozenset(
    "find show hear learn read list number issue air broadcast publish release post repeat respond reply answer"
    " comment continue conclude observe record identify detail signal relate communicate complain".split()
)
_NEED_NONE = frozenset({"confirm", "report", "claim", "announce"})
_ON_THE_SPOT = frozenset({VoiceKind.WITNESS, VoiceKind.MEDIA, VoiceKind.MEDIC, VoiceKind.RELATIVE})
_INQUIRERS = frozenset(
    "investigators inspectors team mission experts inquiry commission panel autopsy investigation tests doctors".split()
)
_PLURALS = frozenset("police people authorities media troops many some others".split())
_NO_INVERSION = frozenset("accuse blame attribute call find deny read hear learn list number issue".split())
_NEAR = 7  # words after a verb in which its object is looked for


def active(unit: Unit, cue: Stretch, verb: Verb, before: list[Saying]) -> Saying | None:
    """As in "X said that A", "A, X said", "A, said X"."""
    source, inverted = _source(unit, cue, verb, before)
    shared = source is None and shares_subject(unit, cue[0])
    if source is None and not (shared and before):
        return None
    named_until = source[1] if source and inverted else cue[1]
    frame = frame_after(unit, named_until, verb.lemma, channels=verb.group != "accuses")
    if source and not inverted and not _may_say(unit, source, verb, frame.end):
        return None
    first = min(source[0], cue[0]) if source else cue[0]
    content, front = content_of(unit, first, frame.end, inverted=inverted)
    if not content and unit.low[first - 1 : first] == ("that",):
        content, front = _object_before(unit, first - 1), False
    stance = _stance(unit, cue[1], verb)
    return Saying(
        unit, cue, source, content, stance, verb.lemma, frame.end,
        hedged=stance is Stance.SUSPECTS, shared=shared and bool(before), told=frame.told, front=front,
    )  # fmt: skip


def _source(unit: Unit, cue: Stretch, verb: Verb, before: list[Saying]) -> tuple[Stretch | None, bool]:
    """Who says it, and whether the naming stands after the verb."""
    source = subject_before(unit, cue[0], floor_of(before))
    if source is None and verb.lemma not in _NO_INVERSION and verb.group in {"strong", "weak"}:
        source = inverted_source(unit, *cue)
        if source is not None:
            return source, True
    if source is None and not before and shares_subject(unit, cue[0]):
        source = main_subject(unit, cue[0])
    return source, False


def _stance(unit: Unit, after: int, verb: Verb) -> Stance:
    if verb.lemma in {"call", "describe"} and _SCORN.intersection(unit.low[after : after + _NEAR]):
        return Stance.REJECTS
    return STANCES.get(verb.group, Stance.ASSERTS)


def is_noun(unit: Unit, i: int, at: int, verb: Verb, before: list[Saying]) -> bool:
    """Whether a form that can be a noun or an adjective is one here: "no claim", "an alleged strike".

    Args:
        unit: The sentence.
        i: Position of the word.
        at: Position after the word before it that is no adverb.
        verb: What it would be as a verb.
        before: The attributions before it: "denied the claim that" holds one, not two.
    """
    if i == 0:
        return False
    left = unit.low[i - 1]
    if verb.forms - {"base", "third"}:
        return left in _ARTICLES and "ing" not in verb.forms
    after = verbs().get(unit.low[i + 1]) if i + 1 < len(unit) else None
    if after is not None and after.forms & {"third", "past"}:
        return True
    if left in DETERMINERS or left in BEFORE_NOUNS or left in PREPOSITIONS or left.endswith(("'s", "s'")):
        return True
    if before and before[-1].cue[1] == i:
        return True
    return verb.group != "strong" and "base" in verb.forms and not _is_plural(unit, at)


def _is_plural(unit: Unit, at: int) -> bool:
    """Whether the subject that ends before ``at`` may go with a base form: "police say"."""
    subject = unit.low[at - 1] if at else ""
    return (
        not at
        or subject in MARKS
        or subject in {"they", "we", "i", "you", "and"}
        or subject in _PLURALS
        or subject[-1] == "s"
    )


def _object_before(unit: Unit, that: int) -> tuple[Stretch, ...]:
    """As in "the 16 deaths" of "the 16 deaths that the army had reported"."""
    start = clause_start(unit, that, 0)
    return ((start, that),) if start < that else ()


def _may_say(unit: Unit, source: Stretch, verb: Verb, end: int) -> bool:
    """Whether a subject can say something; that of a weak verb must look like a voice."""
    if _is_no_voice(unit, source):
        return False
    follows = unit.low[end] if end < len(unit) else ""
    clear = follows in {"that", QUOTE, ":"}
    if verb.lemma in _SPECIAL:
        return _SPECIAL[verb.lemma](unit, source, end, clear)
    spoken = is_voice_like(unit, *source)
    plain = not has_verb(unit, *source)
    if verb.group == "strong":
        return clear or plain or spoken
    if verb.lemma in _NEED_WORDS and not clear and follows and follows not in STOPS:
        return False
    return spoken or (clear and plain)


def _continues(unit: Unit, source: Stretch, end: int, clear: bool) -> bool:  # noqa: FBT001 - one of a table of checks
    """As in "..., he continued", not in "they continue to"."""
    ends = end >= len(unit) or unit.low[end] in STOPS
    return (clear or ends) and is_voice_like(unit, *source)


def _charges(unit: Unit, source: Stretch, end: int, clear: bool) -> bool:  # noqa: FBT001
    """As in "prosecutors charged X with", not in "the police charged"."""
    return clear or "with" in unit.low[source[1] : end + _NEAR]


def _finds(unit: Unit, source: Stretch, end: int, clear: bool) -> bool:  # noqa: FBT001
    """Inquirers find; others find that."""
    inquires = bool(_INQUIRERS.intersection(unit.low[source[0] : source[1]]))
    return inquires or (clear and is_voice_like(unit, *source)) or (end >= len(unit) and is_voice_like(unit, *source))


def _perceives(unit: Unit, source: Stretch, end: int, clear: bool) -> bool:  # noqa: FBT001
    """As in "a neighbour saw two men": those who were there tell it."""
    kinds = {heads().get(bare(word)) for word in unit.low[source[0] : source[1]]}
    told = clear or (end < len(unit) and unit.low[end] not in STOPS)
    return told and bool(kinds & _ON_THE_SPOT) and VoiceKind.OFFICIAL not in kinds


_SPECIAL = {"continue": _continues, "charge": _charges, "find": _finds, "see": _perceives, "hear": _perceives}


def _is_no_voice(unit: Unit, source: Stretch) -> bool:
    """Whether a subject is nobody, or a thing that says nothing: "the blast claimed 20 lives"."""
    end = next((k for k in range(source[0] + 1, source[1]) if unit.low[k] in MARKS), source[1])
    first, last = unit.low[source[0]], unit.low[end - 1]
    return first in NOBODY or last in THINGS or unit.low[source[0] - 1 : source[0]] == ("what",)


def participle(unit: Unit, i: int, verb: Verb, before: list[Saying]) -> Saying | None:
    """As in "..., adding that A", "a statement claiming A": the subject is the one before."""
    left = unit.low[i - 1] if i else ""
    joins = left in {",", "by", "after", "and", "while", "before"} or left in DASHES
    if not joins and left not in document_words() and left not in CHANNELS:
        return None
    frame = frame_after(unit, i + 1, verb.lemma)
    follows = unit.low[frame.end] if frame.end < len(unit) else ""
    if verb.group == "weak" and follows not in {"that", QUOTE, ":"} and verb.lemma not in _NEED_NONE:
        return None
    around, _ = content_of(unit, i, frame.end, inverted=False)
    content = tuple(stretch for stretch in around if stretch[0] >= frame.end)
    source = None if before else main_subject(unit, i)
    if not content or (source is None and not before):
        return None
    stance = STANCES.get(verb.group, Stance.ASSERTS)
    return Saying(
        unit, (i, i + 1), source, content, stance, verb.lemma, frame.end,
        hedged=stance is Stance.SUSPECTS, shared=bool(before), told=frame.told,
    )  # fmt: skip
