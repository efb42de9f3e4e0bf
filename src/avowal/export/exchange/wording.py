"""What a voice says of an incident, in one careful sentence, the same in every exchange format."""

from __future__ import annotations

from avowal.codebook.vocabulary import Stance, Status, VoiceKind
from avowal.domain import Account, Report
from avowal.record.labels import value_label

_SAID = {
    Stance.ASSERTS: "says", Stance.CLAIMS: "claims as its own deed", Stance.ACCUSES: "accuses",
    Stance.SUSPECTS: "suspects", Stance.DENIES: "denies", Stance.REJECTS: "rejects",
}  # fmt: skip


def speaker(account: Account, report: Report) -> str:
    """Who speaks: the voice; the outlet, where the report speaks itself."""
    if account.voice.kind is VoiceKind.OUTLET:
        return report.outlet or "the report itself"
    return account.voice.name


def sentence(account: Account, report: Report) -> str:
    """One account as a claim: "police (official) says: killed: at least 84."."""
    kind = account.voice.kind.value.replace("_", " ")
    through = f", through {', '.join(account.via)}" if account.via else ""
    status = "" if account.status is Status.CURRENT else f" [{account.status.value} in the same report]"
    fact = account.fact.value.replace("_", " ")
    said = f"{_SAID[account.stance]}: {fact}: {value_label(account.value)}."
    return f"{speaker(account, report)} ({kind}{through}) {said}{status}"
