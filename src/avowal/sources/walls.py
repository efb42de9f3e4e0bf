"""Pages that hold no report though they hold words: walls, errors, log-ins."""

from __future__ import annotations

import re

_SHORT = 1_500
_MOST = 0.4
_WEAK = re.compile(  # a report may use one of these words, a wall is full of them
    r"\bcookies?\b|\bconsent\b|personal data|\blog ?in\b|\bsign ?in\b|\bsign up\b|\bsubscribers?\b|\bcaptcha\b"
    r"|has been (?:moved|removed)|(?:temporarily|currently) unavailable|cloudflare|datenschutz|einwilligung|anmelden"
    r"|consentement|se connecter|iniciar sesión",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"privacy (?:policy|notice|settings)|our partners|accept all|reject all|manage (?:preferences|options|settings)"
    r"|legitimate interest|uses? cookies|enable javascript|javascript is (?:disabled|required|off)|unsupported browser"
    r"|update your browser|verif(?:y|ying) (?:that )?you are (?:a )?human|are you a robot|unusual traffic"
    r"|checking your browser|access denied|permission to access|403 forbidden|create an? (?:free )?account"
    r"|forgot (?:your )?password|subscribe (?:now|to)|to continue reading|already a (?:member|subscriber)"
    r"|page (?:not found|you (?:are|were) looking for|cannot be found|does(?:n.t| not) exist)|error 404"
    r"|404 (?:error|not found)|service unavailable|bad gateway|seite (?:wurde )?nicht gefunden|témoins de connexion"
    r"|politique de confidentialité|page introuvable|política de (?:privacidad|cookies)|página no encontrada"
    r"|aceptar todo|informativa sulla privacy",
    re.IGNORECASE,
)
_LEAST_WEAK = 2
_PIECE = re.compile(r"[^.!?\n]+")


def is_wall(text: str) -> bool:
    """Whether a short text speaks mostly of cookies, log-ins, browsers or missing pages.

    A report may have a sentence on any of these; a wall has little else.

    >>> is_wall("We value your privacy. We and our partners use cookies. Accept all or manage preferences.")
    True
    >>> is_wall("Two people were killed in Kabul on Tuesday, police said. Subscribe to our letter.")
    False
    """
    if len(text) > _SHORT:
        return False
    if not _STRONG.search(text) and len(_WEAK.findall(text)) < _LEAST_WEAK:
        return False
    pieces = [piece for piece in _PIECE.findall(text) if len(piece.split()) > 1]
    speaking = sum(len(piece) for piece in pieces if _STRONG.search(piece) or _WEAK.search(piece))
    return speaking > _MOST * sum(map(len, pieces))
