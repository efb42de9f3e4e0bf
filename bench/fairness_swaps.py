"""Names that trade places in a text, as bench/fairness/swaps.toml pairs them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from avowal.domain import Report, Span
from avowal.domain.report import report_id

TABLE = Path(__file__).resolve().parent / "fairness" / "swaps.toml"
SHOUTED = 0.7  # of the letters of a line: from here on it counts as telex
VOWELS = "aeiou"
SAID_WITH_VOWEL = "AEFHILMNORSX"  # letters whose own names begin with a vowel: "an FBI agent"


@dataclass(frozen=True, slots=True)
class SwapSet:
    """One set of pairs, ready to be applied: ``nations``, ``groups``.

    Attributes:
        name: The set's name in the table.
        pattern: Finds every name, and what must stay.
        others: Each name, in each case it may be written in, to the one that takes its place.
        said_as_words: Acronyms that are no row of letters when spoken.
        no_vowel_sound: Beginnings that are written with a vowel and spoken without.
    """

    name: str
    pattern: re.Pattern[str]
    others: Mapping[str, str]
    said_as_words: frozenset[str]
    no_vowel_sound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with its names swapped, and where.

    Attributes:
        text: The new text.
        edits: What was replaced: its place in the old text, and that of its replacement in the new one.
    """

    text: str
    edits: tuple[tuple[Span, Span], ...]

    def back(self, span: Span) -> Span:
        """Where words of the new text stood in the old; one that cuts into a replacement takes all that it replaced."""
        start, end = self._back(span.start, at_end=False), self._back(span.end, at_end=True)
        return Span(start, end)

    def _back(self, place: int, *, at_end: bool) -> int:
        shift = 0
        for old, new in self.edits:
            if place < new.start or (at_end and place == new.start):
                break
            if place < new.end or (at_end and place == new.end):
                return old.end if at_end else old.start
            shift = old.end - new.end
        return place + shift


def read_swaps(path: Path = TABLE) -> tuple[SwapSet, ...]:
    """The sets of a table, in its order."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words = frozenset(table["said_as_words"]), tuple(table["no_vowel_sound"])
    return tuple(
        swap_set(name, part["rows"], table["keep"], *words) for name, part in table.items() if isinstance(part, dict)
    )


def swap_set(
    name: str,
    rows: list[dict[str, list[str]]],
    keep: list[str] | tuple[str, ...] = (),
    said_as_words: frozenset[str] = frozenset(),
    no_vowel_sound: tuple[str, ...] = (),
) -> SwapSet:
    """A set from its rows.

    Raises:
        ValueError: One name has two others to trade places with.
    """
    others: dict[str, str] = {}
    for taken, put in pairs(rows):
        if others.setdefault(taken, put) != put:
            msg = f"swaps, set {name}: {taken!r} trades places with {others[taken]!r} and with {put!r}"
            raise ValueError(msg)
    for taken, put in list(others.items()):
        others.setdefault(capitalised(taken), capitalised(put))
        others.setdefault(taken.upper(), put.upper())
    stays = {written for one in keep if one not in others for written in (one, one.upper())}
    longest_first = sorted({*others, *stays}, key=lambda one: (-len(one), one))
    names = "|".join(spaced(one) for one in longest_first)
    pattern = re.compile(rf"(?:(?<!\w)(?P<article>[Aa][Nn]?)(?P<gap>\s+))?(?<!\w)(?P<name>{names})(?!\w)")
    return SwapSet(name, pattern, others, said_as_words, no_vowel_sound)


def pairs(rows: list[dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Every name of the rows with the one that takes its place."""
    for row in rows:
        for left, right in row.values():
            yield from ((taken, right.split("|")[0]) for taken in left.split("|"))
            yield from ((taken, left.split("|")[0]) for taken in right.split("|"))


def spaced(name: str) -> str:
    """A pattern for a name, over the end of a line too and with either apostrophe."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.split())


def capitalised(name: str) -> str:
    """A name as it stands at the start of a sentence."""
    return name[:1].upper() + name[1:]


def swap(text: str, swaps: SwapSet) -> Swapped:
    """A text with the names of a set in each other's place.

    >>> trade = swap_set("one", [{"name": ["Hamas", "al-Shabaab"]}])
    >>> swap("An al-Shabaab man met Hamas.", trade).text
    'A Hamas man met al-Shabaab.'
    """
    parts: list[str] = []
    edits: list[tuple[Span, Span]] = []
    done = length = 0
    for found in swaps.pattern.finditer(text):
        put = replacement(text, found, swaps)
        if put is None:
            continue
        before = text[done : found.start()]
        length += len(before)
        parts += (before, put)
        edits.append((Span(*found.span()), Span(length, length + len(put))))
        length += len(put)
        done = found.end()
    return Swapped("".join((*parts, text[done:])), tuple(edits))


def replacement(text: str, found: re.Match[str], swaps: SwapSet) -> str | None:
    """What takes the place of a match, with its article; ``None``: it stays."""
    put = swaps.others.get(" ".join(found["name"].split()).replace("’", "'"))
    if put is None:
        return None
    if shouted(text, found):
        put = put.upper()
    if "\n" in found["name"]:  # the lines of a telex stay as many
        put = "\n".join(put.rsplit(" ", 1))
    if found["article"] is None:
        return put
    if put[:4].lower() == "the ":  # "a United States envoy": the article is there already
        put = put[4:]
    return article(found["article"], put, swaps) + found["gap"] + put


def shouted(text: str, found: re.Match[str]) -> bool:
    """Whether a match stands in a line of capitals."""
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    letters = [letter for letter in text[start : end if end >= 0 else len(text)] if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) >= SHOUTED * len(letters) and len(letters) > len(found["name"])


def article(written: str, word: str, swaps: SwapSet) -> str:
    """The article that fits a word, in the case of the one that stood there."""
    first = word.split(maxsplit=1)[0]
    is_letters = first.isupper() and first not in swaps.said_as_words and first.isalpha() and len(first) <= 5
    vowel = word[0] in SAID_WITH_VOWEL if is_letters else word[0].lower() in VOWELS
    if word.upper().startswith(tuple(one.upper() for one in swaps.no_vowel_sound)):
        vowel = False
    whole = "an" if vowel else "a"
    if written.isupper() and (len(written) > 1 or word.isupper()):
        return whole.upper()
    return capitalised(whole) if written[0].isupper() else whole


def swap_report(report: Report, swaps: SwapSet) -> tuple[Report, Swapped]:
    """A report with the names swapped in text, title and outlet, and what was swapped in its text."""
    swapped = swap(report.text, swaps)
    title = swap(report.title, swaps).text if report.title else report.title
    outlet = swap(report.outlet, swaps).text if report.outlet else report.outlet
    new_id = report_id(swapped.text, title=title, outlet=outlet, address=report.address)
    return replace(report, id=new_id, text=swapped.text, title=title, outlet=outlet), swapped
