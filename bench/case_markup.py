"""The inline marks of a case: ``{k1: at least 84 fatalities}`` marks the evidence named ``k1``.

Marks may nest. Where two must cross, ``{+k1}`` opens and ``{-k1}`` closes. The text itself holds no braces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 20
_OPEN = re.compile(r"\{(?:([a-z][a-z0-9]*): ?|([+-])([a-z][a-z0-9]*)\})")


class CaseError(ValueError):
    """A case file that cannot be read; the message starts with file and line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a case file with its number, for messages."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A report's text without its marks, and where each mark stood.

    Attributes:
        text: What the report says.
        spans: Start and end of each mark, in code points of ``text``.
        lines: Line of the file on which each mark opens.
    """

    text: str
    spans: dict[str, tuple[int, int]]
    lines: dict[str, int]


def read_markup(label: str, lines: list[Line], *, keep_lines: bool) -> Marked:
    """The text and marks of a case's body.

    Args:
        label: File name, for messages.
        lines: The body as it stands in the file.
        keep_lines: Keep line ends; otherwise the lines of a paragraph are joined by blanks.

    Raises:
        CaseError: A mark is opened twice, never closed, empty, too long, or closes what is not open.
    """
    body, numbers = joined(lines, keep_lines=keep_lines)
    out: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, tuple[int, int]] = {}
    nested: list[str] = []
    at = 0
    while at < len(body):
        where = f"{label}:{numbers[at]}"
        found = _OPEN.match(body, at)
        if found and found[2] == "-":
            _close(where, found[3], opened, spans, len(out))
        elif found:
            _open(where, found[1] or found[3], opened, (len(out), numbers[at]))
            nested += [found[1]] if found[1] else []
        elif body[at] == "}" and nested:
            _close(where, nested.pop(), opened, spans, len(out))
        elif body[at] in "{}":
            msg = f"{where}: a brace that opens or closes no mark; write {{name: words}}"
            raise CaseError(msg)
        else:
            out.append(body[at])
        at = found.end() if found else at + 1
    left = opened.keys() - spans.keys()
    if left:
        name = min(left, key=lambda n: opened[n])
        msg = f"{label}:{opened[name][1]}: the mark {name!r} is never closed"
        raise CaseError(msg)
    marked = Marked("".join(out), spans, {name: number for name, (_, number) in opened.items()})
    check_spans(label, marked)
    return marked


def _open(where: str, name: str, opened: dict[str, tuple[int, int]], at: tuple[int, int]) -> None:
    if name in opened:
        msg = f"{where}: the mark {name!r} is used twice; each mark has a name of its own"
        raise CaseError(msg)
    opened[name] = at


def _close(
    where: str, name: str, opened: dict[str, tuple[int, int]], spans: dict[str, tuple[int, int]], end: int
) -> None:
    if name not in opened or name in spans:
        msg = f"{where}: the mark {name!r} is closed and was not open"
        raise CaseError(msg)
    spans[name] = (opened[name][0], end)


def check_spans(label: str, marked: Marked) -> None:
    """Refuse evidence that is empty, has blanks at an end, or is longer than 20 words."""
    for name, (start, end) in marked.spans.items():
        quote = marked.text[start:end]
        if not quote.strip():
            msg = f"{label}:{marked.lines[name]}: the mark {name!r} holds no words"
            raise CaseError(msg)
        if quote != quote.strip():
            msg = f"{label}:{marked.lines[name]}: the mark {name!r} starts or ends with a blank: {quote!r}"
            raise CaseError(msg)
        if len(quote.split()) > MOST_WORDS:
            msg = f"{label}:{marked.lines[name]}: the mark {name!r} has more than {MOST_WORDS} words: {quote!r}"
            raise CaseError(msg)


def joined(lines: list[Line], *, keep_lines: bool) -> tuple[str, list[int]]:
    """The body as one string, and for each of its characters the line that it came from."""
    out: list[str] = []
    numbers: list[int] = []
    gap = ""
    for line in lines:
        text = line.text.rstrip() if keep_lines else line.text.strip()
        if not text:
            gap = "\n\n" if out else ""
            continue
        piece = gap + text
        out.append(piece)
        numbers += [line.number] * len(piece)
        gap = "\n" if keep_lines else " "
    return "".join(out), numbers
