"""Whether a report tells of violence that people did, or only uses its words: sport, film, accident, drill, history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from avowal.extraction.facts.stage import is_real, is_try, may_tell
from avowal.extraction.finding import Finding
from avowal.extraction.incidents.clues import STRONG, Clue, scene_words
from avowal.extraction.notes import Line, Notes, Skim
from avowal.extraction.text.words import positions, read_words

_CORES = {
    "fiction": frozenset(
        "film films novel movie thriller fiction fictional opera episode author novelist actor cinemas credits sequel"
        " heroine protagonist gamers playable console players".split()
    )
    | {"video game", "stage play", "box office"},
    "drill": frozenset("drill drills exercise exercises simulated mock scenario rehearsal".split()),
    "sport": frozenset(
        "coach goalkeeper striker midfielder league referee innings playoff goals season tournament halftime quarterback"
        " wicket fixture strikers football soccer cricket rugby".split()
    ),
    "hoax": frozenset("hoax prank satire satirical".split()) | {"false alarm", "turned out to be"},
}
_TELLING = 2.0  # together, the words of violence in a sentence that tells of a deed
_LEAST_DENSITY = 1.0  # weight of words of violence in a hundred words; fitted on MUC-4's training part
_ADDRESSED = 0.3  # how much more of it each "we" or "must" asks for
_ADDRESSING = frozenset("we our us must cannot you i my your let me ours should".split())
_NATURE = frozenset(
    "accident earthquake flood floods landslide storm hurricane typhoon cyclone tornado avalanche volcano derailment"
    " derailed collision collided overturned methane stampede capsized sank boiler wildfire negligence epidemic"
    " magnitude tyre skidded heat heatwave crash crashed tsunami".split()
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report is about by its words: how many words of sport, film, accident stand in it."""

    words: Mapping[str, frozenset[str]]

    def count(self, label: str) -> int:
        """How many different words of this scene there are."""
        return len(self.words.get(label, ()))

    def has_core(self, label: str) -> bool:
        """Whether one of the words that belong to this scene alone is there."""
        return bool(self.words.get(label, frozenset()) & _CORES[label])


def read_scene(notes: Skim | Notes) -> Scene:
    """The scenes that the title and the text have words of."""
    found = {label: set(said) for label, said in scene_words(notes.words, 0, notes.words.count).items()}
    if notes.report.title:
        title = read_words(notes.report.title)
        for label, said in scene_words(title, 0, title.count).items():
            found.setdefault(label, set()).update(said)
    return Scene({label: frozenset(said) for label, said in found.items()})


def is_dense(notes: Skim | Notes, clues: Mapping[int, Sequence[Clue]]) -> bool:
    """Whether words of violence stand close enough for a report of a deed.

    Speeches, interviews and commentary name violence in passing, and say "we", "you" and "must" more often.
    """
    n_words = max(1, notes.words.count)
    weight = sum(clue.weight for found in clues.values() for clue in found)
    addressing = len(positions(notes.words, _ADDRESSING))
    return 100 * weight >= _LEAST_DENSITY * n_words + _ADDRESSED * 100 * addressing


def is_about_violence(
    notes: Skim | Notes, scene: Scene, clues: Mapping[int, Sequence[Clue]], deaths: Sequence[Finding]
) -> bool:
    """Whether the words of violence are meant, and are of people's doing."""
    strong = sum(any(clue.weight >= STRONG for clue in found) for found in clues.values())
    if scene.has_core("fiction") and scene.count("fiction") >= 3 and strong < 2 * scene.count("fiction"):
        return False
    if scene.has_core("drill") and scene.count("drill") >= 2 and strong < 6:
        return False
    if scene.has_core("sport") and scene.count("sport") >= 3 and not (deaths and strong > scene.count("sport")):
        return False
    if scene.has_core("hoax") and not deaths:
        return False
    if not strong and scene.count("accident") + scene.count("statistics") > 0:
        return _any_begun(notes, clues)
    nature = len(scene.words.get("accident", frozenset()) & _NATURE)
    return not (nature >= 1 and scene.count("accident") > 2 * strong)


def _any_begun(notes: Skim | Notes, clues: Mapping[int, Sequence[Clue]]) -> bool:
    return any(_is_begun(notes, line) for line in notes.lines if clues[line.number])


def _is_begun(notes: Skim | Notes, line: Line) -> bool:
    """Whether a sentence tells of an attack that was begun and came to nothing."""
    return may_tell(notes.words.lower[line.first : line.stop]) and is_try(line.span.quote(notes.text))


def tells(notes: Skim | Notes, line: Line, clues: Sequence[Clue], casualties: Sequence[Finding]) -> bool:
    """Whether a sentence tells of a deed that was done or begun: strong words, a count of victims, or how it failed."""
    enough = bool(casualties) or sum(clue.weight for clue in clues) >= _TELLING
    if not enough and not (clues and _is_begun(notes, line)):
        return False
    return is_real(line.span.quote(notes.text), harmed=bool(casualties))
