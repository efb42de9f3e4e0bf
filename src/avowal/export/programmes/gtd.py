"""GTD-shaped rows: 135 columns, with 0, -9, -99 and blanks where GTD has them; criteria are left to reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from avowal.codebook.vocabulary import Fact, Stage, Stance, Status
from avowal.domain import Account, Name, Place, Quantity
from avowal.estimation.figures import ATTACKERS, group_of
from avowal.estimation.parties import state_of
from avowal.estimation.windows import gtd_parts
from avowal.export.programmes.codes import codes, columns_of, country_codes, holds_words
from avowal.export.programmes.coding import Coding, sentences
from avowal.gazetteer.fold import fold
from avowal.record.rows import Row

NOT_KNOWN: Final = -9
NO_NUMBER: Final = -99
_TEXTS: Final = frozenset(
    "approxdate resolution provstate city location summary corp1 corp2 corp3 target1 target2 target3 gname gsubname"
    " gname2 gsubname2 gname3 gsubname3 motive weapdetail propcomment divert kidhijcountry ransomnote addnotes"
    " scite1 scite2 scite3 dbsource related".split()
)
_DECIMALS: Final = frozenset("latitude longitude propvalue ransomamt ransomamtus ransompaid ransompaidus".split())
_UNKNOWN_TARGET: Final = 20
_SUFFIX: Final = ("", "2", "3")
_TOLD: Final = (Fact.DATE, Fact.PLACE, Fact.RESPONSIBLE, Fact.TARGET, Fact.WEAPON, Fact.KILLED, Fact.INJURED)
_NOTED: Final = (Fact.KILLED, Fact.INJURED, Fact.KILLED_OR_INJURED, Fact.ABDUCTED)
_MOST_SOURCES: Final = 3
_TAKINGS: Final = frozenset({4, 5, 6})
"""Attack types that take hostages by their definition: hijacking, barricade, kidnapping."""


def _type_of(name: str) -> type:
    if name in _TEXTS or name.endswith("_txt"):
        return str
    return float if name in _DECIMALS else int


COLUMNS: Final = {name: _type_of(name) for name in columns_of("gtd")}


def gtd_row(coding: Coding) -> Row | str:
    """The incident's row without its number, or why GTD would have none: no year."""
    if coding.window is None:
        return f"no year: {coding.estimates[Fact.DATE].reason}"
    cells: Row = dict.fromkeys(COLUMNS)
    return cells | {
        **_when(coding),
        **_where(coding),
        **_what(coding),
        **_targets(coding),
        **_who(coding),
        **_hurt(coding),
        **_hostages(coding),
        **_unstated(),
        "summary": sentences(coding, _TOLD),
        "addnotes": _notes(coding) or None,
        **_citations(coding),
        "dbsource": "avowal",
    }


def numbered(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows with GTD's 12 digits: the day, 00 for unknown parts, and a counter in the order of the file."""
    counters: Counter[int] = Counter()
    for row in rows:
        day = (row["iyear"] * 100 + row["imonth"]) * 100 + row["iday"]
        counters[day] += 1
        yield row | {"eventid": day * 10_000 + counters[day]}


def _when(coding: Coding) -> Row:
    estimate = coding.estimates[Fact.DATE]
    assert coding.window is not None
    year, month, day = gtd_parts(*coding.window)
    words = estimate.column("approxdate")
    return {"iyear": year, "imonth": month, "iday": day, "approxdate": words or None, "extended": 0}


def _where(coding: Coding) -> Row:
    found = country_codes(coding.country)
    estimate, place = coding.estimates[Fact.PLACE], coding.place
    specificity, vicinity = estimate.column("specificity"), estimate.column("vicinity")
    cells: Row = {
        "country": found.gtd if found else None,
        "country_txt": coding.country_name,
        "region": found.gtd_region if found else None,
        "region_txt": codes("gtd")["region"].get(str(found.gtd_region)) if found else None,
        "specificity": specificity if specificity is not None else _specificity(place),
        "vicinity": vicinity if vicinity is not None else (int(place.precision == 2) if place else NOT_KNOWN),
    }
    if place is None:
        return cells
    is_town = place.precision in {1, 2, 3}
    return cells | {
        "provstate": place.admin1,
        "city": place.name if is_town else "Unknown",
        "latitude": place.latitude,
        "longitude": place.longitude,
        "location": None if is_town else place.name,
    }


def _specificity(place: Place | None) -> int:
    """GTD's specificity by our class, for policies that give none: docs/policies.md has the table."""
    if place is None or place.precision in {None, 6, 7}:
        return 5
    if place.precision in {1, 2}:
        return 1 if place.latitude is not None else 2
    return {3: 3, 4: 4}.get(place.precision or 0) or (3 if place.admin2 else 4 if place.admin1 else 5)


def _what(coding: Coding) -> Row:
    """Attack and weapon with their words, whether it was carried out, and doubt that it is terrorism."""
    estimate, lists = coding.estimates[Fact.TYPE], codes("gtd")
    numbers = {name: estimate.column(name) for name in ("attacktype1", "weaptype1", "weapsubtype1")}
    if numbers["attacktype1"] is None:
        numbers |= {"attacktype1": 9, "weaptype1": 13}
    texts = {f"{name}_txt": lists[name[:-1]].get(str(n)) for name, n in numbers.items() if n is not None}
    doubt, other = _doubt(coding)
    return {
        **numbers,
        **texts,
        "suicide": estimate.column("suicide") or 0,
        "success": None if coding.case.stage is None else int(coding.case.stage is Stage.CARRIED_OUT),
        "multiple": 0,
        "doubtterr": doubt,
        "alternative": other,
        "alternative_txt": lists["alternative"].get(str(other)),
        "weapdetail": "; ".join(name.text for name in coding.names(Fact.WEAPON)) or None,
    }


def _doubt(coding: Coding) -> tuple[int, int | None]:
    """A fight of two armed sides may be insurgency; a deed laid to a state alone is a state's."""
    named = [account for account in coding.current(Fact.RESPONSIBLE) if isinstance(account.value, Name)]
    if named and all(state_of(account) for account in named):
        return 1, 5
    alternative = coding.estimates[Fact.TYPE].column("alternative")
    return (1, alternative) if isinstance(alternative, int) else (0, None)


def _targets(coding: Coding) -> Row:
    """The first three targets that voices name: type, sub-type where a word settles it, and the words."""
    cells: Row = {}
    names = coding.names(Fact.TARGET)[:3] or (None,)
    for n, name in enumerate(names, start=1):
        code, sub, sub_text = target_code(name.text) if name else (_UNKNOWN_TARGET, None, None)
        cells |= {
            f"targtype{n}": code,
            f"targtype{n}_txt": codes("gtd")["targtype"].get(str(code)),
            f"targsubtype{n}": sub,
            f"targsubtype{n}_txt": sub_text,
            f"target{n}": name.text if name else "Unknown",
        }
    return cells


def target_code(words: str) -> tuple[int, int | None, str | None]:
    """GTD's type of a target, with its sub-type where the words settle it; 20 for what no row of the list holds.

    >>> target_code("worshippers at a mosque"), target_code("a lighthouse")
    ((15, 86, 'Place of Worship'), (20, None, None))
    """
    for row in codes("gtd")["target"]:
        if holds_words(words, frozenset(fold(word) for word in row["words"])):
            return row["code"], row.get("sub"), row.get("sub_txt")
    return _UNKNOWN_TARGET, None, None


def _who(coding: Coding) -> Row:
    """Up to three names with how sure each is and how it was claimed."""
    estimate = coding.estimates[Fact.RESPONSIBLE]
    name = coding.name(Fact.RESPONSIBLE)
    cells: Row = {"gname": estimate.column("gname") or (name.text if name else "Unknown")}
    cells |= {"claimed": estimate.column("claimed") or 0, "compclaim": estimate.column("compclaim"), "individual": 0}
    for n, suffix in enumerate(_SUFFIX):
        mode = estimate.column(f"claimmode{suffix}")
        cells |= {
            f"guncertain{n + 1}": estimate.column(f"guncertain{n + 1}"),
            f"claimmode{suffix}": mode,
            f"claimmode{suffix}_txt": codes("gtd")["claimmode"].get(str(mode)),
        }
        if suffix:
            cells |= {
                f"gname{suffix}": estimate.column(f"gname{suffix}"),
                f"claim{suffix}": estimate.column(f"claim{suffix}"),
            }
    return cells


def _hurt(coding: Coding) -> Row:
    perpetrators = coding.count(Fact.PERPETRATOR_COUNT)
    return {
        "nperps": NO_NUMBER if perpetrators is None else perpetrators,
        "nperpcap": NO_NUMBER,
        "nkill": coding.count(Fact.KILLED),
        "nkillter": _of_attackers(coding, Fact.KILLED),
        "nwound": coding.count(Fact.INJURED),
        "nwoundte": _of_attackers(coding, Fact.INJURED),
    }


def _of_attackers(coding: Coding, fact: Fact) -> int | None:
    """The lowest figure that a voice gives for the attackers alone; blank where nobody gives one."""
    figures = [account.value for account in coding.current(fact) if isinstance(account.value, Quantity)]
    told = [value.low for value in figures if value.low is not None and group_of(value.of) == ATTACKERS]
    return min(told, default=None)


def _hostages(coding: Coding) -> Row:
    is_taking = coding.estimates[Fact.TYPE].column("attacktype1") in _TAKINGS
    if not coding.current(Fact.ABDUCTED) and not is_taking:
        return {"ishostkid": 0}
    taken, released = coding.count(Fact.ABDUCTED), coding.count(Fact.RELEASED)
    return {
        "ishostkid": 1,
        "nhostkid": NO_NUMBER if taken is None else taken,
        "nhours": NO_NUMBER,
        "ndays": NO_NUMBER,
        "hostkidoutcome": 2 if released else 7,
        "hostkidoutcome_txt": "Hostage(s) released by perpetrators" if released else "Unknown",
        "nreleased": NO_NUMBER if released is None else released,
    }


def _unstated() -> Row:
    """Columns for which no account exists: GTD's code for unknown, as its codebook has it."""
    return dict.fromkeys(("property", "INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), NOT_KNOWN)


def _notes(coding: Coding) -> str:
    """What GTD writes in words: figures that conflict, and accusations of a state."""
    figures = sentences(coding, _NOTED, told=coding.case.accounts)
    states = tuple(a for a in coding.case.accounts if a.fact is Fact.RESPONSIBLE and state_of(a))
    rejected = tuple(a for a in coding.case.accounts if _is_disputed(a) and a not in states)
    blamed = sentences(coding, (Fact.RESPONSIBLE,), told=states + rejected)
    return " ".join(part for part in (figures, blamed) if part)


def _is_disputed(account: Account) -> bool:
    denied = account.stance in {Stance.DENIES, Stance.REJECTS}
    return account.fact is Fact.RESPONSIBLE and (denied or account.status is not Status.CURRENT)


def _citations(coding: Coding) -> Row:
    """The three reports that decided most facts."""
    used = {w.account_id for estimate in coding.estimates.values() for w in estimate.weighings if w.used}
    decided = Counter(account.report_id for account in coding.case.accounts if account.id in used)
    ranked = sorted(coding.reports, key=lambda report: -decided[report.id])[:_MOST_SOURCES]
    said = [
        ", ".join(
            part
            for part in (f'"{r.title}"' if r.title else "", r.outlet, r.published.iso if r.published else "")
            if part
        )
        for r in ranked
    ]
    return {f"scite{n}": text or None for n, text in enumerate(said, start=1)}
