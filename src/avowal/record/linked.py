"""A new reading finds its place: copies, judgements, and the incidents of its neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement, Mention, Reading, Report
from avowal.domain.judgement import incident_id
from avowal.linking.blocking import block_keys
from avowal.linking.cluster import incidents as grouped
from avowal.linking.compare import compare
from avowal.linking.copies import bands, is_copy, unpack
from avowal.linking.facts import MentionFacts, mention_facts
from avowal.linking.kept_facts import kept, read_kept
from avowal.linking.signature import Signature
from avowal.record.build import originals, publication_order
from avowal.record.review.items import account_items, link_items
from avowal.record.summary import summary_row
from avowal.store import decisions, incidents, judgements, neighbours, readings, reports, review_items
from avowal.store.chunks import chunks

MOST_REPORTS_A_BAND = 500
"""Reports looked at for each copy key: a key that more reports share is boilerplate."""


def link_copies(connection: Connection, report: Report, signed: Signature) -> None:
    """Note which stored reports this one copies, or which copy it."""
    for other_id, packed in reports.sharing_a_band(connection, bands(signed), most=MOST_REPORTS_A_BAND):
        if other_id == report.id:
            continue
        copy = is_copy(signed, unpack(packed))
        if copy is not None:
            reports.save_copy(connection, report.id, other_id, copy.kind.value, copy.score)


def link_mentions(connection: Connection, report: Report, reading: Reading) -> list[str]:
    """Judge each mention against the stored ones that share a key, and group its neighbourhood anew.

    Returns the ids of the judgements made.
    """
    ids: list[str] = []
    joined: list[str] = []
    for mention in reading.mentions:
        facts = mention_facts(mention, report)
        keys = block_keys(facts)
        neighbours.save_blocks(connection, mention.id, keys.stored)
        neighbours.save_facts(connection, {mention.id: kept(facts)})
        others = [other for other in neighbours.sharing_a_block(connection, keys.asked) if other != mention.id]
        made = [compare(facts, other) for other in facts_of(connection, others)]
        judgements.save(connection, made)
        ids += [judgement.id for judgement in made]
        if any(judgement.verdict is Verdict.SAME for judgement in made):
            joined.append(mention.id)
        else:
            _set_apart(connection, mention, report, made)
    regroup(connection, joined)
    return ids


def _set_apart(connection: Connection, mention: Mention, report: Report, made: Sequence[Judgement]) -> None:
    """What :func:`regroup` does for a new mention that is like no other, with what is in hand."""
    key = incident_id((mention.id,))
    unsure = sorted((one for one in made if one.verdict is Verdict.UNSURE), key=lambda one: one.id)
    incidents.replace_groups(connection, [], {key: [mention.id]})
    incidents.save_lines(connection, [summary_row(key, [mention], {report.id: report}, {})])
    review_items.replace(connection, [], [*account_items([mention], {}), *link_items(unsure)])


def facts_of(connection: Connection, mention_ids: Sequence[str]) -> list[MentionFacts]:
    """What the linker knows of these mentions: as it is kept, else made and kept now."""
    held = neighbours.kept_facts(connection, mention_ids)
    known = {mention: facts for mention, text in held.items() if (facts := read_kept(text))}
    missing = readings.mentions(connection, [mention for mention in mention_ids if mention not in known])
    texts = {report.id: report for report in reports.load_all(connection, [m.report_id for m in missing])}
    made = {mention.id: mention_facts(mention, texts[mention.report_id]) for mention in missing}
    neighbours.replace_facts(connection, {mention: kept(facts) for mention, facts in made.items()})
    known |= made
    return [known[mention] for mention in mention_ids if mention in known]


def block_again(connection: Connection) -> None:
    """Make the keys of every mention anew, where they are those of an older Avowal."""
    if neighbours.are_stale(connection):
        neighbours.forget_blocks(connection)
        for some in chunks(readings.all_mention_ids(connection)):
            for facts in facts_of(connection, some):
                neighbours.save_blocks(connection, facts.mention_id, block_keys(facts).stored)


def regroup_all(connection: Connection, mention_ids: Sequence[str]) -> None:
    """Derive every incident again, one neighbourhood at a time."""
    left = set(mention_ids)
    while left:
        near = judgements.connected(connection, [next(iter(left))])
        regroup(connection, near)
        left -= set(near)


def regroup(connection: Connection, mention_ids: Sequence[str]) -> None:
    """Derive again the incidents that these mentions are in or reach, and what of them needs a person.

    The result is as if all were derived at once.
    """
    near = judgements.connected(connection, mention_ids)
    if not near:
        return
    groups = {one.id: one.mention_ids for one in grouped(near, judgements.votes_among(connection, near))}
    incidents.replace_groups(connection, near, groups)
    known = {mention.id: mention for mention in readings.mentions(connection, near)}
    texts = {r.id: r for r in reports.load_all(connection, [m.report_id for m in known.values()])}
    rows = [_line(connection, key, [known[m] for m in members], texts) for key, members in groups.items()]
    incidents.save_lines(connection, rows)
    said = decisions.of_mentions(connection, near)
    items = [item for members in groups.values() for item in account_items([known[m] for m in members], said)]
    review_items.replace(connection, near, [*items, *link_items(judgements.unsettled(connection, near))])


def _line(connection: Connection, key: str, told: Sequence[Mention], texts: Mapping[str, Report]) -> dict[str, Any]:
    theirs = {mention.report_id: texts[mention.report_id] for mention in told}
    ordered = sorted(theirs.values(), key=publication_order)
    origins = originals(ordered, reports.copies_among(connection, list(theirs)))
    return summary_row(key, told, theirs, origins)
