"""Whether a person's comment above a forwarded message leaves what the message says untouched."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_WORDS = 800

# Banners and footers that mail systems put on every message: nobody's words about the order.
BOILERPLATE = re.compile(
    r"(?:^|\n)[^\n]{0,60}\b(?:(?:kommer|skickades|skickat|härrör) (?:från|av) (?:en |någon )?"
    r"(?:extern|utanför)|klicka inte på|öppna inte (?:länkar|bilagor)|var försiktig med"
    r"|this (?:e-?mail|message) (?:originated|came|was sent) from outside|do not click"
    r"|tänk på miljön|spara på miljön|behöver du skriva ut|innan du skriver ut"
    r"|consider the environment|inte är (?:rätt|avsedd) mottagare|av misstag|omfattas av sekretess"
    r"|personuppgifter|dataskydds|gdpr|confidential|konfidentiel|intended recipient"
    r"|you don't often get email|du får inte ofta e-post)[^\n]{0,600}",
    re.IGNORECASE,
)

# Any of these may mean that the message is wrong, asked about, undone or added to. It is a list
# of dangers, not of meanings: one of them is enough for a person to look.
_DANGER = re.compile(
    r"\?|\b(?:inte|icke|ej|aldrig|ingen|inget|inga|ingenting|utan|men|fast|fel\w{0,12}|dock"
    r"|stäm\w{1,6}|riktig\w{0,3}|oriktig\w{0,3}|rätt|korrekt\w{0,2}|sant?|osant|misstag"
    r"|missförstå\w{0,3}|kanske|möjlig\w{0,5}|trolig\w{0,5}|nog|väl|verkar|tycks|tro\w{0,3}"
    r"|osäk\w{0,4}|oklar\w{0,2}|tvek\w{0,4}|tveksam\w{0,2}|undra\w{0,3}|fundera\w{0,2}|konstig\w{0,2}"
    r"|borde|skulle|kunde|ändr\w{0,6}|ändå|trots|istället|stället|egentligen|redan|tidigare"
    r"|gammal\w{0,2}|gamla|gammalt|annan|annat|andra|igen|om(?:bok|plan)\w{0,6}|flytta\w{0,3}"
    r"|avbok\w{0,4}|avbeställ\w{0,4}|makuler\w{0,4}|annuller\w{0,4}|ångra\w{0,3}"
    r"|ställ(?:s|t|ts|er)? in|inställ\w{0,3}"
    r"|bortse|ignorera\w{0,2}|glöm|strunta|kontrollera\w{0,2}|kolla\w{0,3}|dubbel\w{0,3}|dubbl\w{0,3}"
    r"|sakna\w{0,3}|fattas|försen\w{0,4}|prel\w{0,12}|klar|klart|klara|utför\w{0,5}|utfört"
    r"|färdig\w{0,3}|monter\w{0,6}|nedmonter\w{0,6}|demonter\w{0,6}|installer\w{0,6}|bokad\w{0,2}"
    r"|bokat|boka|beställ\w{0,4}|mottag\w{0,4}|sitter|satt|satte|kvar|borttag\w{0,4}|tagit|bom\w{0,10}"
    r"|gäller (?:ej|bara|endast|från)|test(?:ar|mejl|mail|meddelande)|skämt|bluff|fejk\w{0,4}"
    r"|not|no|never|but|wrong|incorrect|mistake|error|however|maybe|perhaps|cancel\w{0,5}|ignore"
    r"|disregard|changed|instead|should|already|false|check|nej|nja|nä|hm+|vänta\w{0,2}"
    r"|protest\w{0,6}|invänd\w{0,6}|ifrågas\w{0,6}|klaga\w{0,3}|klagomål|problem\w{0,3}|strul\w{0,4}"
    r"|vägra\w{0,3}|neka\w{0,3}|måste|behöv\w{0,3}|tyvärr|fortfarande|ännu|för (?:sent|tidigt)"
    r"|påstå\w{0,2}|enligt|säger|sa|sade|meddela\w{0,3}|datum\w{0,2}|obs)\b"
    # A date, a clock time or a bare number of its own in the comment.
    r"|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b|\bkl\.? ?\d|\b\d{1,2} ?(?::?e|:a)\b",
    re.IGNORECASE,
)


def is_neutral(lines: Sequence[str]) -> bool:
    """Tell whether a comment says nothing of what the forwarded message states.

    A greeting, a signature, "för kännedom", "den här gäller oss", "se bilagan" are neutral; a
    question, a negation, a doubt, an objection, another date or status are not.
    """
    text = "\n".join(lines).strip()
    if len(text) > 4 * MOST_WORDS:
        return False
    text = BOILERPLATE.sub("\n", text).strip()
    return len(text) <= MOST_WORDS and _DANGER.search(text) is None
