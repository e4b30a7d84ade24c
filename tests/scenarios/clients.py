"""One answer as each mail program sends it: its quotes, its separators, its signatures."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

PERSON = "Anna Exempel <planering@nord.example>"
_FROM = "Låsvakt <lasvakt@exempel.se>"
_SIGNATURE = (
    "Med vänlig hälsning", "", "Anna Exempel", "Samordnare", "Hemtjänst Nord AB",
    "Tel 08-465 004 00",
)  # fmt: skip
Form = tuple[str, str | None]


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail of ours."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _page_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return re.sub(r"(?is)^.*?<body[^>]*>|</body>.*$", "", str(body.get_content()))


def _quoted(mail: EmailMessage) -> str:
    return "".join(f"> {line}\n" for line in text_of(mail).splitlines())


def _headers(mail: EmailMessage, sent: str, to: str = "planering@nord.example") -> list[str]:
    return [f"Från: {_FROM}", f"Skickat: {sent}", f"Till: {to}", f"Ämne: {mail['Subject']}"]


def _as_html(lines: list[str]) -> str:
    bold = (re.sub(r"^(\w+:)", r"<b>\1</b>", escape(line)) for line in lines)
    return "<br>".join(bold)


def outlook_desktop(mail: EmailMessage, words: str, notice: str = "") -> Form:
    """Word's own HTML, a line above the old headers."""
    head = _headers(mail, "den 26 november 2026 08:00")
    text = "\n".join([words, "", *_SIGNATURE, "", *head, "", notice, text_of(mail)])
    lines = [*words.split("\n"), "", *_SIGNATURE, ""]
    own = "".join(f"<p class=MsoNormal>{escape(one) or '&nbsp;'}<o:p></o:p></p>" for one in lines)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--\n'
        "p.MsoNormal {margin:0cm}\n--></style></head><body lang=SV><div class=WordSection1>"
        f"{own}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm "
        f"0cm'><p class=MsoNormal>{_as_html(head)}<o:p></o:p></p></div></div><p>{notice}</p>"
        f"{_page_of(mail)}</div></body></html>"
    )
    return text, page


def outlook_of_a_gateway(mail: EmailMessage, words: str) -> Form:
    """The same, the reminder marked by the provider's mail gateway."""
    return outlook_desktop(mail, words, "[EXTERNT] Klicka inte på länkar i detta mejl.")


def _outlook_page(own: str, mail: EmailMessage, head: list[str]) -> str:
    return (
        f'<html><body dir="ltr">{own}<hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{_as_html(head)}</font></div>'
        f"<div>{_page_of(mail)}</div></body></html>"
    )


def outlook_web(mail: EmailMessage, words: str) -> Form:
    """A rule, then the old headers."""
    head = _headers(mail, "den 26 november 2026 08:00")
    text = "\n".join([words, "_" * 32, *head, "", text_of(mail)])
    own = f'<div class="elementToProof">{escape(words)}</div><div id="appendonsend"></div>'
    return text, _outlook_page(own, mail, head)


def _outlook_mobile(get: str) -> Callable[[EmailMessage, str], Form]:
    def form(mail: EmailMessage, words: str) -> Form:
        """An advertisement for itself, a rule, the old headers with an English date."""
        head = _headers(mail, "Thursday, November 26, 2026 8:00:00 AM")
        link = f"{get} Outlook för iOS<https://aka.example/o0ukef>"
        text = "\n".join([words, "", link, "_" * 32, *head, "", text_of(mail)])
        own = (
            f'<div dir="auto">{escape(words)}</div><div id="ms-outlook-mobile-signature">{get} '
            '<a href="https://aka.example/o0ukef">Outlook för iOS</a></div>'
        )
        return text, _outlook_page(own, mail, head)

    return form


def outlook_plain(mail: EmailMessage, words: str) -> Form:
    """Outlook set to plain text."""
    head = _headers(mail, "den 26 november 2026 08:00")
    separator = "-----Ursprungligt meddelande-----"
    return "\n".join([words, "", separator, *head, "", text_of(mail)]), None


def gmail(mail: EmailMessage, words: str) -> Form:
    """ "Den … skrev …:", folded, and a gmail_quote."""
    intro = "Den tors 26 nov. 2026 kl 08:00 skrev Låsvakt <\nlasvakt@exempel.se>:"
    page = (
        f'<div dir="ltr">{escape(words)}</div><br><div class="gmail_quote"><div dir="ltr" '
        f'class="gmail_attr">{escape(intro)}<br></div><blockquote class="gmail_quote">'
        f"{_page_of(mail)}</blockquote></div>"
    )
    return f"{words}\n\n{intro}\n\n{_quoted(mail)}", page


def apple_mail(mail: EmailMessage, words: str) -> Form:
    """A greeting, and a blockquote of type cite."""
    intro = f"26 nov. 2026 kl. 08:00 skrev {_FROM}:"
    page = (
        f"<html><body>{escape(words)}<br><div>Hälsningar</div><div>Anna</div><div><br>"
        f'<blockquote type="cite"><div>{escape(intro)}</div><br>{_page_of(mail)}</blockquote>'
        "</div></body></html>"
    )
    return f"{words}\n\nHälsningar\nAnna\n\n> {intro}\n> \n{_quoted(mail)}", page


def iphone(mail: EmailMessage, words: str) -> Form:
    """ "Skickat från min iPhone", and two blockquotes."""
    intro = f"26 nov. 2026 kl. 08:00 skrev {_FROM}:"
    sign = "Skickat från min iPhone"
    page = (
        f'<html><body dir="auto">{escape(words)}<br><div dir="ltr">{sign}</div><blockquote '
        f'type="cite">{escape(intro)}<br><br></blockquote><blockquote type="cite">'
        f"{_page_of(mail)}</blockquote></body></html>"
    )
    return f"{words}\n\n{sign}\n\n> {intro}\n> \n{_quoted(mail)}", page


def thunderbird(mail: EmailMessage, words: str) -> Form:
    """A cite prefix, and the signature below the quote."""
    intro = "Den 2026-11-26 kl. 08:00, skrev Låsvakt:"
    page = (
        f'<html><body><p>{escape(words)}</p><div class="moz-cite-prefix">{intro}<br></div>'
        f'<blockquote type="cite">{_page_of(mail)}</blockquote><div class="moz-signature">-- <br>'
        "Anna Exempel</div></body></html>"
    )
    return f"{words}\n\n{intro}\n{_quoted(mail)}\n-- \nAnna Exempel", page


def samsung(mail: EmailMessage, words: str) -> Form:
    """The telephone's own program."""
    head = [f"Från: {_FROM}", "Datum: 2026-11-26 08:00 (GMT+01:00)", f"Ämne: {mail['Subject']}"]
    rule = "-------- Originalmeddelande --------"
    return "\n".join([words, "Skickat från min Galaxy", "", rule, *head, "", text_of(mail)]), None


def plain(mail: EmailMessage, words: str) -> Form:
    """A plain client that quotes and says nothing."""
    return f"{words}\n\n{_quoted(mail)}", None


def bare(_mail: EmailMessage, words: str) -> Form:
    """No quote at all."""
    return f"{words}\n", None


FORMS: dict[str, Callable[[EmailMessage, str], Form]] = {
    "outlook_desktop": outlook_desktop,
    "outlook_of_a_gateway": outlook_of_a_gateway,
    "outlook_web": outlook_web,
    "outlook_mobile": _outlook_mobile("Hämta"),
    "outlook_mobile_now": _outlook_mobile("Skaffa"),
    "outlook_plain": outlook_plain,
    "gmail": gmail,
    "apple_mail": apple_mail,
    "iphone": iphone,
    "thunderbird": thunderbird,
    "samsung": samsung,
    "plain": plain,
    "bare": bare,
}


def answer(
    mail: EmailMessage,
    words: str,
    form: str = "plain",
    *,
    parts: str = "both",
    charset: str = "utf-8",
    references: bool = True,
    subject: str = "",
    sender: str = PERSON,
    number: int = 1,
) -> bytes:
    """The answer of a mail program, with both parts or only one of them."""
    text, page = FORMS[form](mail, words)
    message = EmailMessage()
    message["From"] = sender
    message["To"] = _FROM
    message["Subject"] = subject or f"SV: {mail['Subject']}"
    message["Date"] = "Thu, 26 Nov 2026 09:15:00 +0100"
    message["Message-ID"] = f"<svar.{number}@nord.example>"
    if references:
        message["In-Reply-To"] = message["References"] = str(mail["Message-ID"])
    if page is None or parts != "page":
        message.set_content(text, charset=charset)
        if page is not None and parts == "both":
            message.add_alternative(page, subtype="html", charset=charset)
    else:
        message.set_content(page, subtype="html", charset=charset)
    return message.as_bytes()
