"""The sensitivity of a record as one picture: totals by policy, kinds of voice left out, disagreement of documents.

The same record gives the same bytes: no date and no random id is written into the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.errors import MissingExtraError, UsageError
from avowal.estimation.diagnostics import DIAGNOSTICS
from avowal.record.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS: Final = (".svg", ".png")
_INK: Final = "#1f4e79"
_QUIET: Final = "#9db4c8"
_SETTINGS: Final[Any] = {
    "svg.hashsalt": "avowal",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def write_plot(found: Sensitivity, path: Path) -> None:
    """Write the picture; the ending says whether as SVG or PNG.

    Raises:
        UsageError: The ending is neither.
        MissingExtraError: matplotlib is not installed.
    """
    if path.suffix.lower() not in FORMATS:
        msg = f"plotting to {path}: the name must end in .svg or .png."
        raise UsageError(msg, slug="unknown-plot-format", item=str(path))
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an optional package
    except ImportError as error:
        msg = "drawing a plot needs matplotlib: pip install 'avowal[plots]'. --json gives the same as data."
        raise MissingExtraError(msg, item="plots") from error
    metadata = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
    with mpl.rc_context(_SETTINGS):
        _drawn(found).savefig(path, dpi=150, metadata=metadata)


def _drawn(found: Sensitivity) -> Figure:
    from matplotlib.figure import Figure  # noqa: PLC0415 - an optional package

    figure = Figure(figsize=(11, 10), layout="constrained")
    grid = figure.add_gridspec(3, len(DIAGNOSTICS), height_ratios=(1.2, 1.4, 1))
    _totals(figure.add_subplot(grid[0, :]), found)
    _kinds(figure.add_subplot(grid[1, :]), found)
    for place, (name, _) in enumerate(DIAGNOSTICS):
        _documents(figure.add_subplot(grid[2, place]), found, name, named=place == 0)
    plural = "" if found.n_incidents == 1 else "s"
    figure.suptitle(f"Sensitivity of {found.n_incidents:,} incident{plural} to policy and voice", fontweight="bold")
    return figure


def _totals(axes: Axes, found: Sensitivity) -> None:
    """A bar for each policy's dead, with its range."""
    lines = [line for line in found.policies if line.totals[Fact.KILLED].n_valued]
    sums = [line.totals[Fact.KILLED] for line in lines]
    below = [total.value - total.low for total in sums]
    above = [total.high - total.value for total in sums]
    axes.barh(
        range(len(lines)),
        [total.value for total in sums],
        xerr=[below, above],
        color=_QUIET,
        ecolor=_INK,
        capsize=3,
    )
    axes.set_yticks(range(len(lines)), [line.called for line in lines])
    axes.invert_yaxis()
    axes.set_title("Killed in all, by policy; lines are each policy's low and high", loc="left")


def _kinds(axes: Axes, found: Sensitivity) -> None:
    """For each policy and kind of voice: how the sum of the dead changes without it, in per cent."""
    policies = [line.policy for line in found.policies if line.totals[Fact.KILLED].n_valued]
    whole = {line.policy: line.totals[Fact.KILLED].value for line in found.policies}
    change = {(line.policy, line.kind): line.changes[Fact.KILLED] for line in found.kinds}
    kinds = [kind for kind in VoiceKind if any((policy, kind) in change for policy in policies)]
    cells = [[_per_cent(change.get((policy, kind), 0), whole[policy]) for kind in kinds] for policy in policies]
    axes.set_title("Killed in all without one kind of voice: change in per cent", loc="left")
    if not cells or not kinds:
        axes.set_axis_off()
        return
    limit = max(1.0, *(abs(cell) for row in cells for cell in row))
    axes.imshow(cells, cmap="RdBu_r", vmin=-limit, vmax=limit, aspect="auto")
    axes.set_xticks(range(len(kinds)), [kind.value.replace("_", " ") for kind in kinds], rotation=30, ha="right")
    called = {line.policy: line.called for line in found.policies}
    axes.set_yticks(range(len(policies)), [called[policy] for policy in policies])
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            light = abs(value) > limit / 2
            axes.text(
                column, row, f"{value:+.0f}" if abs(value) >= 0.5 else "0", ha="center", va="center",
                color="white" if light else "black", fontsize=7,
            )  # fmt: skip


def _per_cent(change: int, whole: int) -> float:
    return 100 * change / whole if whole else 0.0


def _documents(axes: Axes, found: Sensitivity, measure: str, *, named: bool) -> None:
    """One measure of how far the documents of an incident disagree, a bar a variable."""
    told = [(name, getattr(measures, measure)) for name, measures in found.diagnostics if measures.n_events]
    axes.barh([name for name, _ in told], [value or 0.0 for _, value in told], color=_INK)
    for place, (_, value) in enumerate(told):
        axes.text(value or 0.0, place, " –" if value is None else f" {value:.2f}", va="center", fontsize=7)
    axes.invert_yaxis()
    axes.margins(x=0.3)
    axes.set_title(measure.replace("_", " "), fontsize=8)
    axes.tick_params(labelsize=7)
    if not named:
        axes.set_yticklabels([])
