"""Messages made to break a reader: each must be read without a fault and state nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import partial

from tests.parsers import letters
from tests.parsers.letters import NOTICE, OUTER, PERSON, WEBORDER

# A subject of its own would be a notice: what is tried here is all the rest.
letter = partial(letters.letter, subject="Meddelande")


def _nested(depth: int) -> bytes:
    body = b""
    for n in range(depth):
        body += f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode()
    return OUTER + body + b"Content-Type: text/plain\r\n\r\n" + NOTICE.encode()


def _enclosed(depth: int) -> bytes:
    inner = b"Content-Type: message/rfc822\r\n\r\n" * depth
    return OUTER + inner + letter()


def _headers() -> Iterator[tuple[str, bytes]]:
    many = b"".join(b"X-%d: y\r\n" % n for n in range(100_000))
    yield "1e5 headers", OUTER + many + b"\r\n" + NOTICE.encode()
    yield "1e5 equal headers", OUTER + b"X: y\r\n" * 100_000 + b"\r\n" + NOTICE.encode()
    yield "1e5 received", OUTER + b"Received: from a by b; x\r\n" * 100_000 + b"\r\n"
    yield "1e5 recipients", OUTER + b"Cc: " + b"a@b.example, " * 100_000 + b"x@y\r\n\r\nx"
    yield "1e5 senders", b"From: " + b"a@b.example, " * 100_000 + b"\r\n\r\n" + NOTICE.encode()
    yield "1e5 from headers", f"From: {WEBORDER}\r\n".encode() * 100_000 + b"\r\n"
    yield "a megabyte of subject", letter(subject="Order 61207 utförd " * 50_000)
    yield "a megabyte of encoded words", letter(subject="=?utf-8?Q?=C3=A5?= " * 60_000)
    yield "one encoded word of a megabyte", letter(subject=f"=?utf-8?B?{'w6U' * 300_000}?=")
    yield "references", letter("Hej", sender=PERSON, more=("References: " + "<a@b> " * 100_000,))
    yield "a folded header of a megabyte", OUTER + b"Subject: x\r\n" + b" y\r\n" * 200_000 + b"\r\n"
    yield "brackets in the sender", b"From: " + b"<" * 100_000 + b"\r\n\r\n" + NOTICE.encode()
    yield "comments in the sender", b"From: " + b"(" * 100_000 + b"a@b\r\n\r\n" + NOTICE.encode()
    yield "a date of comments", letter(date="(" * 100_000)
    yield "a date far away", letter(date="Wed, 07 Oct 99999 15:20:00 +9999")
    yield (
        "results without end",
        letter("Hej", sender=PERSON, more=("Authentication-Results: mx;" + " dkim=pass" * 50_000,)),
    )
    yield "nothing", b""
    yield "only a line break", b"\r\n"
    yield "only a colon", b":"
    yield "nul bytes", b"\x00" * 10_000
    yield "every byte", bytes(range(256)) * 200
    yield "a long parameter", letter(kind="text/plain; " + "x*0=a; " * 5_000)
    yield (
        "a broken parameter",
        letter("x", kind="text/plain; name*9999999999999999999999=a; name*0*=b"),
    )
    yield (
        "charset in pieces",
        letter("x", kind="text/plain; charset*0=u; charset*1=tf-8; charset*x="),
    )


def _shapes() -> Iterator[tuple[str, bytes]]:
    for depth in (50, 500, 1_500, 5_000):
        yield f"{depth} nested parts", _nested(depth)
        yield f"{depth} enclosed messages", _enclosed(depth)
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    kind = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    yield "2e4 parts", OUTER + kind + part * 20_000
    yield "2e4 pages", OUTER + kind + part.replace(b"plain", b"html") * 20_000
    inner = b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + letter() + b"\r\n"
    yield "300 attached notices", OUTER + kind + inner * 300
    yield "no boundary", OUTER + b"Content-Type: multipart/mixed\r\n\r\n" + NOTICE.encode()
    yield "an empty boundary", OUTER + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\nx'
    zipped = base64.encodebytes(b"PK\x03\x04" + b"\x00" * 2_000_000)
    yield (
        "a file like an archive",
        OUTER
        + kind
        + (
            b"--b\r\nContent-Type: application/zip; name=a.eml\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n" + zipped + b"\r\n--b--\r\n"
        ),
    )
    yield (
        "a report without fields",
        OUTER
        + (
            b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
            + b"Action: failed\r\n\r\n"
            * 5_000
        ),
    )


def _words() -> Iterator[tuple[str, bytes]]:
    yield "nul in the text", letter(NOTICE.replace("Utförd", "Utförd\x00"))
    yield "bidi in the number", letter(NOTICE.replace("61207", "\u202e70216"))
    yield "isolates", letter(NOTICE.replace("61207", "\u2066" * 1_000 + "61207"))
    yield "zero width in the number", letter(NOTICE.replace("61207", "61\u200b207"))
    yield "a soft hyphen in the number", letter(NOTICE.replace("61207", "61\u00ad207"))
    yield "tag characters", letter(NOTICE.replace("61207", "61207\U000e0030"))
    yield "a line break in the subject", letter(subject="=?utf-8?Q?Order_61207=0D=0A_utf=C3=B6rd?=")
    yield "a header in the subject", letter(subject="=?utf-8?Q?x=0ABcc:_a@b.example?=")
    yield "nul in the subject", letter(subject="=?utf-8?Q?Order=00?= 61207 utförd")
    yield "bidi in the subject", letter(subject="Order \u202e70216 utförd")
    yield "a lone surrogate", letter(b"Order \xed\xa0\x80 x", kind="text/plain; charset=utf-8")
    yield "surrogates in utf-7", letter("+2AA-", kind="text/plain; charset=utf-7")
    yield "half of utf-16", letter(b"\xd8\x00\xd8\x00", kind="text/plain; charset=utf-16-be")
    yield "punycode", letter("a-" * 50_000, kind="text/plain; charset=punycode")
    yield "idna", letter("a." * 50_000, kind="text/plain; charset=idna")
    yield "escapes", letter(r"\u0000\ud800" * 1_000, kind="text/plain; charset=unicode_escape")
    yield "combining marks", letter("Order a" + "\u0308" * 300_000)
    yield "quote marks", letter(">" * 500_000)
    yield "header lines", letter("Från: a\n" * 50_000)
    yield "attributions", letter("Den 7 skrev\n" * 50_000 + ":")
    yield "rules", letter("_" * 500_000 + "\nFrån: a@b\n" * 100)
    yield "flowed lines", letter("a \n" * 200_000, kind="text/plain; charset=utf-8; format=flowed")
    yield "hej", letter("Hej " * 100_000, sender=PERSON, subject="SV: LV-7K3M-Q9RD")
    yield "klart", letter("klart " * 50_000, sender=PERSON, subject="SV: LV-7K3M-Q9RD")
    yield "spaces", letter(" " * 1_000_000 + "\n", sender=PERSON, subject="SV: LV-7K3M-Q9RD")
    yield "deep page", letter("<div>" * 100_000, kind="text/html")
    yield "wide page", letter("<td>61207</td>" * 100_000, kind="text/html")
    yield "deep tables", letter("<table><tr><td>" * 10_000, kind="text/html")
    yield "entities", letter("&#55296;&#0;&#x202e;" * 5_000, kind="text/html")
    yield "styles", letter("<style>" + "a{" * 50_000 + "display:none", kind="text/html")
    yield "media", letter("<style>@media" + "{" * 50_000 + "none", kind="text/html")
    yield "broken base64", letter("=" * 100_000).replace(b": 8bit", b": base64")
    yield "broken quoted-printable", letter("=" * 100_000).replace(b": 8bit", b": quoted-printable")
    yield "uuencode", letter("begin 644 x\n" + "M" * 1_000).replace(b": 8bit", b": x-uuencode")


def hostile() -> dict[str, bytes]:
    """Each hostile message by its name."""
    return dict([*_headers(), *_shapes(), *_words()])
