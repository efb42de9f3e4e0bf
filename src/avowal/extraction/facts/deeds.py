"""Whether what a party says is of its own deed, and whether a denial is of itself or of another's account."""

from __future__ import annotations

from collections.abc import Sequence

# What follows "boasted", "claimed", "admitted": "of killing", "to have attacked".
_AVOWING = frozenset("of to having killing attacking bombing shooting ambushing targeting".split())
_DOING = frozenset(
    "killing attacking bombing shooting ambushing targeting striking kidnapping abducting executing shelling"
    " planting carrying killed attacked bombed shot ambushed targeted struck kidnapped abducted executed shelled"
    " planted carried launched launching firing fired downed downing destroyed destroying".split()
)
_OWN = frozenset("it they its their our we his the".split())
_OWN_WORDS = frozenset(
    "its their our fighters forces members men brothers soldiers militants army jets aircraft air mujahideen".split()
)
OWN_MEN = frozenset("soldiers fighters mujahideen brothers members men knights martyrs lions".split())
_DONE = frozenset(
    "attacked killed targeted struck launched fired detonated ambushed captured conducted bombed shelled hit"
    " destroyed carried kidnapped abducted executed assassinated planted raided seized responsible behind blew"
    " stormed shot downed eliminated neutralised neutralized perpetrated staged did done mounted set up blown"
    " wounded injured taken took".split()
)
_SELF = frozenset(
    "it its they their itself themselves he his involvement involved responsibility role behind hand link links"
    " any having carrying using targeting killing attacking bombing accusation accusations allegation allegations"
    " charge charges complicity being".split()
)
_REPORTED = frozenset("report reports claim claims rumours rumors suggestions that news".split())
_NO_PART = (
    "not involved", "no part", "no role", "no involvement", "nothing to do with", "not responsible", "not behind",
    "no hand in", "not carry out", "not carried out", "no connection", "no link", "did not attack", "not attacked",
    "not target", "not fired", "did not fire", "had not struck", "no knowledge", "was not the work",
    "not been involved", "no responsibility", "never attack", "n't involved", "n't responsible", "n't do it",
    "not do it", "not the author", "not its author",
)  # fmt: skip
_NEAR = 5
_WINDOW = 12


def owns_deed(words: Sequence[str]) -> bool:
    """Whether the words said begin with the speaker's own side doing harm.

    >>> owns_deed("its fighters attacked a convoy near the border".split())
    True
    >>> owns_deed("three people were killed by gunmen".split())
    False
    """
    opening = [word for word in words[:_WINDOW] if word != "that"]
    if opening and opening[0] in _AVOWING:
        return any(word in _DOING for word in opening[:_NEAR])
    if _DONE.isdisjoint(opening):
        return False
    own = next((k for k in range(min(_NEAR, len(opening) - 1)) if _is_own_side(opening, k)), None)
    if own is None:
        return False
    after = opening[own + 1 :]
    passive = any(word in {"were", "was", "been"} and nearby(after, k, {"by"}) for k, word in enumerate(after))
    return not passive and any(word in _DONE for word in after) and not (set(after) & {"not", "never", "no"})


def _is_own_side(words: Sequence[str], k: int) -> bool:
    """Whether the speaker's own side stands at ``k``: "it" at the start, or "its men" near it."""
    if words[k] in {"its", "their", "our", "his", "the"}:
        follows = words[k + 1 : k + 3]
        return any(word in _OWN_WORDS for word in follows)
    return k == 0 and words[k] in _OWN


def disowns_deed(words: Sequence[str]) -> bool:
    """Whether the words said begin with the speaker's own side having had no part in it.

    >>> disowns_deed("it was not involved in the attack".split())
    True
    >>> disowns_deed("its fighters had no part in it".split())
    True
    >>> disowns_deed("three people were not involved".split())
    False
    """
    opening = [word for word in words[:_WINDOW] if word != "that"]
    return bool(opening) and opening[0] in _OWN - {"the"} and denies_part(opening)


def denies_part(words: Sequence[str]) -> bool:
    """Whether the words say that somebody had no part in a deed."""
    said = " ".join(words)
    return any(phrase in said for phrase in _NO_PART)


def rejects_rather(words: Sequence[str], *, party: bool) -> bool:
    """Whether "denied" is said of another's account rather than of oneself.

    >>> rejects_rather("reports that the mayor was among the dead".split(), party=False)
    True
    >>> rejects_rather("any involvement in the attack".split(), party=True)
    False
    """
    opening = words[:_WINDOW]
    if any(word in _SELF for word in opening):
        return False
    return not party or bool(opening and opening[0] in _REPORTED)


def nearby(words: Sequence[str], k: int, wanted: set[str]) -> bool:
    """Whether one of the wanted words follows soon after position ``k``."""
    return any(word in wanted for word in words[k + 1 : k + 5])
