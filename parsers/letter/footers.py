"""Banners and footers that mail systems put on every message: nobody's words about the order."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Whole expressions, never single words: a person may well write "av misstag" or "sekretess".
_FOOTER = re.compile(
    r"(?:kommer|skickades|skickats?|härrör) (?:från|av) (?:en |någon )?(?:extern|utanför)"
    r"|klicka (?:inte|aldrig|ej) på|öppna (?:inte|aldrig|ej) (?:länk|bilag|bifog)"
    r"|var försiktig med (?:länk|bilag)|you don't often get email|du får inte ofta e-post"
    r"|this (?:e-?mail|message) (?:originated|came|was sent) from outside|do not click"
    r"|tänk på miljön|spara på miljön|behöver du skriva ut|innan du skriver ut"
    r"|consider the environment|inte är (?:den )?(?:rätta?|avsedda?|tilltänkta?) mottagare"
    r"|(?:fått|mottagit|erhållit) (?:det|detta|den|denna|mejlet|meddelandet)\b.{0,40} av misstag"
    r"|avse(?:tt|dd) (?:endast |enbart |bara )?för (?:mottagare|adressat)"
    r"|intended (?:recipient|only|solely)"
    r"|kan innehålla .{0,60}(?:konfidentiell|sekretess|känslig)|confidential"
    r"|(?:kommun\w{0,3}|vi|nämnd\w{0,3}|förvaltning\w{0,3}|hur) .{0,60}(?:behandlar|hanterar)"
    r" .{0,40}personuppgift|behandlar vi .{0,40}personuppgift"
    r"|(?:hur|så här|så) (?:behandlar|hanterar) .{0,40}personuppgift"
    r"|^\W{0,5}(?:©|copyright|\(c\) ?20)|personuppgiftsansvarig|microsoft corporation"
    r"|^\W{0,5}(?:öppet|öppettider:?) (?:vardag|mån|kl)"
    r"|blir (?:en )?allmän(?:na)? handling"
    r"|^\W{0,5}(?:skickat från (?:min|outlook|yahoo|iphone|ipad|samsung|android)"
    r"|sent from (?:my|outlook|mail)|(?:hämta|skaffa|get) outlook (?:för|for))"
    r"|^\W{0,5}(?:inga|no) (?:virus|hot|threats?) "
    r"(?:hittades|upptäcktes|found|detected)\W{0,5}$"
    r"|^\W{0,5}(?:extern|externt|external)(?: mejl| e-post| avsändare)?\W{0,5}$",
    re.IGNORECASE,
)
_WRAPPED = 60
LONGEST = 2_000


def without_footers(lines: Sequence[str]) -> list[str]:
    """Return the lines without those of banners and footers.

    A footer that a mail program broke into several lines is one: a line that goes on in the
    middle of a sentence belongs to the line above it.
    """
    kept: list[str] = []
    footer = False
    before = ""
    for line in lines:
        goes_on = (
            footer
            and len(before) >= _WRAPPED
            and before[-1] not in ".!?:"
            and line.lstrip()[:1].islower()
        )
        footer = goes_on or _FOOTER.search(line[:LONGEST]) is not None
        if not footer:
            kept.append(line)
        before = line.rstrip()
    return kept
