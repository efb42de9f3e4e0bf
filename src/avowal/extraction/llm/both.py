"""The small model and a language model side by side: what both say is surer, what one says alone goes to review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from avowal.domain import Account, Mention, Problem, Reading, Report
from avowal.extraction import trained
from avowal.extraction.assembly import at_least
from avowal.extraction.gate import through_gate
from avowal.extraction.llm.extractor import LlmExtractor, the_extractor
from avowal.extraction.merging import key_of
from avowal.gazetteer.fold import fold

_UNSCORED = 0.5
_ALONE = 0.8
"""What is left of a score where the other extractor read the report and does not have the account."""


@dataclass(frozen=True, slots=True)
class BothExtractor:
    """Reads each report with the trained encoder and with a language model."""

    llm: LlmExtractor

    @property
    def at_once(self) -> int:
        """How many reports may be read at once."""
        return self.llm.at_once

    def __call__(self, report: Report, min_score: float | None = None) -> Reading:
        """What either says, with scores that tell whether both do.

        Raises:
            EndpointError: The language model gave no usable answer.
        """
        small = through_gate(report, trained.extract(report))
        large = through_gate(report, self.llm(report))
        reading = side_by_side(report, small, large)
        return replace(reading, mentions=at_least(reading.mentions, min_score or 0.0))


def extract(report: Report, min_score: float | None = None) -> Reading:
    """What the encoder and the environment's endpoint say of a report."""
    return BothExtractor(the_extractor())(report, min_score)


def side_by_side(report: Report, small: Reading, large: Reading) -> Reading:
    """One reading from two: the first's accounts, surer where the second has them too, and the second's own.

    Accounts agree that have one fact, value and voice in one incident. Where they differ in stance or status the
    first's stands, and a problem names both. A problem names every account that only one has.
    """
    problems = [*small.problems, *large.problems]
    pairs = _paired(small.mentions, large.mentions)
    mentions = [_weighed(report, one, pairs.get(one.id), problems) for one in small.mentions]
    taken = {other.id for other in pairs.values()}
    mentions += [_weighed(report, other, None, problems) for other in large.mentions if other.id not in taken]
    name = f"both ({small.extractor}; {large.extractor})"
    return Reading(report.id, name, tuple(sorted(mentions, key=lambda m: m.role.value != "main")), tuple(problems))


def _paired(small: Sequence[Mention], large: Sequence[Mention]) -> dict[str, Mention]:
    """For mentions of the first, the second's of the same incident: those that share most, each once."""
    shared = sorted(
        ((_n_shared(one, other), one.id, other) for one in small for other in large),
        key=lambda row: (-row[0], row[1], row[2].id),
    )
    found: dict[str, Mention] = {}
    for number, one_id, other in shared:
        if number and one_id not in found and other not in found.values():
            found[one_id] = other
    return found


def _n_shared(one: Mention, other: Mention) -> int:
    values = {_value(account) for account in other.accounts}
    return sum(_value(account) in values for account in one.accounts) + (one.role is other.role)


def _weighed(report: Report, one: Mention, other: Mention | None, problems: list[Problem]) -> Mention:
    """The mention with the accounts of both; ``problems`` grows by what they differ in."""
    theirs = {_said(account): account for account in other.accounts} if other is not None else {}
    accounts = []
    for account in one.accounts:
        match = theirs.pop(_said(account), None)
        if match is None:
            problems.append(_problem(report, account, "one-extractor", "only one of the two extractors has it"))
            accounts.append(replace(account, score=round(_ALONE * _score(account), 2)))
            continue
        problems += _differences(report, account, match)
        accounts.append(replace(account, score=round(1 - (1 - _score(account)) * (1 - _score(match)), 2)))
    known = {_value(account) for account in one.accounts}
    for account in theirs.values():
        reason = "voices-differ" if _value(account) in known else "one-extractor"
        said = (
            "the extractors give it to two voices"
            if reason == "voices-differ"
            else "only one of the two extractors has it"
        )
        problems.append(_problem(report, account, reason, said))
        accounts.append(replace(account, score=round(_ALONE * _score(account), 2), part_of=None))
    if other is not None and one.type is not other.type:
        what = f"incident {one.id}: one extractor calls it {one.type}, the other {other.type}; the first stands."
        problems.append(Problem("extraction", "types-differ", what, report.id))
    spans = (
        one.spans if other is None else (*one.spans, *(s for s in other.spans if not any(map(s.overlaps, one.spans))))
    )
    return replace(one, accounts=tuple(accounts), spans=tuple(sorted(spans)))


def _differences(report: Report, account: Account, match: Account) -> Iterator[Problem]:
    for name, mine, theirs in (("stance", account.stance, match.stance), ("status", account.status, match.status)):
        if mine is not theirs:
            said = f"one extractor reads the {name} as {mine}, the other as {theirs}; the first stands"
            yield _problem(report, account, f"{name}-differs", said)


def _problem(report: Report, account: Account, reason: str, said: str) -> Problem:
    message = f"{account.fact} {account.words[:60]!r} by {account.voice.name[:60]}: {said}."
    return Problem("extraction", reason, message, report.id, account.evidence)


def _score(account: Account) -> float:
    return _UNSCORED if account.score is None else account.score


def _value(account: Account) -> tuple[object, ...]:
    return (account.fact, key_of(account.value) if account.value is not None else fold(account.words))


def _said(account: Account) -> tuple[object, ...]:
    return (*_value(account), fold(account.voice.name))
