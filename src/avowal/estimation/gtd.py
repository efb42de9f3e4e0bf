"""GTD-like counts: documents are weighed, not voices; the newest, then the majority, then the lowest.

A document is what one publisher printed, whoever speaks in it; agency copy is the agency's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import Account, Column, Estimate, Weighing
from avowal.estimation.candidates import Sifted
from avowal.estimation.extremes import weigh
from avowal.estimation.figures import Figure, count
from avowal.estimation.live import NO_NUMBER, OLDER, counted_candidates, drop
from avowal.estimation.parties import NAMING, names_of
from avowal.estimation.question import Question, answer, aside
from avowal.estimation.shares import part_columns
from avowal.estimation.units import day_of, document_of, origin_of, publisher_key, said_since
from avowal.estimation.worth import worth
from avowal.gazetteer.fold import fold

NOT_KNOWN = -99
"""GTD's code for a count that is not known."""
_COLUMNS = {
    Fact.KILLED: ("nkill", None),
    Fact.INJURED: ("nwound", None),
    Fact.ABDUCTED: ("nhostkid", NOT_KNOWN),
    Fact.RELEASED: ("nreleased", NOT_KNOWN),
    Fact.PERPETRATOR_COUNT: ("nperps", NOT_KNOWN),
}


@dataclass(frozen=True, slots=True)
class _Documents:
    """Figures of documents, one a document, and whether the newest document is one of doubtful validity."""

    figures: tuple[Figure, ...]
    newest_is_doubtful: bool
    aside: tuple[Weighing, ...]


def gtd_newest(question: Question) -> Estimate:
    """The newest document's figure; of several equally new the majority's, then the lowest."""
    found = _documents(question)
    if not found.figures:
        return _blank(question, found.aside)
    scope = found.figures if found.newest_is_doubtful else _newest(found.figures, question)
    if question.policy.parameters.majority_scope == "all" and len({figure.low for figure in scope}) > 1:
        scope = found.figures
    value, why = _most_of(scope, question)
    if found.newest_is_doubtful:
        why += ", as the newest document is of doubtful validity"
    return _settled(question, found, scope, value, f"{value:,} is {why}.")


def gtd_majority(question: Question) -> Estimate:
    """The figure of most documents, then the lowest; which is newer plays no part."""
    found = _documents(question)
    if not found.figures:
        return _blank(question, found.aside)
    value, why = _most_of(found.figures, question)
    return _settled(question, found, found.figures, value, f"{value:,} is {why}.")


def _documents(question: Question) -> _Documents:
    sifted = _independent(_without_perpetrator(counted_candidates(question), question), question)
    doubtful = [a for a in sifted.candidates if _publisher(a, question) in _doubtful(question)]
    ids = {account.id for account in doubtful}
    sound = drop(sifted, lambda a: a.id in ids, "Set aside: its publisher is of doubtful validity.")
    read = _figures(sound, question)
    newest = max((day_of(account, question) for account in doubtful), default=None)
    is_newest = newest is not None and newest >= max((figure.day for figure in read.figures), default="")
    return _Documents(read.figures, is_newest, read.aside)


def _without_perpetrator(sifted: Sifted, question: Question) -> Sifted:
    claimants = _claimants(question)
    resting = {account.id for account in sifted.candidates if _rests_on_claim(account, claimants)}
    if question.policy.parameters.perpetrator_only == "figure" and len(resting) == len(sifted.candidates):
        return sifted
    return drop(sifted, lambda a: a.id in resting, "Set aside: it rests on the perpetrator's own claim.")


def _rests_on_claim(account: Account, claimants: frozenset[str]) -> bool:
    """Whether a claimant says it, or it came through one that claims the deed."""
    return account.voice.kind is VoiceKind.CLAIMANT or any(fold(channel) in claimants for channel in account.via)


def _claimants(question: Question) -> frozenset[str]:
    """The names, folded, of those who claim the deed."""
    told = (*question.accounts, *question.others)
    claims = [a for a in told if a.fact is Fact.RESPONSIBLE and a.stance is Stance.CLAIMS]
    names = {name for account in claims for name in names_of(account)}
    return frozenset(names | {fold(a.voice.name) for a in told if a.voice.kind is VoiceKind.CLAIMANT})


def _independent(sifted: Sifted, question: Question) -> Sifted:
    """Without documents of state and party media, where an independent document has a figure."""
    publishers = _dependent_publishers(question)
    dependent = {a.id for a in sifted.candidates if _publisher(a, question) in publishers}
    if not question.policy.parameters.drop_dependent or len(dependent) == len(sifted.candidates):
        return sifted
    reason = "Set aside: its publisher depends on a state or a party, and an independent one gives a figure."
    return drop(sifted, lambda a: a.id in dependent, reason)


def _dependent_publishers(question: Question) -> frozenset[str]:
    """Publishers on the policy's list, and those that speak in some account as state media or as a claimant."""
    speaking = {
        publisher_key(account.voice.name)
        for account in (*question.accounts, *question.others)
        if account.voice.kind is VoiceKind.STATE_MEDIA
        or (account.voice.kind is VoiceKind.CLAIMANT and account.stance in NAMING)
    }
    return frozenset(speaking | {publisher_key(name) for name in question.policy.parameters.dependent_outlets})


def _publisher(account: Account, question: Question) -> str:
    report = question.reports.get(origin_of(account.report_id, question.context.origins))
    if account.voice.kind in {VoiceKind.OUTLET, VoiceKind.UNKNOWN} and account.via:
        return publisher_key(account.via[0])
    return publisher_key(report.outlet) if report and report.outlet else ""


def _doubtful(question: Question) -> set[str]:
    return {publisher_key(name) for name in question.policy.parameters.questionable}


def _figures(sifted: Sifted, question: Question) -> _Documents:
    """One figure a document: of its newest report its own words, else the lowest that it quotes."""
    by_document: dict[str, list[Account]] = defaultdict(list)
    for account in sifted.candidates:
        by_document[document_of(account, question)].append(account)
    weighings = sifted.aside
    kept: list[Account] = []
    for accounts in by_document.values():
        newest = max(day_of(account, question) for account in accounts)
        older = tuple(account for account in accounts if day_of(account, question) != newest)
        weighings += aside(older, OLDER.replace("voice", "document"))
        kept += [account for account in accounts if day_of(account, question) == newest]
    since = said_since(sifted.candidates, question, document_of)
    counted = count(
        _own_words(kept, question),
        question,
        lambda account, _: worth(account, question),
        no_number=NO_NUMBER,
        unit=document_of,
        day=lambda account, _: since[account.id],
        by_day=False,
    )
    figures, higher = _lowest_of_each(counted.figures)
    spoken = {account.id for account in _own_words(kept, question)}
    quoted = tuple(account for account in kept if account.id not in spoken)
    weighings += aside(quoted, "Set aside: the document gives a figure in its own words.")
    return _Documents(figures, False, weighings + counted.aside + higher)


def _own_words(accounts: Sequence[Account], question: Question) -> tuple[Account, ...]:
    """Without the totals that a document quotes, where it gives one in its own words."""
    own = {
        document_of(a, question)
        for a in accounts
        if a.voice.kind is VoiceKind.OUTLET and getattr(a.value, "of", None) is None and a.part_of is None
    }
    return tuple(a for a in accounts if a.voice.kind is VoiceKind.OUTLET or document_of(a, question) not in own)


def _lowest_of_each(figures: tuple[Figure, ...]) -> tuple[tuple[Figure, ...], tuple[Weighing, ...]]:
    lowest: dict[str, int] = {}
    for figure in figures:
        lowest[figure.unit] = min(lowest.get(figure.unit, figure.low), figure.low)
    higher = tuple(a for figure in figures if figure.low > lowest[figure.unit] for a in figure.accounts)
    kept = tuple(figure for figure in figures if figure.low == lowest[figure.unit])
    return kept, aside(higher, "Set aside: the same document quotes a lower figure.")


def _newest(figures: tuple[Figure, ...], question: Question) -> tuple[Figure, ...]:
    last = max(figure.day for figure in figures)
    if last:
        last = (date.fromisoformat(last) - timedelta(days=question.policy.parameters.same_time_days)).isoformat()
    return tuple(figure for figure in figures if figure.day >= last)


def _most_of(figures: tuple[Figure, ...], question: Question) -> tuple[int, str]:
    """The value that is chosen among equally good documents, and what it is."""
    said = {figure.unit: figure.low for figure in figures}
    counts = Counter(said.values())
    if len(counts) == 1:
        one = "the figure of the one document that counts" if len(said) == 1 else f"what all {len(said)} documents say"
        return next(iter(counts)), one
    value, n = max(counts.items(), key=lambda pair: (pair[1], -pair[0]))
    if n > question.policy.parameters.majority * len(said):
        return value, f"what {n} of {len(said)} documents say"
    return min(counts), f"the lowest of {len(said)} documents, none of which has a majority"


def _settled(question: Question, found: _Documents, scope: tuple[Figure, ...], value: int, reason: str) -> Estimate:
    weighings = found.aside
    in_scope = {figure.unit for figure in scope}
    for figure in found.figures:
        if figure.unit in in_scope:
            weighings += weigh(figure, value, figure.low, "not the figure that stands")
        else:
            weighings += aside(figure.accounts, "Set aside: a newer document gives a figure.")
    name, _ = _COLUMNS.get(question.fact, (question.fact.value, None))
    columns = (Column(name, value), *part_columns(value, question))
    if len(columns) > 1:
        reason = f"{reason} It is divided over {question.context.parts} linked incidents."
    return answer(question, value, reason, weighings, columns=columns)


def _blank(question: Question, weighings: tuple[Weighing, ...]) -> Estimate:
    name, code = _COLUMNS.get(question.fact, (question.fact.value, None))
    evident = "the accounts give no figure that can be used" if weighings else "nothing is said of it"
    left = f"GTD then codes {code}" if code is not None else "GTD then leaves the cell blank"
    return answer(question, None, f"No value: {evident}; {left}.", weighings, columns=(Column(name, code),))
