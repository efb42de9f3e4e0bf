"""Reading reports as they come in: an extractor that fails costs the report in hand, never the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from avowal.domain import Problem, Reading, Report
from avowal.errors import AvowalError, EndpointStoppedError, InputError
from avowal.extraction.choose import DEFAULT, extract, extractor_named
from avowal.extraction.extractor import Extractor
from avowal.sources.intake import Outcome


def extracted(report: Report, extractor: str | Extractor | None, warnings: tuple[Problem, ...] = ()) -> Reading:
    """What an extractor says of a report, with the problems of its intake."""
    reading = extract(report, extractor or DEFAULT)
    return Reading(reading.report_id, reading.extractor, reading.mentions, (*warnings, *reading.problems))


def read_ahead(
    outcomes: Iterable[Outcome], extractor: str | Extractor | None, knows: Callable[[str], bool]
) -> Iterator[tuple[Outcome, Reading | None]]:
    """Each outcome of intake with what the extractor says of its report, in order.

    An extractor that has ``at_once`` above 1 reads so many at a time. A report that it cannot read becomes a refusal.

    Args:
        outcomes: What intake gives.
        extractor: Name of an extractor, or one; ``None``: the default.
        knows: Whether a report of this id is held already; such a one is not read again.

    Raises:
        EndpointStoppedError: A language model is not asked any more; every outcome before was given.
    """
    chosen = extractor_named(extractor or DEFAULT) if extractor is None or isinstance(extractor, str) else extractor
    at_once = getattr(chosen, "at_once", 1)
    if at_once == 1:
        for outcome in outcomes:
            yield _read(outcome, chosen, knows)
        return
    waiting: deque[Future[tuple[Outcome, Reading | None]]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for outcome in outcomes:
                waiting.append(pool.submit(_read, outcome, chosen, knows))
                if len(waiting) > at_once:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()


def _read(outcome: Outcome, extractor: Extractor, knows: Callable[[str], bool]) -> tuple[Outcome, Reading | None]:
    report = outcome.report
    if report is None or knows(report.id):
        return outcome, None
    try:
        return outcome, extracted(report, extractor, outcome.warnings)
    except EndpointStoppedError:
        raise
    except AvowalError as error:
        return replace(outcome, report=None, refusal=error), None
    except Exception as error:  # noqa: BLE001 - whatever an extractor does, the other reports go on
        what = f"{type(error).__name__}: {str(error)[:120]}"
        msg = f"{outcome.item}: the extractor failed ({what}). Please tell us the text."
        return replace(outcome, report=None, refusal=InputError(msg, slug="extractor-failed", item=outcome.item)), None
