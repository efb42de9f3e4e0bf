"""schema.org ClaimReview: one a version that others contradict; it rates nothing and says who else says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, BinaryIO

from avowal.codebook.vocabulary import Fact, Stance
from avowal.domain import Account, Report
from avowal.export.exchange.wording import sentence, speaker
from avowal.export.files import to_json
from avowal.record.build import version_key, versions
from avowal.record.cases import Case
from avowal.record.dossier import Version
from avowal.record.labels import independence_label

_REFUSALS = frozenset({Stance.DENIES, Stance.REJECTS})
_CONTESTED = (Fact.KILLED, Fact.INJURED, Fact.ABDUCTED, Fact.RESPONSIBLE)


def write_claim_reviews(cases: Iterable[Case], stream: BinaryIO) -> int:
    """JSON-LD with a review a contested version; gives the number of reviews."""
    stream.write(b'{"@context": "https://schema.org", "@graph": [')
    written = 0
    for case in cases:
        for review in reviews_of(case):
            stream.write((b",\n" if written else b"\n") + to_json(review).encode())
            written += 1
    stream.write(b"\n]}\n")
    return written


def reviews_of(case: Case) -> Iterator[dict[str, Any]]:
    """A review for each version of a fact of which there are several, or that somebody denies."""
    for fact in _CONTESTED:
        about = [account for account in case.accounts if account.fact is fact and account.value is not None]
        denied = {version_key(account.value) for account in about if account.stance in _REFUSALS}
        told = versions(about, case.reports, case.context.origins)
        standing = [version for version in told if any(a.stance not in _REFUSALS for a in version.accounts)]
        for version in standing:
            if len(standing) > 1 or version_key(version.value) in denied:
                yield _review(case, fact, version, standing)


def _review(case: Case, fact: Fact, version: Version, standing: list[Version]) -> dict[str, Any]:
    first = next(account for account in version.accounts if account.stance not in _REFUSALS)
    report = case.reports[first.report_id]
    others = [
        f"{other.label}: {independence_label(other.independence)}"
        for other in standing
        if version_key(other.value) != version_key(version.value)
    ]
    against = [sentence(a, case.reports[a.report_id]) for a in version.accounts if a.stance in _REFUSALS]
    body = [
        f"{version.label}: {independence_label(version.independence)}.",
        *(f"{other}." for other in others),
        *against,
    ]
    return {
        "@type": "ClaimReview",
        "identifier": f"{case.summary.id}-{fact.value}-{first.id}",
        "claimReviewed": sentence(first, report),
        "reviewBody": " ".join(body),
        "author": {"@type": "Organization", "name": "Avowal record"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Thing", "name": speaker(first, report)},
            "appearance": [_work(case.reports[key]) for key in _reports_of(version)],
            "about": {"@type": "Event", "name": case.summary.title, "identifier": case.summary.id},
            "text": first.evidence.quote(report.text),
        },
    }


def _reports_of(version: Version) -> tuple[str, ...]:
    found: dict[Hashable, list[Account]] = defaultdict(list)
    for account in version.accounts:
        found[account.report_id].append(account)
    return tuple(sorted(str(key) for key in found))


def _work(report: Report) -> dict[str, Any]:
    row: dict[str, Any] = {"@type": "NewsArticle", "identifier": report.id}
    if report.title:
        row["headline"] = report.title
    if report.outlet:
        row["publisher"] = {"@type": "Organization", "name": report.outlet}
    if report.published:
        row["datePublished"] = report.published.iso
    if report.address:
        row["url"] = report.address
    return row
