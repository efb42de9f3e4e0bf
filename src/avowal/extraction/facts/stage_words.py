"""The words by which reports tell that an attack was tried, stopped or failed; read by :mod:`avowal.extraction.facts.stage`.

Patterns are matched on words in lower case with single spaces between and around them. Collected for Avowal from the
wording of GTD's variable ``success`` and of ACLED's "disrupted weapons use" and from reports of our own.
"""

from __future__ import annotations

import re
from typing import Final


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SOME = r"(?:\w+ ){0,4}"
_HARMING: Final = (
    r"(?:kill|murder|assassinate|stab|knife|shoot|gun down|bomb|blow up|blow himself up|blow herself up|kidnap|abduct"
    r"|snatch|seize|hijack|attack|storm|ram|run over|run down|drive (?:\w+ ){0,4}into|plant (?:a|an|the|two|explosive)"
    r"|set fire|set (?:\w+ ){0,4}(?:on fire|ablaze|alight)|burn down|torch|detonate|set off|throw (?:\w+ ){0,3}(?:bomb|grenade)"
    r"|hurl|behead|poison|ambush|derail|break into|force (?:his|her|their) way|enter (?:\w+ ){0,4}with|take (?:\w+ ){0,3}hostages?"
    r"|slit|strangle|lynch|sabotage|shell|fire on|open fire|infiltrate)"
)
_ATTACKS: Final = (
    r"(?:assassination|murder|kidnap|kidnapping|abduction|hijack|hijacking|bombing|bomb|arson|stabbing|lynching|killing"
    r"|suicide|attack|assault|hostage taking|sabotage|poisoning|shooting|ramming|contract killing)"
)
SURVIVES: Final = _any(
    r" (?:survive[sd]?|surviving|escape[sd]?|escaping|unhurt in|unharmed in|unscathed from|lived through) " + _SOME
    + r"(?:assassination|attempts? on|attempts? against|murder attempt|assassination bid|(?:kidnap|kidnapping|abduction) (?:attempt|bid))",
    r" (?:assassination|murder|kidnap|kidnapping|abduction) (?:attempt|bid) (?:\w+ ){0,6}"
    r"(?:escaped|survived|unhurt|unharmed|unscathed|failed|was foiled)",
    r" attempt on (?:the life|his life|her life) (?:\w+ ){0,10}(?:escaped|survived|unhurt|unharmed|unscathed|failed)",
)  # fmt: skip
EARLIER: Final = _any(
    r" had (?:\w+ ){0,2}(?:survived|escaped)", r" (?:years?|months?|weeks?) (?:ago|earlier|before)", r" last year",
    r" (?:previous|previously|earlier|past|several|many|two|three|four|five) (?:\w+ ){0,2}(?:attempts?|assassination)",
    r" (?:survived|escaped) " + _SOME + r"(?:in|since) (?:19|20)\d\d ",
)  # fmt: skip
FAILS: Final = (
    _any(
        r" (?:fail|failed|fails|failing) to (?:\w+ )?(?:explode|detonate|go off|ignite|function|launch|fire)",
        r" (?:did not|didn t|does not|do not|had not|never|not) (?:\w+ ){0,2}(?:explode|exploded|detonate|detonated|go off|gone off"
        r"|went off|ignite|ignited)",
        r" without (?:exploding|detonating|going off)",
        r" (?:bombs?|devices?|explosives?|ieds?|charges?|grenades?|shells?|rockets?|missiles?|mortars?) (?:\w+ ){0,3}(?:which|that|has|have|had)?"
        r" ?failed ",
    ),
    _any(
        r" missed (?:its|their|his|her|the|its intended|the intended) (?:\w+ ){0,2}(?:targets?|mark|convoy|motorcade|car|vehicle|bus|plane"
        r"|aircraft|base|building|ship|train)",
        r" (?:shots?|bullets?|rounds?|rockets?|missiles?|mortars?|shells?|grenades?|bombs?|gunm[ae]n|attackers?|assailants?|sniper) "
        r"(?:\w+ ){0,6}missed ",
        r" missed (?:him|her|them|me|us|and (?:landed|fell|hit|struck|exploded)) ",
        r" (?:fell short|overshot|landed harmlessly|fell harmlessly)",
        r" (?:landed|fell|crashed) (?:in|into|on) (?:\w+ ){0,2}(?:open|empty|uninhabited|deserted|vacant) (?:fields?|areas?|land|ground|lots?)",
    ),
    _any(
        r" (?:gun|pistol|rifle|weapon|revolver|device|bomb|launcher|detonator|fuse|mechanism) (?:\w+ ){0,3}"
        r"(?:jammed|misfired|malfunctioned|failed)",
        r" (?:rockets?|missiles?|drones?|uavs?|projectiles?|mortars?|shells?) (?:\w+ ){0,8}(?:was|were|been|all) (?:\w+ ){0,3}"
        r"(?:intercepted|shot down|brought down|downed|destroyed in the air)",
        r" (?:intercept|intercepted|intercepts|shot down|brought down|downed) (?:\w+ ){0,5}(?:rockets?|missiles?|drones?|projectiles?)"
        r" (?:\w+ ){0,3}(?:fired|launched|aimed|heading|headed|sent|bound|targeting|over|before)",
    ),
)
DEVICE: Final = _any(
    r" (?:bombs?|devices?|explosives?|ieds?|charges?|landmines?|mines?|grenades?|rockets?|mortars?|shells?|missiles?|dynamite"
    r"|booby traps?|petrol cans?|incendiar\w+|molotov \w+|vest|belt|suicide vests?) "
)
MADE_SAFE: Final = _any(
    r" (?:defus(?:e|ed|es|ing)|deactivat(?:e|ed|es|ing)|disarm(?:ed|s|ing)|neutrali[sz](?:e|ed|es|ing)|dismantl(?:ed|ing)|disabled"
    r"|made (?:\w+ )?safe|rendered (?:\w+ )?safe|safely (?:detonated|destroyed|removed|exploded|blown up)"
    r"|controlled (?:explosion|detonation|blast)) ",
    r" (?:experts|sappers|squad|engineers|technicians|robot) (?:\w+ ){0,3}(?:detonated|destroyed|blew up|exploded) ",
    r" (?:detonated|destroyed|blew up|blown up|exploded) (?:\w+ ){0,4}(?:by|under control|safely) (?:\w+ ){0,3}(?:experts|sappers|squad"
    r"|engineers|technicians|robot|disposal)",
)
FOUND: Final = _any(
    r" (?:found|discovered|spotted|detected|noticed|uncovered) (?:\w+ ){0,8}(?:under|beneath|underneath|attached|planted|placed|strapped"
    r"|buried|hidden|fixed|outside|along|beside|near|behind|at the|on the|inside) ",
)
SEARCHED: Final = _any(
    r" (?:house|houses|home|homes|flat|apartment|hideout|hideouts|cache|caches|workshop|warehouse|garage|basement|raid|raids|raided"
    r"|search|searched|searches|factory|lorry|smugglers?|smuggled|haul|arsenal|store) ",
)
NO_THREAT: Final = _any(
    r" (?:(?:first|second) world war|world war (?:i|ii|one|two|1|2)|wwii|ww2|unexploded ordnance|uxo|left over from|leftover|hoax|false alarm"
    r"|harmless|(?:fake|dummy|replica|imitation) (?:\w+ )?(?:bombs?|devices?|explosives?|grenades?)|no explosives|demining|deminers"
    r"|mine clearance|disposal range) ",
)
NO_BOMB: Final = _any(
    r" (?:suspicious|suspect|unattended|abandoned) (?:package|parcel|bag|object|item|vehicle|suitcase|rucksack|backpack|luggage)s? "
)
REHEARSED: Final = _any(
    r" (?:wartime|war time|ordnance|remnants of war|training ground|drills?|exercise|exercises|simulated|bomb making) ",
)
SEIZED: Final = _any(
    r" (?:seiz(?:e|ed|es|ing)|confiscated|recovered|uncovered|impounded|found|discovered) (?:\w+ ){0,8}(?:explosives?|weapons?|arms|ammunition|vests?|bombs?"
    r"|grenades?|rifles?|detonators?|rockets?|drones?|chemicals?) ",
)
HIDEOUT: Final = _any(
    r" (?:house|houses|home|homes|flat|apartment|hideouts?|caches?|workshop|warehouse|garage|basement|factory|lorry|search|searched|searches) "
)
ATTEMPT: Final = _any(
    r" (?:tried|tries|attempted|attempts|attempting|trying|sought) (?:\w+ )?(?:again )?to (?:\w+ ){0,2}"
    + _HARMING
    + r" ",
    r" (?:attempt|attempts|bid|effort) (?:by \w+ (?:\w+ ){0,4})?to (?:\w+ ){0,2}" + _HARMING + r" ",
    r" " + _ATTACKS + r" (?:attempts?|bid) ",
    r" (?:attempted|botched|failed|aborted|abortive|unsuccessful|bungled) (?:\w+ ){0,2}" + _ATTACKS + r" ",
    r" attempts? (?:on|against) (?:the life|the lives|his life|her life|their lives|his|her|the \w+ s? ?life|\w+ \w+ s life)",
    r" (?:narrowly )?escaped (?:being )?(?:kidnapped|abducted|an? (?:kidnap|kidnapping|abduction))",
    r" escaped (?:unhurt|unharmed|unscathed|uninjured|injury) ",
    r" would be (?:\w+ )?(?:bomber|bombers|assassin|assassins|attacker|attackers|hijacker|hijackers|kidnapper|kidnappers) (?:\w+ ){0,6}"
    r"(?:shot|killed|stopped|overpowered|grabbed|fled|ran|escaped)",
)
BEFORE_HE_COULD: Final = _any(
    r" before (?:\w+ ){1,4}(?:could|able to|managed to|had a chance to|had time to|can) (?:\w+ ){0,3}(?:detonate|reach|explode|fire|go off|attack"
    r"|open fire|set off|set it off|enter|harm|blow|get|throw|strike|trigger|activate|use|kill|stab|shoot|do)",
    r" (?:shot|killed|stopped|seized|caught|arrested|held|gunned down) (?:\w+ ){0,8}(?:as|while) (?:he|she|they) (?:tried|attempted|was trying|were trying) to",
    r" before reaching (?:his|her|their|its|the) ",
)
FOUGHT_OFF: Final = _any(
    r" (?:fought|beat|fighting|beaten|driven|scared|chased|warded|fended) (?:\w+ ){0,5}(?:off|away) ",
    r" drove (?:them|him|the \w+|\w+ \w+) (?:off|away|back) ",
    r" (?:attackers?|kidnappers?|gunm[ae]n|assailants?|abductors?|hijackers?|intruders?|men) (?:\w+ ){0,3}(?:gave up|fled empty handed|were put to flight)",
)
OVERPOWERED: Final = _any(
    r" (?:overpowered|overpower|subdued|wrestled|tackled|pinned down|pinned him|pinned her|overcome by|restrained by|disarmed (?:him|her|the man|by)) ",
)
_GUARDS: Final = r"(?:guards?|police|policem[ae]n|officers?|soldiers?|sentr(?:y|ies)|staff|crew|watchm[ae]n|warders?|security|drivers?)"
GUARDS_OVERPOWERED: Final = _any(
    r" " + _GUARDS + r" (?:was|were|had been|who was|who were) (?:\w+ )?(?:overpowered|subdued|overcome|disarmed)",
    r" (?:gunmen|attackers|assailants|raiders|kidnappers|prisoners|inmates|rebels|militants|bandits|robbers|men) (?:\w+ ){0,3}"
    r"(?:overpowered|subdued|disarmed|tackled) (?:\w+ ){0,3}" + _GUARDS,
)
PLOT: Final = _any(
    r" (?:plot|plots|plotted|plotting|conspiracy|conspired|conspiring|planned to|planning to|plans to|intended to|foil|foiled|foils|foiling"
    r"|thwart|thwarted|thwarts|thwarting|averted|prevented) ",
)
LEGAL: Final = _any(
    r" (?:charged|charges|convicted|guilty|sentenced|jailed|trial|indicted|indictment|acquitted|prosecutors?|court|defendants?|counts? of) ",
)
DONE: Final = re.compile(
    r" (?:exploded|detonated|went off|goes off|blew up|blew himself up|blew herself up|blew themselves up|ripped through|tore through"
    r"|destroyed|damaged|damaging|destroying|burned down|burnt down|was set on fire|set ablaze|torched|caused (?:\w+ ){0,3}damage|clashed|clashes"
    r"|gun battle|firefight|exchange of fire|exchanged fire|fighting|shattered|hit a|hit the|hit an|struck a|struck the|slammed into|ploughed into"
    r"|was kidnapped|were kidnapped|was abducted|were abducted|abducted the|kidnapped the|took hostages"
    r"|(?P<harm>killed|killing|wounded|wounding|injured|injuring|hurt|shot dead|stabbed|murdered|assassinated|died|maimed))(?= )"
)
TAKES_BACK: Final = _words(
    "not t never no nobody none neither nor without fail failed fails failing before until unless could would might may can should if"
    " experts sappers squad engineers technicians robot disposal safely controlled designed meant timed due primed"
    " narrowly escaped avoided"
)
JUST_BEFORE: Final = _words("to from of for being as set ready")
ATTACKERS: Final = _words(
    "attacker attackers bomber bombers assailant assailants gunman gunmen suspect suspects assassin assassins terrorist terrorists militant"
    " militants knifeman hijacker hijackers kidnapper kidnappers himself herself themselves him raider raiders"
)
TELLING: Final = _words(
    "fail failed fails failing failure explode exploded detonate detonated go off went ignite ignited exploding detonating going missed overshot"
    " short harmlessly landed fell jammed misfired malfunctioned intercept intercepted intercepts shot downed down defuse defused defuses"
    " defusing deactivate deactivated disarmed neutralised neutralized neutralise neutralize dismantled disabled safe safely controlled found"
    " discovered spotted detected noticed tried tries attempted attempts attempting trying sought attempt bid botched aborted abortive"
    " unsuccessful bungled escaped escapes escape escaping survived survives survive surviving unhurt unharmed unscathed would before overpowered"
    " overpower subdued wrestled tackled pinned overcome restrained fought beat beaten drove driven scared chased warded fended gave fled"
)
