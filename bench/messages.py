"""Invented weborder messages for the measurements: every one distinct, in the forms that occur."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

PROVIDERS = ("Hemtjänst Nord AB", "Omsorg Söder", "Tryggt Hem i Väst AB", "Björkens hemtjänst")
ACTIONS = (("Installation", "Ordertyp"), ("Nedmontering", "Typ"), ("Montering", "Uppdrag"))
STATUSES = ("Beställd", "Bokad", "Utförd", "Makulerad", "Ej utförd")
DAY_LABELS = {
    "Beställd": "Orderdatum",
    "Bokad": "Bokad tid",
    "Utförd": "Utfört datum",
    "Makulerad": "Makulerad",
    "Ej utförd": "Besöksdatum",
}
FIRST = date(2026, 3, 2)


def messages(count: int, seed: int = 1) -> Iterator[bytes]:
    """Give ``count`` messages as they come over the line; the same seed gives the same ones."""
    chance = random.Random(seed)
    for number in range(count):
        day = FIRST + timedelta(days=chance.randrange(250))
        fields = _fields(number, day, chance)
        message = chance.choice(FORMS)(fields)
        sent = datetime.combine(day, time(16), UTC) + timedelta(seconds=number)
        if fields["Status"] == "Bokad":
            sent -= timedelta(days=7)
        yield _dressed(message, number, sent, fields, chance).as_bytes(policy=SMTP)


def _fields(number: int, day: date, chance: random.Random) -> dict[str, str]:
    action, label = chance.choice(ACTIONS)
    status = chance.choice(STATUSES)
    return {
        "Ordernummer": str(40_000 + number),
        label: action,
        "Status": status,
        DAY_LABELS[status]: f"{day} kl. {chance.randrange(8, 16):02}.{chance.randrange(60):02}",
        "Kundnr": str(1000 + chance.randrange(8000)),
        "Utförare": chance.choice(PROVIDERS),
        "Låsnummer": f"PL-{chance.randrange(10**6):06}",
        "Adress": f"Björkgatan {chance.randrange(1, 99)}, lgh 1{chance.randrange(100, 999)}",
        "Kommentar": "Ring på porttelefonen, hunden är snäll.",
    }


def _subject(fields: dict[str, str]) -> str:
    return f"Weborder {fields['Ordernummer']} - {fields['Status']}"


def _labelled(fields: dict[str, str]) -> EmailMessage:
    message = EmailMessage()
    lines = [f"{label}: {value}" for label, value in fields.items()]
    text = "Hej!\n\nDetta är ett automatiskt meddelande från weborder.\n\n"
    message.set_content(text + "\n".join(lines) + "\n\nMeddelandet går inte att svara på.\n")
    return message


def _latin(fields: dict[str, str]) -> EmailMessage:
    message = EmailMessage()
    lines = [f"{label}\t{value}" for label, value in fields.items()]
    message.set_content("\n".join(lines) + "\n", charset="iso-8859-1", cte="quoted-printable")
    return message


def _table(fields: dict[str, str]) -> str:
    cells = '<td style="font-family:Arial;font-size:13px;padding:4px 8px">'
    rows = "".join(
        f"<tr>{cells}<b>{label}</b></td>{cells}{value}</td></tr>\n"
        for label, value in fields.items()
    )
    return (
        '<html><head><meta charset="utf-8"><style>p{margin:0 0 12px}</style></head><body>'
        '<div style="display:none">Ett nytt meddelande från weborder</div>'
        f'<table width="600" cellpadding="0"><tr><td><p>Hej!</p><table>{rows}</table>'
        "<p>Med vänlig hälsning<br>Weborder</p></td></tr></table></body></html>"
    )


def _alternative(fields: dict[str, str]) -> EmailMessage:
    message = EmailMessage()
    message.set_content("Öppna meddelandet i webbläsaren för att läsa det.\n")
    message.add_alternative(_table(fields), subtype="html")
    return message


def _html(fields: dict[str, str]) -> EmailMessage:
    message = EmailMessage()
    message.set_content(_table(fields), subtype="html", charset="utf-8", cte="base64")
    return message


FORMS: tuple[Callable[[dict[str, str]], EmailMessage], ...] = (
    _labelled,
    _latin,
    _alternative,
    _html,
)


def _dressed(
    message: EmailMessage,
    number: int,
    sent: datetime,
    fields: dict[str, str],
    chance: random.Random,
) -> EmailMessage:
    """The message with the headers that the servers on its way have put on it.

    A third bears two servers' alone, a third its sender's signature too, and a third all that
    Exchange Online adds.
    """
    stamp = format_datetime(sent)
    for host in ("mx.kommun.example", "out.weborder.example"):
        message["Received"] = (
            f"from {host} ([192.0.2.{chance.randrange(1, 250)}]) by relay.{host} with ESMTPS id "
            f"{chance.getrandbits(64):016x} for <lasvakt@kommun.example>; {stamp}"
        )
    message["Authentication-Results"] = (
        "mx.kommun.example; dkim=pass header.d=weborder.example; spf=pass "
        "smtp.mailfrom=noreply@weborder.example; dmarc=pass header.from=weborder.example"
    )
    if number % 3:
        message["DKIM-Signature"] = _signature("weborder.example", chance)
    if number % 3 == 2:
        for name, value in _exchange(stamp, chance):
            message[name] = value
    message["From"] = "Weborder <noreply@weborder.example>"
    message["To"] = "Låsvakt <lasvakt@kommun.example>"
    message["Subject"] = _subject(fields)
    message["Date"] = stamp
    message["Message-ID"] = f"<{number}.{chance.getrandbits(48):012x}@weborder.example>"
    message["Auto-Submitted"] = "auto-generated"
    if message.is_multipart():  # else the email package draws one that no seed repeats
        message.set_boundary(f"=_{chance.getrandbits(64):016x}")
    return message


def _signature(domain: str, chance: random.Random) -> str:
    signed = f"{chance.getrandbits(2048):0512x}"
    lines = " ".join(signed[start : start + 64] for start in range(0, 344, 64))
    return (
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s1; t=1772434800; "
        f"h=From:To:Subject:Date:Message-ID; bh={signed[-43:]}=; b={lines}"
    )


def _exchange(stamp: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The headers of two hops within Exchange Online, and of its filters."""
    tenant = f"{chance.getrandbits(128):032x}"
    for hop, version in (("AM0PR04", "8158.11"), ("DB9EUR05", "8158.13")):
        host = f"{hop}MB{chance.randrange(10_000):04}.eurprd04.prod.outlook.example"
        yield (
            "Received",
            f"from {host} (2001:db8:{chance.randrange(9999):x}::12) by mx.kommun.example "
            f"(2001:db8:20b:43::9) with Microsoft SMTP Server (version=TLS1_2, "
            f"cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.{version}; {stamp}",
        )
    yield "Received-SPF", "Pass (protection.outlook.example: domain of weborder.example permits)"
    yield "X-MS-Exchange-Organization-ExpirationStartTime", stamp
    yield "X-MS-Exchange-Organization-Network-Message-Id", tenant
    yield "X-EOPAttributedMessage", "0"
    yield "X-EOPTenantAttributedMessage", f"{tenant}:0"
    yield "X-MS-PublicTrafficType", "Email"
    yield "X-MS-TrafficTypeDiagnostic", "AM0PR04MB7102:EE_|DB9EUR05FT039:EE_|PAXPR04MB8224:EE_"
    yield "X-MS-Exchange-Organization-AuthSource", "AM0PR04MB7102.eurprd04.prod.outlook.example"
    yield "X-MS-Exchange-Organization-AuthAs", "Anonymous"
    yield "X-MS-Exchange-Organization-SCL", "1"
    yield "X-Microsoft-Antispam", "BCL:0;ARA:13230040|4022899009|69100299015;"
    yield (
        "X-Forefront-Antispam-Report",
        "CIP:192.0.2.10; CTRY:SE; LANG:sv; SCL:1; SRV:; IPV:NLI; SFV:NSPM; "
        "H:out.weborder.example;"
        " PTR:out.weborder.example;CAT:NONE;SFS:(13230040)(4022899009);DIR:INB;",
    )
    yield "X-MS-Exchange-CrossTenant-Id", tenant
    yield "X-MS-Exchange-CrossTenant-OriginalArrivalTime", stamp
    yield "X-MS-Exchange-Transport-EndToEndLatency", f"00:00:0{chance.randrange(1, 9)}.1824613"
    yield "X-MS-Exchange-Processed-By-BccFoldering", "15.20.8158.011"
