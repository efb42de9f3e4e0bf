"""Whether a sentence tells of something that happened, or only of a threat, a plot, a drill or a game."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Modality(StrEnum):
    """How a sentence holds its event: ``Modality.ACTUAL`` is what happened."""

    ACTUAL = "actual"
    THREAT = "threat"
    FOILED = "foiled"
    HYPOTHETICAL = "hypothetical"
    DRILL = "drill"
    NEGATED = "negated"
    FIGURATIVE = "figurative"


_WORD = re.compile(r"\w+")
_WHITE = re.compile(r"[^\S ]")  # white characters that are no space
_HARM = (
    r"(?:attack|attacks|attacked|attacking|kill|killed|killing|bomb|bombed|bombing|bombings|shoot|shot|strike"
    r"|strikes|struck|striking|hit|blow up"
    r"|explode|exploded|explosion|detonate|detonated|assassinate|assassination|kidnap|kidnapped|abduct|murder"
    r"|massacre|target|targeted|open fire|harm"
    r"|execute|retaliate|behead|die|destroy|stab|shell|raid|storm|avenge|assault|wage)"
)
# What has happened to people: the sentence tells of it whatever else it says.
_HAPPENED = re.compile(
    r"\b(?:was|were|been|had|have|has|having|being|people|civilians|soldiers|policemen|officers|others|persons|men"
    r"|women|children|least|than|\d+)"
    r" (?:\w+ ){0,2}(?:killed|wounded|injured|hurt|died|dead|slain|abducted|kidnapped|martyred)\b"
    r"|\b(?:killed|killing|wounded|wounding|injured|injuring|left) (?:at least |more than |about |some |up to "
    r"|nearly |over |as many as )?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several|many|a\b"
    r"|an\b)"
    r"|\b(?:was|were|been) (?:\w+ ){0,2}(?:shot|stabbed|hit|struck|attacked|bombed|beheaded|executed|ambushed"
    r"|shelled|gunned|assassinated|murdered)\b"
    r"|\b(?:blew (?:himself|herself|themselves|itself|up)|opened fire|detonated (?:an?|his|her|their|two)|went off"
    r"|(?:ripped|tore|ploughed) (?:through|into)"
    r"|exploded (?:in|at|near|on|outside|inside|as|when|under|beside)|claimed responsibility|carried out (?:the|an?) )"
)
_DRILL = re.compile(
    r"\b(?:drills?|simulat(?:ed|es|ing|ion|ions)|mock (?:attack|bomb|explosion|victims|casualt\w+|hostage)"
    r"|(?:training|emergency|military|rescue|joint"
    r"|full-scale|large-scale|table-top|tabletop) exercises?|rehears(?:al|ed|ing)|exercise scenario|practi[sc](?:e|ed|es|ing) (?:for|how|what|responding|their response))\b"
)
_DRILL_MATTER = re.compile(
    r"\b(?:attack|attacks|explosion|blast|bomb|casualt\w+|victims|hostage\w*|terror\w*|gunm[ae]n|evacuat\w+"
    r"|rescue\w*|shooter|injured|wounded|dead|"
    r"emergency|firefighters|volunteers|scenario|missile|strike|chemical)\b"
)
_FOILED = re.compile(
    r"\b(?:foil(?:ed|s|ing)|thwart(?:ed|s|ing)|avert(?:ed|s)|disrupt(?:ed|s) (?:an?|the) (?:\w+ ){0,2}plot"
    r"|(?:planned|plotted|conspired|plotting|planning|conspiring|preparing) (?:to (?:\w+ ){0,3}" + _HARM + r""
    r"|(?:an?|the|further|more|new) (?:\w+ ){0,2}(?:attacks?|bombings?|massacre|assassination)|attacks)"
    r"|(?:planned|alleged|suspected|terror|bomb|assassination|attack|the|a) plot (?:to|against|was)"
    r"|planned (?:attack|bombing|attacks|assault)"
    r"|prevented (?:an?|the) (?:\w+ ){0,3}(?:attack|bombing|assassination|blast|massacre))\b"
)
_THREAT = re.compile(
    r"\b(?:threaten(?:ed|s|ing)? (?:on \w+ )?(?:to|that|with|more|further|new|attacks?|retaliation|revenge)|(?:vow(?:ed|s|ing)?"
    r"|pledg(?:ed|es|ing)|swore|promis(?:ed|es|ing)) "
    r"(?:to (?:\w+ ){0,2}" + _HARM + r"|more|further|revenge|retaliation|vengeance|\w+ ?revenge|to continue)"
    r"|(?:call(?:ed|s|ing)?|urg(?:ed|es|ing)|incit(?:ed|es|ing)|appeal(?:ed|s)?) (?:\w+ ){0,6}(?:to|for) (?:\w+ ){0,2}"
    + _HARM
    + r""
    r"|warn(?:ed|s|ing) (?:of|that|against) (?:\w+ ){0,8}(?:attacks?|will|would|could|might|may))\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|plans? to|intends? to|ready to|prepared to) (?:not )?(?:\w+ ){0,2}" + _HARM + r"\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:could|might|may|would|can|should) (?:have )?(?:be |been |also |again |then |soon )?" + _HARM + r"\b"
    r"|^(?:if|should|in case|were) .{0,80}\b" + _HARM + r"\b"
    r"|\bin (?:the )?(?:event|case) of (?:an? )?(?:\w+ ){0,2}" + _HARM + r"\b"
    r"|\b(?:risk|danger|possibility|prospect|fear|fears|threat) of (?:an? |new |further |more "
    r"|another )?(?:\w+ )?(?:attacks?|bombings?|strikes?|assassination)\b"
)
_NEGATED = re.compile(
    r"\b(?:there (?:was|were|is|had been|has been) no (?:\w+ )?(?:attack|attacks|explosion|bomb|bombs|blast|shooting"
    r"|gunm[ae]n|strike)"
    r"|no (?:\w+ )?(?:attack|explosion|bombing|shooting|strike) (?:took place|occurred|happened|was carried out"
    r"|had taken place)"
    r"|false alarm|hoax|bomb scare|(?:was|were) not (?:an? )?(?:attack|bomb|explosion|terrorist act))\b"
)
_SURELY_FIGURATIVE = re.compile(
    r"\b(?:heart attacks?|panic attacks?|asthma attacks?|attack ads?|shark attacks?|cyber-?attacks?|verbal attacks?"
    r"|attack on (?:his|her|their|its) (?:record|character|policy)"
    r"|goalkeeper|midfield(?:er|ers)?|strikers?|offside|penalty area|batsman|batsmen|wickets?|innings|quarterback"
    r"|touchdowns?|hat-trick|equali[sz]er"
    r"|home run|play-?offs?|box office|blockbuster|screenplay|video game|on the big screen|starring"
    r"|counter-?attacking|half-time|kick-off|goalscorer|bowling attack)\b"
)
_PERHAPS_FIGURATIVE = frozenset(
    "match season league coach goal goals scored scorer teammate teammates title champion champions championship"
    " tournament cup fan fans stadium player players defender defenders defence penalty pitch referee film movie novel"
    " series thriller scene scenes director actor actors actress audience character characters sequel cinema episode"
    " viewers plot hero novelist album game games opponent opponents victory defeat rival rivals points table squad"
    " shares market markets stocks investors".split()
)
_PERHAPS_FIGURATIVE_PAIRS = re.compile(r"\b(?:team-mates?|second half|first half)\b")
_LEAST_FIGURATIVE: Final = 3


def modality(sentence: str) -> Modality:
    """How a sentence holds its event; anything but ``ACTUAL`` makes no incident by itself.

    A sentence that says that people were killed or hurt is ``ACTUAL`` whatever else it threatens or
    foresees; a drill, a film and a game stay what they are.

    >>> modality("Police foiled a plot to bomb the station.").value
    'foiled'
    >>> modality("The group, which had threatened to attack, killed 12 people.").value
    'actual'
    """
    words = sentence.lower()
    words = words if words.isprintable() else _WHITE.sub(" ", words)  # all white characters but the space are not
    held = frozenset(_WORD.findall(words))
    if _is_figurative(words, held):
        return Modality.FIGURATIVE
    if not _OF_DRILLS.isdisjoint(held) and _DRILL.search(words) and _DRILL_MATTER.search(words):
        return Modality.DRILL
    if not _OF_DENIAL.isdisjoint(held) and _NEGATED.search(words):
        return Modality.NEGATED
    for asked, pattern, found in _UNREAL:
        if not asked.isdisjoint(held) and pattern.search(words):
            return Modality.ACTUAL if _HAPPENED.search(words) else found
    return Modality.ACTUAL


def _is_figurative(words: str, held: frozenset[str]) -> bool:
    """Whether the words are of sport, film or health rather than of violence."""
    if not _OF_FIGURES.isdisjoint(held) and _SURELY_FIGURATIVE.search(words):
        return True
    told = len(_PERHAPS_FIGURATIVE & held) + len(set(_PERHAPS_FIGURATIVE_PAIRS.findall(words)))
    return told >= _LEAST_FIGURATIVE


# A pattern is tried only where the sentence holds one of the words that it asks for.
_OF_FIGURES: Final = frozenset(
    "heart panic asthma ads ad shark cyber cyberattack cyberattacks verbal record character policy goalkeeper midfield"
    " midfielder midfielders striker strikers offside penalty batsman batsmen wicket wickets innings quarterback"
    " touchdown touchdowns hat equaliser equalizer equalisers equalizers home play playoff playoffs box blockbuster"
    " screenplay video screen starring counter counterattacking half kick goalscorer bowling".split()
)
_OF_DRILLS: Final = frozenset(
    "drill drills simulated simulates simulating simulation simulations mock exercise exercises rehearsal rehearsed"
    " rehearsing practise practised practises practising practice practiced practices practicing".split()
)
_OF_DENIAL: Final = frozenset("no false hoax scare not".split())
_OF_PLOTS: Final = frozenset(
    "foiled foils foiling thwarted thwarts thwarting averted averts disrupted disrupts planned plotted conspired"
    " plotting planning conspiring preparing plot prevented".split()
)
_OF_THREATS: Final = frozenset(
    "threaten threatened threatens threatening vow vowed vows vowing pledged pledges pledging swore promised promises"
    " promising call called calls calling urged urges urging incited incites inciting appeal appealed appeals warned"
    " warns warning".split()
)
_OF_PLANS: Final = frozenset("will shall going plan plans intend intends ready prepared".split())
_OF_CHANCES: Final = frozenset(
    "could might may would can should if were event case risk danger possibility prospect fear fears threat".split()
)
_UNREAL: Final = (
    (_OF_PLOTS, _FOILED, Modality.FOILED),
    (_OF_THREATS, _THREAT, Modality.THREAT),
    (_OF_PLANS, _FUTURE, Modality.THREAT),
    (_OF_CHANCES, _HYPOTHETICAL, Modality.HYPOTHETICAL),
)
