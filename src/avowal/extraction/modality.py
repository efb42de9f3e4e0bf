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
    r"|full-scale|large-scale|table-top|tabletop) exercises?|rehears(?:al|ed|ing)|exercise scenario)\b"
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
    r"\b(?:threaten(?:ed|s|ing)? (?:to|that|with|more|further|new|attacks?|retaliation|revenge)|(?:vow(?:ed|s|ing)?"
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
_PERHAPS_FIGURATIVE = re.compile(
    r"\b(?:match|season|league|coach|goals?|scored|scorer|team-?mates?|second half|first half|title|champions?"
    r"|championship|tournament|cup|fans?|stadium|player|players"
    r"|defender|defenders|defence|penalty|pitch|referee|film|movie|novel|series|thriller|scenes?|director|actors?"
    r"|actress|audience|character|characters|sequel|cinema|episode"
    r"|viewers|plot|hero|novelist|album|game|games|opponents?|victory|defeat|rivals?|points|table|squad|shares"
    r"|markets?|stocks|investors)\b"
)
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
    words = re.sub(r"\s", " ", sentence.lower())
    if _is_figurative(words):
        return Modality.FIGURATIVE
    if _DRILL.search(words) and _DRILL_MATTER.search(words):
        return Modality.DRILL
    if _NEGATED.search(words):
        return Modality.NEGATED
    if _HAPPENED.search(words):
        return Modality.ACTUAL
    for pattern, found in _UNREAL:
        if pattern.search(words):
            return found
    return Modality.ACTUAL


_UNREAL: Final = (
    (_FOILED, Modality.FOILED),
    (_THREAT, Modality.THREAT),
    (_FUTURE, Modality.THREAT),
    (_HYPOTHETICAL, Modality.HYPOTHETICAL),
)


def _is_figurative(words: str) -> bool:
    """Whether the words are of sport, film or health rather than of violence."""
    if _SURELY_FIGURATIVE.search(words):
        return True
    told = {match.group() for match in _PERHAPS_FIGURATIVE.finditer(words)}
    return len(told) >= _LEAST_FIGURATIVE
