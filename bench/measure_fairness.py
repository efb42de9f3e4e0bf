"""What changes in the accounts of held-out cases when actors and nations trade places.

Data: bench/cases (written for this project, Apache-2.0), splits validation, test and unseen: texts, no gold.
The names are those of bench/fairness/swaps.toml: nations; armed groups; armed groups against states; forces of a state.
Each set is applied by itself, to text, title and outlet; a report without a name of the set is left out.

Accounts of one fact are paired where their evidence lies at the same place, carried back through the swap. A pair is
unchanged when stance, status and the type of its incident are. What is found on one side alone is no pair: its share is
a figure of its own. The run file lists every pair that changed; nothing is chosen by them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases import Case, read_cases
from fairness_swaps import TABLE, Swapped, SwapSet, read_swaps, swap, swap_report
from run import BENCH, hash_of

import avowal
from avowal.codebook.vocabulary import Fact
from avowal.domain import Account, Mention, Reading, Report, Span

SPLITS = ("validation", "test", "unseen")
ATTRIBUTES = ("stance", "type", "status")


@dataclass(frozen=True, slots=True)
class Held:
    """An account as it is compared: with the type of its incident, and its place in the old text.

    Attributes:
        account: The account.
        mention: The mention that it belongs to.
        report: The report that it was read in, old or new.
        place: Its evidence, carried back to the old text.
        words: Its words with the names swapped where it is of the old text: as the new one would have them.
    """

    account: Account
    mention: Mention
    report: Report
    place: Span
    words: str

    def attributes(self) -> tuple[str, str, str]:
        """Its stance, the type of its incident, its status."""
        kind = self.mention.type
        return self.account.stance.value, kind.value if kind else "no type", self.account.status.value


@dataclass(frozen=True, slots=True)
class Compared:
    """A report before and after a swap.

    Attributes:
        case: Its case.
        set_name: The set that was swapped.
        pairs: Accounts that were found on both sides.
        alone: Accounts that were found on one.
    """

    case: Case
    set_name: str
    pairs: tuple[tuple[Held, Held], ...]
    alone: tuple[Held, ...]


def measure(options: argparse.Namespace) -> dict:
    """Shares of what is unchanged, of all sets together and of each; and the pairs that changed."""
    splits = (options.split,) if options.split else SPLITS
    cases = [case for split in splits for case in read_cases(BENCH / "cases" / split, split)][: options.limit]
    sets = read_swaps()
    before = {case.report_id: avowal.extract(case.report, extractor=options.extractor) for case in cases}
    compared = [
        found
        for swaps in sets
        for case in cases
        if (found := compare(case, before[case.report_id], swaps, options.extractor)) is not None
    ]
    figures = figures_of(compared)
    for swaps in sets:
        some = figures_of([one for one in compared if one.set_name == swaps.name])
        figures |= {f"{swaps.name}_{name}": value for name, value in some.items()}
    show(figures, [swaps.name for swaps in sets])
    return {
        "split": " + ".join(splits),
        "cases_sha256": hash_of([*(case.path for case in cases), TABLE]),
        "figures": figures,
        "exceptions": [line for one in compared for line in exceptions(one)],
    }


def compare(case: Case, before: Reading, swaps: SwapSet, extractor: str) -> Compared | None:
    """The accounts of a case with and without the swap; ``None`` where it names nothing of the set."""
    report, swapped = swap_report(case.report, swaps)
    if not swapped.edits:
        return None
    after = avowal.extract(report, extractor=extractor)
    unswapped = Swapped(case.report.text, ())
    old = [held(case.report, m, a, unswapped, swap(a.words, swaps).text) for m in before.mentions for a in m.accounts]
    new = [held(report, m, a, swapped, a.words) for m in after.mentions for a in m.accounts]
    pairs = paired(old, new)
    met = {id(one) for pair in pairs for one in pair}
    return Compared(case, swaps.name, tuple(pairs), tuple(one for one in (*old, *new) if id(one) not in met))


def held(report: Report, mention: Mention, account: Account, swapped: Swapped, words: str) -> Held:
    """An account at its place in the old text."""
    return Held(account, mention, report, swapped.back(account.evidence), " ".join(words.split()).casefold())


def paired(old: Sequence[Held], new: Sequence[Held]) -> list[tuple[Held, Held]]:
    """Old and new accounts of one fact at one place, the likest first; each is in one pair at most."""
    likest = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(old) for j, other in enumerate(new)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    left, right = set(range(len(old))), set(range(len(new)))
    pairs = []
    for how_like, i, j in likest:
        if how_like > 0 and i in left and j in right:
            pairs.append((old[i], new[j]))
            left.remove(i)
            right.remove(j)
    return pairs


def likeness(one: Held, other: Held) -> float:
    """How likely two accounts are one: 0 where fact or place differ; the words, then how far the places overlap.

    What is compared afterwards (stance, type, status) has no say here.
    """
    if one.account.fact is not other.account.fact or not one.place.overlaps(other.place):
        return 0.0
    common = min(one.place.end, other.place.end) - max(one.place.start, other.place.start)
    whole = max(one.place.end, other.place.end) - min(one.place.start, other.place.start)
    same_kind = one.account.voice.kind is other.account.voice.kind  # of two voices behind the same words
    return (one.words == other.words) + common / whole + 0.1 * same_kind


def figures_of(compared: Sequence[Compared]) -> dict[str, float]:
    """Shares over pairs of accounts and over pairs of reports."""
    pairs = [pair for one in compared for pair in one.pairs]
    same = [tuple(a == b for a, b in zip(old.attributes(), new.attributes(), strict=True)) for old, new in pairs]
    read = [one for one in compared if one.pairs or one.alone]
    accounts = [held for one in compared for pair in one.pairs for held in pair]
    return {
        "unchanged": share(all(row) for row in same),
        **{f"{name}_unchanged": share(row[k] for row in same) for k, name in enumerate(ATTRIBUTES)},
        "reports_unchanged": share(not any(True for _ in exceptions(one)) for one in read),
        "found_on_one_side": one_sided(accounts, [held for one in compared for held in one.alone]),
        "responsible_found_on_one_side": one_sided(
            [held for held in accounts if held.account.fact is Fact.RESPONSIBLE],
            [held for one in compared for held in one.alone if held.account.fact is Fact.RESPONSIBLE],
        ),
        "n_pairs": len(pairs),
        "n_reports": len(read),
    }


def one_sided(met: Sequence[Held], alone: Sequence[Held]) -> float:
    """The share of accounts, old and new, that have none on the other side."""
    total = len(met) + len(alone)
    return round(len(alone) / total, 4) if total else 0.0


def exceptions(compared: Compared) -> list[str]:
    """A line for each pair that changed: the case, the set, the fact, the words before and after, and what changed."""
    lines = []
    for old, new in compared.pairs:
        changes = [
            f"{name} {was} > {became}"
            for name, was, became in zip(ATTRIBUTES, old.attributes(), new.attributes(), strict=True)
            if was != became
        ]
        if changes:
            what = f"{compared.case.report_id}, {compared.set_name}, {old.account.fact}"
            lines.append(f"{what}: {quoted(old)} > {quoted(new)}: {', '.join(changes)}")
    return lines


def quoted(one: Held) -> str:
    """The words of an account's evidence on one line."""
    return repr(" ".join(one.account.evidence.quote(one.report.text).split()))


def share(hits: Iterable[bool]) -> float:
    """The share of the true ones; 0 of nothing."""
    rows = list(hits)
    return round(sum(rows) / len(rows), 4) if rows else 0.0


def show(figures: dict[str, float], names: Sequence[str]) -> None:
    """A line for each set, on stderr; the bar is 0.98 of the pairs."""
    for name in ("", *names):
        start = f"{name}_" if name else ""
        parts = [f"{one} {figures[start + one]:.3f}" for one in ("unchanged", *(f"{a}_unchanged" for a in ATTRIBUTES))]
        alone = f"one side {figures[start + 'found_on_one_side']:.3f}"
        counts = f"{figures[start + 'n_pairs']} pairs, {figures[start + 'n_reports']} reports"
        print(f"{name or 'all':16} {'  '.join(parts)}  {alone}  ({counts})", file=sys.stderr)
