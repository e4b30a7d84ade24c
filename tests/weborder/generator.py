"""Messages of every form made from known facts, to be read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from hypothesis import strategies as st

from parsers.content import Content, Element, Paragraph, Table
from parsers.reading import Action, Status
from parsers.weborder import shipped_vocabulary
from tests.weborder.setting import SENT

TODAY = date(2026, 11, 18)
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
TABLES = shipped_vocabulary().tables
_OF_ONE_KIND = re.compile(
    r"^Nya? |^Nytt |nedtag|demonter|nedmonter|avmonter|borttag|avinstaller|återlämnad|som |tas ne",
    re.IGNORECASE,
)
DATE_LABELS = {
    "ordered": "date_ordered",
    "booked": "date_booked",
    "done": "date_done",
    "failed": "date_failed",
    "cancelled": "date_cancelled",
}
SHORT_LABELS = ("Montör", "Låsmodell", "Adress", "Portkod", "Telefon", "Namn", "Prioritet")
NOISE_LINES = (
    ("Adress", "Exempelgatan 12, lgh 1203"),
    ("Portkod", "1912"),
    ("Telefon", "08-465 004 21"),
    ("Namn", "Tolvan Exempel"),
    ("Låsmodell", "Exempellås 3"),
    ("Önskat datum", "2026-12-01"),
    ("Kommentar", "Ring på två gånger, kunden hör lite dåligt."),
    ("Nyckel", "Finns hos utföraren"),
    ("Batterinivå", "98 %"),
    ("Prioritet", "Normal"),
    ("Referens", "99120"),
    ("Montör", "Låsmontage Exempel"),
)
NOISE_TEXTS = (
    "Det här meddelandet skickas automatiskt och går inte att svara på.",
    "Frågor? Ring supporten på 08-465 004 10, vardagar kl. 08.00-16.30.",
    "Om du har fått det av misstag ber vi dig meddela avsändaren och radera det.",
    "Ni får ett nytt meddelande när något ändras i ordern.",
    "Öppna i webbläsaren: https://weborder.example/visa?m=8d1f0c52&o=77812",
    "Vid bomkörning debiteras en avgift.",
    "Tack för att ni använder webordern!",
    "Har du frågor om din order? Kontakta supporten.",
)


@dataclass(frozen=True)
class Facts:
    """What a message states of one order."""

    order: str
    action: Action
    status: Status
    day: date
    provider: str | None
    locks: tuple[str, ...]
    client: str | None


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Any order in any status."""
    status = draw(st.sampled_from(tuple(DATE_LABELS)))
    ahead = draw(st.integers(1, 60)) if status == "booked" else -draw(st.integers(0, 60))
    number = draw(st.integers(10_000, 99_999))
    locks = draw(st.lists(st.integers(1000, 9999), max_size=2, unique=True))
    return Facts(
        order=draw(st.sampled_from((f"{number}", f"WO-2026-{number}", f"AO{number}"))),
        action=draw(st.sampled_from(("installation", "removal"))),
        status=status,  # type: ignore[arg-type] # one of the keys above
        day=TODAY + timedelta(ahead),
        provider=draw(st.sampled_from((None, "Hemtjänst Nord AB", "Ängens Exempelomsorg AB"))),
        locks=tuple(f"PL-00{lock}" for lock in locks),
        client=draw(st.sampled_from((None, "10482", "BR-20317", "19121212-1212", "10 733"))),
    )


@st.composite
def written_day(draw: st.DrawFn, day: date) -> str:
    """A day in one of the forms of the field."""
    month = MONTHS.split()[day.month - 1]
    forms = (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month[:3]} {day.year}",
        f"den {day.day} {month} {day.year}",
        f"{day.isoformat()}T14:05",
        f"{day.isoformat()} kl. 09.00–11.00",
    )
    return draw(st.sampled_from(forms))


@st.composite
def pairs(draw: st.DrawFn, stated: Facts) -> list[tuple[str, str]]:
    """The facts under labels of the vocabulary, in any order, among noise."""

    def label(key: str) -> str:
        known = [word for word in TABLES["labels"][key] if not _OF_ONE_KIND.search(word)]
        return draw(st.sampled_from(known))

    statuses = TABLES["statuses"][stated.status]
    lines = [
        (label("order"), stated.order),
        (label("action"), draw(st.sampled_from(TABLES["actions"][stated.action]))),
        (label("status"), draw(st.sampled_from(statuses))),
        (label(DATE_LABELS[stated.status]), draw(written_day(stated.day))),
    ]
    if stated.provider:
        lines.append((label("provider"), stated.provider))
    if stated.locks:
        lines.append((label("lock"), ", ".join(stated.locks)))
    if stated.client:
        lines.append((label("client"), stated.client))
    lines += draw(st.lists(st.sampled_from(NOISE_LINES), max_size=4, unique=True))
    return draw(st.permutations(lines))


def as_lines(rows: list[tuple[str, str]], style: str) -> list[str]:
    """Labelled lines in one of form A's styles."""
    if style == "above":
        return [line for label, value in rows for line in (label, value, "")]
    marks = {"colon": ": ", "tight": ":", "tab": ":\t", "dots": " ........ ", "spaces": "      "}
    return [f"{label}{marks[style]}{value}" for label, value in rows]


def plain(text: str) -> str:
    """The text without å ä ö, as form B writes labels."""
    return text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))


@st.composite
def labelled(draw: st.DrawFn, stated: Facts) -> Content:
    """Forms A to D: text, thin text beside HTML, or HTML alone."""
    rows = draw(pairs(stated))
    noise = draw(st.lists(st.sampled_from(NOISE_TEXTS), max_size=3, unique=True))
    form = draw(st.sampled_from("ABCD"))
    subject = draw(
        st.sampled_from(("Information från webordern", "Weborder", f"Order {stated.order}"))
    )
    if form in "AB":
        style = draw(st.sampled_from(("colon", "tight", "tab", "dots", "spaces", "above")))
        if form == "B":
            rows = [(plain(label), value) for label, value in rows]
        lines = ["Hej!", "", *as_lines(rows, style), "", *noise]
        return Content(subject, tuple(lines), None, SENT)
    return Content(
        subject,
        ("Öppna i webbläsaren.",) if form == "C" else None,
        page(rows, noise, draw(st.booleans())),
        SENT,
    )


def page(rows: list[tuple[str, str]], noise: list[str], wide: bool) -> tuple[Element, ...]:
    """An HTML page's blocks: one table of two or four columns, and paragraphs."""
    cells: list[tuple[str, ...]] = list(rows)
    if wide:
        padded = [*rows, ("", "")] if len(rows) % 2 else rows
        cells = [padded[i] + padded[i + 1] for i in range(0, len(padded), 2)]
    return (Paragraph("Hej!"), Table(tuple(cells)), *map(Paragraph, noise))


SENTENCES: dict[str, tuple[str, ...]] = {
    "ordered": (
        "Weborder {o} avseende {a} har tagits emot {d}.",
        "Er beställning av {a}, weborder {o}, är mottagen {d}.",
    ),
    "booked": (
        "Weborder {o} avseende {a} är bokad till {d}.",
        "Besöket för {a} enligt weborder {o} är inbokat {d}.",
    ),
    "done": (
        "Weborder {o} avseende {a} är nu utförd {d}.",
        "Weborder {o} gällande {a} har slutförts {d}.",
        "Arbetet enligt weborder {o} ({a}) är klart {d}.",
    ),
    "failed": ("Weborder {o} ({a}) blev en bomkörning {d}.",),
    "cancelled": (
        "Weborder {o} avseende {a} har annullerats {d}.",
        "Weborder {o} ({a}) makulerades {d}.",
    ),
}
ACTIONS = {
    "installation": ("installation", "montering av låsvred"),
    "removal": ("nedmontering", "demontering av lås"),
}


@st.composite
def sentence(draw: st.DrawFn, stated: Facts) -> Content:
    """Form E: one sentence among noise."""
    text = draw(st.sampled_from(SENTENCES[stated.status])).format(
        o=stated.order,
        a=draw(st.sampled_from(ACTIONS[stated.action])),
        d=draw(written_day(stated.day)),
    )
    noise = draw(st.lists(st.sampled_from(NOISE_TEXTS), max_size=3, unique=True))
    return Content("Information från webordern", ("Hej!", "", text, "", *noise), None, SENT)


def without_details(stated: Facts) -> Facts:
    """The facts that one sentence or a subject can hold."""
    return replace(stated, provider=None, locks=(), client=None)


def as_message(content: Content, charset: str = "utf-8") -> bytes:
    """The content as a mail server would deliver it, from the weborder."""
    message = EmailMessage()
    message["From"] = "Weborder <noreply@weborder.example>"
    message["To"] = "lasvakt@exempel.se"
    message["Subject"] = content.subject
    message["Date"] = format_datetime(SENT)
    message["Message-ID"] = "<1@weborder.example>"
    if content.text is not None:
        message.set_content("\n".join(content.text) + "\n", charset=charset)
    if content.html is not None:
        markup = "<html><body>" + "".join(map(_markup, content.html)) + "</body></html>"
        if content.text is None:
            message.set_content(markup, subtype="html", charset=charset)
        else:
            message.add_alternative(markup, subtype="html", charset=charset)
    return message.as_bytes()


def _markup(element: Element) -> str:
    if isinstance(element, Paragraph):
        return f"<p>{escape(element.text)}</p>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in element.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
