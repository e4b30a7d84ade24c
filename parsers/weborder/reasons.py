"""Why a message was not decided: a stable name, and what a person is told."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "empty": "Meddelandet är tomt.",
    "too_long": "Meddelandet är orimligt långt och går inte att läsa säkert.",
    "template_not_filled": "Mallen är inte ifylld: en platshållare står i stället för en uppgift.",
    "unmade": (
        "Meddelandet säger sig vara ett utkast, ett test, en kopia, en rättelse eller återkallat."
    ),
    "question": "Meddelandet frågar om ordern i stället för att ge besked.",
    "no_order": "Det finns inget säkert ordernummer.",
    "unreadable_order": "Ordernumret går inte att läsa säkert.",
    "cut_off": "Ett värde är avkortat och går inte att läsa säkert.",
    "two_orders": "Olika ordernummer står i samma meddelande utan att hållas isär.",
    "mixed_orders": "Flera ordrar är blandade så att det inte går att se vad som hör till vilken.",
    "parts_differ": "Textdelen och HTML-delen handlar inte om samma ordrar.",
    "no_status": "Det framgår inte säkert vad som har hänt med ordern.",
    "unknown_status": "Statusen står med ord som ordlistan inte känner till.",
    "two_statuses": "Olika uppgifter om status motsäger varandra.",
    "unclear_cancel": "Det är oklart om besöket eller hela ordern är avbokad.",
    "negated": "Meddelandet säger att något inte är gjort.",
    "hedged": "Beskedet är osäkert eller gäller bara en del av arbetet.",
    "future": "Meddelandet talar om något som ska ske eller önskas, inte om något som har skett.",
    "doubted": "En text i meddelandet sätter arbetet i tvivel.",
    "not_understood": "Något sägs om ordern med ord som ordlistan inte känner till.",
    "comment_not_understood": "En kommentar har ord som ordlistan inte känner till.",
    "section": "En uppgift står under en rubrik som kan göra den till något annats.",
    "unknown_kind": "Vad ordern gäller står med ord som ordlistan inte känner till.",
    "two_actions": "Olika uppgifter om vad ordern gäller motsäger varandra.",
    "label_as_value": "En etikett eller ett annat fälts värde står där ett namn väntas.",
    "two_values": "Två olika värden står för samma uppgift.",
    "two_dates": "Olika dagar anges för samma status.",
    "unreadable_date": "Dagen går inte att läsa säkert.",
    "future_date": "Dagen ligger efter meddelandets egen dag.",
    "implausible_date": "Dagen ligger orimligt långt från meddelandets egen dag.",
    "later_date": "En dag är ifylld för något som enligt statusen inte har hänt.",
    "relative_date": "Dagen anges inte som ett datum, utan till exempel som ”i går”.",
    "unknown_label_date": "En dag som kan vara den rätta står under en okänd etikett.",
    "day_in_comment": "Dagen saknas, och en kommentar nämner en tidigare dag än meddelandets.",
    "past_booking": "Den bokade dagen ligger före meddelandets egen dag.",
    "no_booked_day": "Tiden är bokad, men dagen framgår inte.",
    "no_date": "Meddelandet har inget datum.",
    "not_followed": "Ordern gäller något som rutinen inte följer, som service eller batteribyte.",
}


class Undecided(Exception):
    """One reason why a message cannot be read with certainty; ``words`` show where."""

    def __init__(self, code: str, words: str = "", field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.words = words
        self.field = field


def swedish(code: str) -> str:
    """The reason as a person reads it."""
    return REASONS[code]
