# ruff: noqa: E501 -- messages stand on one line each, as they were thought of
"""Small messages written by hand, each with what it must read as.

``MUST_REVIEW`` were written by one who wants a wrong fact out of the reader, ``PLAIN`` by one with
an unusual but plain format. All messages are sent on Wednesday 2026-11-18 at 14:06 local time.
"""

from __future__ import annotations

from dataclasses import dataclass

LABELS = "Ordernummer: 48213\nOrdertyp: Installation\nUtförare: Hemtjänst Nord AB\n"
DONE = LABELS + "Status: Utförd\nUtfört datum: 2026-11-17\n"
BOOKED = LABELS + "Status: Bokad\nBokad tid: 2026-11-25 kl. 09.00\n"
ORDERED = LABELS + "Status: Mottagen\nOrderdatum: 2026-11-16\n"


@dataclass(frozen=True)
class Case:
    """A message and its reading: `order action status date`, `review`, or `ignored`."""

    body: str | None
    expected: str
    subject: str = "Information från webordern"
    html: str | None = None


REVIEW = "review"
MUST_REVIEW = [
    Case(DONE + "\nInstallationen är inte utförd.", REVIEW),
    Case(DONE + "\nLåset är ännu inte monterat.", REVIEW),
    Case(DONE + "\nKommentar: låset sitter inte fast", REVIEW),
    Case(DONE + "\nKommentar: ej klart, återkommer", REVIEW),
    Case(DONE + "\nKommentar: Kom inte in.", REVIEW),
    Case(DONE + "\nKommentar: delvis", REVIEW),
    Case(DONE + "\nKommentar: Kunden var inte hemma", REVIEW),
    Case(DONE + "\nKommentar: bomkörning", REVIEW),
    Case(DONE + "\nKommentar: Preliminärt besked", REVIEW),
    Case(DONE + "\nKommentar: Inget lås monterades", REVIEW),
    Case(DONE + "\nMeddelande: Stämmer det att låset är monterat?", REVIEW),
    Case(DONE + "\nÖvrigt: bortse från tidigare meddelande", REVIEW),
    Case(DONE + "\nMontören kommer att utföra arbetet igen 2026-12-01.", REVIEW),
    Case(DONE + "\nInstallationen kommer att utföras 2026-12-01.", REVIEW),
    Case(DONE + "\nInstallationen är bara delvis utförd.", REVIEW),
    Case(DONE + "\nInstallationen är makulerad.", REVIEW),
    Case(DONE + "\nNär montören kom var låset inte monterat.", REVIEW),
    Case(DONE + "\nDetta är ett testmeddelande.", REVIEW),
    Case(DONE + "\nRättelse: uppgifterna ovan gäller en annan order.", REVIEW),
    Case(DONE + "\nÄr installationen utförd?", REVIEW),
    Case(DONE + "\nKan ni kontrollera om låset är monterat?", REVIEW),
    Case(DONE + "\nBeskedet skickades felaktigt och återkallas.", REVIEW),
    Case(DONE, REVIEW, "Weborder 48214"),
    Case(DONE, REVIEW, "Weborder 48213 - Nedmontering - Utförd"),
    Case(DONE, REVIEW, "Weborder 48213 - Installation - Bokad"),
    Case(DONE, REVIEW, "Makulerad: weborder 48213"),
    Case(DONE, REVIEW, "Test: weborder 48213"),
    Case(DONE, REVIEW, "Utkast: weborder 48213"),
    Case(DONE, REVIEW, "Kopia av weborder 48213"),
    Case(DONE, REVIEW, "Är weborder 48213 utförd?"),
    Case(DONE, REVIEW, "Weborder 48213 är inte utförd"),
    Case(DONE, REVIEW, "Weborder {{ordernr}}"),
    Case(DONE + "Status: Bokad\n", REVIEW),
    Case(DONE + "Ordertyp: Nedmontering\n", REVIEW),
    Case(DONE + "Ordernummer: 48214\n", REVIEW),
    Case(DONE + "Utfört datum: 2026-11-16\n", REVIEW),
    Case(DONE + "Kundnr: 10482\nKundnr: 10483\n", REVIEW),
    Case(DONE + "Utförare: Hemtjänst Syd AB\n", REVIEW),
    Case(DONE + "Makulerad: 2026-11-17\n", REVIEW),
    Case(DONE + "Weborder: [ordernr]\n", REVIEW),
    Case(DONE.replace("48213", "{{ordernr}}"), REVIEW),
    Case(DONE.replace("48213", "${order}"), REVIEW),
    Case(DONE.replace("48213", "%ORDER%"), REVIEW),
    Case(DONE.replace("48213", "[ordernr]"), REVIEW),
    Case(DONE.replace("48213", "<ORDERNR>"), REVIEW),
    Case(DONE.replace("48213", "«Ordernr»"), REVIEW),
    Case(DONE.replace("48213", "XXXXX"), REVIEW),
    Case(DONE.replace("48213", "null"), REVIEW),
    Case(DONE.replace("48213", "undefined"), REVIEW),
    Case(DONE.replace("48213", "N/A"), REVIEW),
    Case(DONE.replace("48213", "-"), REVIEW),
    Case(DONE.replace("48213", ""), REVIEW),
    Case(DONE.replace("48213", "48213 och 48214"), REVIEW),
    Case(DONE.replace("48213", "48213, 48214"), REVIEW),
    Case(DONE.replace("48213", "48213/48214"), REVIEW),
    Case(DONE.replace("48213", "48213-48215"), REVIEW),
    Case(DONE.replace("48213", "08-465 004 10"), REVIEW),
    Case(DONE.replace("48213", "19121212-1212"), REVIEW),
    Case(DONE.replace("48213", "2026-11-18"), REVIEW),
    Case(DONE.replace("Utförd\n", "Preliminärt utförd\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Delvis utförd\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Utförd?\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Ej klar\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Utförd 50 %\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Ska utföras\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Under utförande\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Pågående\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Bokad -> Utförd\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Utförd med anmärkning\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Utförd, återbesök krävs\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Avbokad\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "Demonterad\n"), REVIEW),
    Case(DONE.replace("Utförd\n", "\n"), REVIEW),
    Case(DONE.replace("Status: Utförd\n", ""), REVIEW),
    Case(DONE.replace("Status: Utförd\n", "Egenkontroll: Klar\n"), REVIEW),
    Case(DONE.replace("Status: Utförd\n", "Tidigare status: Utförd\n"), REVIEW),
    Case(DONE.replace("Status: Utförd\n", "Nästa status: Utförd\n"), REVIEW),
    Case(DONE.replace("Status: Utförd\n", "Betalningsstatus: Klar\n"), REVIEW),
    Case(DONE.replace("2026-11-17", "2026-12-01"), REVIEW),
    Case(DONE.replace("2026-11-17", "1926-11-17"), REVIEW),
    Case(DONE.replace("2026-11-17", "2026-11-31"), REVIEW),
    Case(DONE.replace("2026-11-17", "onsdag 17 november"), REVIEW),
    Case(DONE.replace("2026-11-17", "11/12/2026"), REVIEW),
    Case(DONE.replace("2026-11-17", "2026-11-16 – 2026-11-17"), REVIEW),
    Case(DONE.replace("2026-11-17", "i går"), REVIEW),
    Case(DONE.replace("2026-11-17", "vecka 47"), REVIEW),
    Case(DONE.replace("Utfört datum", "Daterad"), REVIEW),
    Case(DONE.replace("Installation", "Okänt slag"), REVIEW),
    Case(DONE.replace("Installation", "Installation och nedmontering"), REVIEW),
    Case(DONE.replace("Installation", "Montering/Demontering"), REVIEW),
    Case(DONE.replace("Installation", "Installation av trygghetslarm"), REVIEW),
    Case(DONE.replace("Installation", "Ej installation"), REVIEW),
    Case(BOOKED.replace("Bokad tid: 2026-11-25 kl. 09.00\n", ""), REVIEW),
    Case(BOOKED.replace("2026-11-25 kl. 09.00", "meddelas senare"), REVIEW),
    Case(BOOKED.replace("Bokad tid", "Önskat datum"), REVIEW),
    Case(BOOKED.replace("Bokad tid", "Datumet"), REVIEW),
    Case(BOOKED.replace("Status: Bokad", "Status: Preliminärt bokad"), REVIEW),
    Case(BOOKED + "\nBesöket är avbokat.", REVIEW),
    Case(BOOKED + "\nTiden är preliminärt bokad.", REVIEW),
    Case(BOOKED + "\nKommentar: installationen blir inte av", REVIEW),
    Case(BOOKED + "Utförd: 2026-11-17\n", REVIEW),
    Case(ORDERED + "\nOrdern är utförd.", REVIEW),
    Case(ORDERED + "\nBeställningen är inte registrerad.", REVIEW),
    Case(ORDERED + "Makulerad: 2026-11-18\n", REVIEW),
    Case("Weborder 48213 avseende nedmontering är ej utförd 2026-11-17.", REVIEW),
    Case("Weborder 48213 avseende nedmontering kunde inte utföras 2026-11-17.", REVIEW),
    Case("Weborder 48213 avseende nedmontering kommer att vara utförd 2026-11-20.", REVIEW),
    Case("Weborder 48213 avseende nedmontering planeras bli utförd 2026-11-20.", REVIEW),
    Case("Weborder 48213 avseende nedmontering är troligen utförd 2026-11-17.", REVIEW),
    Case("Weborder 48213 avseende nedmontering var utförd men låset sitter kvar.", REVIEW),
    Case("Weborder 48213 avseende nedmontering är utförd men ej godkänd.", REVIEW),
    Case("Weborder 48213 avseende nedmontering är så gott som utförd.", REVIEW),
    Case("Weborder 48213 avseende nedmontering är utförd förutom porten.", REVIEW),
    Case("Weborder 48213 avseende nedmontering utfördes i går.", REVIEW),
    Case("Weborder 48213 avseende kalibrering är utförd 2026-11-17.", REVIEW),
    Case("Weborder 48213 och 48214 är utförda 2026-11-17.", REVIEW),
    Case("Ordrarna 48213 och 48214 är utförda 2026-11-17.", REVIEW),
    Case("När weborder 48213 är utförd får ni ett nytt meddelande.", REVIEW),
    Case("Om weborder 48213 är utförd kan ni koppla låset.", REVIEW),
    Case("Kontrollera att weborder 48213 är utförd.", REVIEW),
    Case("Vi hoppas att weborder 48213 är utförd.", REVIEW),
    Case("Vi kan inte bekräfta att weborder 48213 är utförd.", REVIEW),
    Case("Är weborder 48213 utförd?", REVIEW),
    Case("Weborder 48213 ska vara utförd 2026-11-17.", REVIEW),
    Case("Weborder 48213 bör vara utförd.", REVIEW),
    Case("Enligt uppgift är weborder 48213 utförd.", REVIEW),
    Case("Nedmonteringen är utförd 2026-11-17.", REVIEW),
    Case("Nedmonteringen är utförd. Ring 08-465 004 10 om order.", REVIEW),
    Case("Order 08-465 004 10 är utförd.", REVIEW),
    Case("Order 2026-11-17 är utförd.", REVIEW),
    Case("Ordern är klar: https://weborder.example/order/48213", REVIEW),
    Case("Weborder 48213 är utförd mellan 2026-11-16 och 2026-11-17.", REVIEW),
    Case("Weborder 48213: tiden är avbokad.", REVIEW),
    Case("Weborder 48213 ersätter weborder 48100 och är utförd.", REVIEW),
    Case("Återkallelse. Weborder 48213 är utförd. Bortse från detta.", REVIEW),
    Case("Weborder 48213\nStatus\n\nUtförd\n2026-11-17", REVIEW),
    Case("Nyheter i webordern: nu ser du om en order är mottagen, bokad eller utförd.", REVIEW),
    Case(None, REVIEW, "Weborder 48213 - Installation - Preliminärt utförd"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Ej utförd?"),
    Case(None, REVIEW, "Weborder 48213 - Installation"),
    Case(None, REVIEW, "Weborder 48213 - Kalibrering - Utförd"),
    Case(None, REVIEW, "Installation - Utförd"),
    Case(None, REVIEW, "Weborder 48213, 48214 - Installation - Utförd"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Utförd - Makulerad"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Utförd (ej godkänd)"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Bokad"),
    Case(None, REVIEW, "Enkät om utförd installation, weborder 48213"),
    Case(None, REVIEW, "Påminnelse: weborder 48213 - Installation - Bokad 2026-11-25"),
    Case(DONE, REVIEW, html="Ordernummer|48213\nStatus|Bokad\nBokad tid|2026-11-25"),
    Case(DONE, REVIEW, html="Ordernummer|48999\nStatus|Utförd"),
    Case(DONE, REVIEW, html="Ordernummer|48213\nUppdrag|Nedmontering\nStatus|Utförd"),
    Case(
        None,
        REVIEW,
        html="Ordernummer|48213\nOrdernummer|48214\nUppdrag|Installation\nStatus|Utförd",
    ),
    Case(
        None,
        REVIEW,
        html="Ordernr|48213\nStatus|Utförd\nOrdernr|48214\nStatus|Bokad\nBokad tid|2026-11-25",
    ),
    Case(None, REVIEW, html="|Tidigare|Nu\nOrdernr|48213|48213\nStatus|Bokad|Utförd"),
    Case("Ordernr: 48213\nStatus: Utförd\n\nOrdernr: 48214\nTyp: Montering", REVIEW),
    Case("Ordernr: 48213\nOrdernr: 48214\nStatus: Utförd\nTyp: Montering", REVIEW),
]

PLAIN = [
    Case(DONE, "48213 installation done 2026-11-17"),
    Case(DONE.upper(), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", ":"), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", "\t"), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", " = "), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", " : "), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", " ...... "), "48213 installation done 2026-11-17"),
    Case(DONE.replace(": ", "          "), "48213 installation done 2026-11-17"),
    Case(
        DONE.replace(": ", "\n").replace("\nOrder", "\n\nOrder"),
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE.replace(": ", ":\n").replace("\n", "\n\n").replace(":\n\n", ":\n"),
        "48213 installation done 2026-11-17",
    ),
    Case("- " + DONE.replace("\n", "\n- ")[:-2], "48213 installation done 2026-11-17"),
    Case("* " + DONE.replace("\n", "\n* ")[:-2], "48213 installation done 2026-11-17"),
    Case(
        "| " + DONE.replace(": ", " | ").replace("\n", " |\n| ")[:-2],
        "48213 installation done 2026-11-17",
    ),
    Case(DONE.strip().replace("\n", " | "), "48213 installation done 2026-11-17"),
    Case(DONE.strip().replace("\n", "; "), "48213 installation done 2026-11-17"),
    Case(DONE.strip().replace("\n", ", "), "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nNi får ett nytt meddelande när låset är kopplat.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nNär låset är monterat ska ni koppla kunden till låset.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nKommentar: Ring på två gånger, kunden hör lite dåligt.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nKommentar: Ingen hund i hemmet.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nNyckel: Saknas", "48213 installation done 2026-11-17"),
    Case(DONE + "\nTillträde: Nyckel finns inte i skåpet", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: -", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nOm du har fått det av misstag ber vi dig meddela avsändaren och radera det.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nDet här meddelandet går inte att svara på. Frågor? Ring 08-465 004 10.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nHar du frågor om din order? Kontakta supporten.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nVill du inte längre få dessa utskick? Avregistrera dig här.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nVid bomkörning debiteras en avgift.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nTack för er beställning!", "48213 installation done 2026-11-17"),
    Case(
        DONE + "Beställd: 2026-11-09\nÖnskat datum: 2026-11-20\n",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "Referens: 99887\nVårt nr: 1234\n", "48213 installation done 2026-11-17"),
    Case(DONE, "48213 installation done 2026-11-17", "Utförd: weborder 48213"),
    Case(DONE, "48213 installation done 2026-11-17", "Weborder 48213 - Installation - Utförd"),
    Case(DONE, "48213 installation done 2026-11-17", "Låsvred monterat"),
    Case(DONE, "48213 installation done 2026-11-17", "Kvittens på utfört arbete"),
    Case(DONE.replace("2026-11-17", "20261117"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("2026-11-17", "17/11 2026"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("2026-11-17", "17.11.2026"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("2026-11-17", "17 nov 2026"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("2026-11-17", "den 17 november 2026"), "48213 installation done 2026-11-17"),
    Case(
        DONE.replace("2026-11-17", "tisdag 17 november kl. 14.05"),
        "48213 installation done 2026-11-17",
    ),
    Case(DONE.replace("2026-11-17", "2026-11-17T14:05"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("2026-11-17", ""), "48213 installation done 2026-11-18"),
    Case(DONE.replace("48213", "#48213"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("48213", "48 213"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("48213", "wo-2026-00417"), "WO-2026-00417 installation done 2026-11-17"),
    Case(DONE.replace("48213", "48213 (Exempelgatan)"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Utförd\n", "Monterad\n"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Utförd\n", "Klar\n"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Utförd\n", "Utförd 2026-11-17\n"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Utförd\n", "Utförd (2026-11-17)\n"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Utförd\n", "Ordern är utförd\n"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Status", "Händelse"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Status", "Arbetsläge"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Ordernummer", "Uppdragsnr"), "48213 installation done 2026-11-17"),
    Case(
        DONE.replace("Ordernummer", "Löpnummer"),
        "48213 installation done 2026-11-17",
        "Weborder 48213",
    ),
    Case(DONE.replace("Ordernummer", "Ärende"), "48213 installation done 2026-11-17"),
    Case(
        DONE.replace("Installation", "Montering av låsvred"), "48213 installation done 2026-11-17"
    ),
    Case(DONE.replace("Installation", "Nymontering"), "48213 installation done 2026-11-17"),
    Case(DONE.replace("Installation", "Demontering"), "48213 removal done 2026-11-17"),
    Case(DONE.replace("Installation", "Nedmontering av lås"), "48213 removal done 2026-11-17"),
    Case(DONE.replace("Installation", "Batteribyte"), "ignored"),
    Case(DONE.replace("Installation", "Byte av lås"), "ignored"),
    Case(DONE.replace("Installation", "Flytt av lås"), "ignored"),
    Case(DONE.replace("Ordertyp: Installation\n", ""), "48213 None done 2026-11-17"),
    Case(DONE.replace("Ordertyp", "Kategori"), "48213 installation done 2026-11-17"),
    Case(BOOKED, "48213 installation booked 2026-11-25"),
    Case(
        BOOKED + "\nKan ni inte ta emot montören? Ring oss.", "48213 installation booked 2026-11-25"
    ),
    Case(
        BOOKED + "\nOm ni inte kan ta emot besöket, kontakta oss.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        BOOKED + "\nNågon behöver vara hemma när montören kommer.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        BOOKED + "\nInstallationen ska utföras av Låsmontage AB.",
        "48213 installation booked 2026-11-25",
    ),
    Case(BOOKED + "\nTack för er beställning!", "48213 installation booked 2026-11-25"),
    Case(
        BOOKED.replace("2026-11-25 kl. 09.00", "onsdag 25 november kl. 09.00–11.00"),
        "48213 installation booked 2026-11-25",
    ),
    Case(
        BOOKED.replace("Status: Bokad", "Status: Bokad till 2026-11-25"),
        "48213 installation booked 2026-11-25",
    ),
    Case(ORDERED, "48213 installation ordered 2026-11-16"),
    Case(ORDERED + "\nBesöket är ännu inte bokat.", "48213 installation ordered 2026-11-16"),
    Case(ORDERED + "Önskat datum: 2026-12-01\n", "48213 installation ordered 2026-11-16"),
    Case(ORDERED + "\nNi får besked när tiden är bokad.", "48213 installation ordered 2026-11-16"),
    Case(
        ORDERED + "\nMeddelande: Låset måste vara borttaget innan den 30 november.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(LABELS + "Status: Ej utförd\n", "48213 installation failed 2026-11-18"),
    Case(LABELS + "Status: Bom\n", "48213 installation failed 2026-11-18"),
    Case(
        LABELS + "Status: Kunde inte utföras – bomkörning\n", "48213 installation failed 2026-11-18"
    ),
    Case(
        LABELS + "Status: Ej utförd (bomkörning)\nKommentar: Ingen öppnade. Nyckeln passade inte.",
        "48213 installation failed 2026-11-18",
    ),
    Case(
        LABELS + "Status: Makulerad\n\nInget besök blir av.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        LABELS + "Status: Avbeställd\nAvbeställd: 2026-11-16\n",
        "48213 installation cancelled 2026-11-16",
    ),
    Case(
        "Weborder 48213 avseende nedmontering är nu utförd 2026-11-17.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Weborder 48213 avseende nedmontering har utförts 2026-11-17.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Låsvredet blev monterat den 17 november 2026 (order 48213).",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Installationen (weborder 48213) har utförts den 17 november 2026.",
        "48213 installation done 2026-11-17",
    ),
    Case("Låsvredet monterades 2026-11-17, order 48213.", "48213 installation done 2026-11-17"),
    Case(
        "Order 48213: nedmontering bokad till onsdag 25 november kl. 09.00",
        "48213 removal booked 2026-11-25",
    ),
    Case(
        "Nedmonteringen för order 48213 är bokad till onsdag 25 november kl. 09.00.",
        "48213 removal booked 2026-11-25",
    ),
    Case(
        "Weborder 48213 avseende installation har makulerats 2026-11-17.",
        "48213 installation cancelled 2026-11-17",
    ),
    Case(
        "Weborder 48213, beställd 2026-11-09, är utförd 2026-11-17.", "48213 None done 2026-11-17"
    ),
    Case(
        "Er beställning av installation är mottagen. Weborder 48213.",
        "48213 installation ordered 2026-11-18",
    ),
    Case(
        "Vi bekräftar att nedmontering enligt weborder 48213 är utförd.",
        "48213 removal done 2026-11-18",
    ),
    Case(
        "Hej!\n\nNu är installationen enligt weborder 48213 klar.",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Låset enligt weborder 48213 har tagits bort 2026-11-17.", "48213 removal done 2026-11-17"
    ),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213 - Installation - Utförd"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213 | Installation | Utförd"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213: Installation, Utförd"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213 – Installation utförd"),
    Case(
        None, "48213 removal booked 2026-11-25", "Weborder 48213 - Nedmontering - Bokad 2026-11-25"
    ),
    Case(None, "48213 removal cancelled 2026-11-18", "Makulerad: weborder 48213 (nedmontering)"),
    Case(None, "48213 removal failed 2026-11-18", "Bomkörning: weborder 48213, nedmontering"),
    Case(
        None, "WO-2026-00417 installation done 2026-11-18", "WO-2026-00417 - Installation - Utförd"
    ),
    Case(None, "ignored", "Weborder 48213 - Batteribyte - Klar"),
    Case(
        None,
        "48213 installation done 2026-11-17",
        html="Ordernummer|48213\nUppdrag|Installation\nStatus|Utförd\nUtfört datum|2026-11-17",
    ),
    Case(
        None,
        "48213 installation done 2026-11-17",
        html="Ordernr|48213|Status|Utförd\nUppdrag|Installation|Utförd|2026-11-17",
    ),
    Case(
        None,
        "48213 installation done 2026-11-17",
        html="Ordernr|Uppdrag|Status|Utförd\n48213|Installation|Klar|2026-11-17",
    ),
    Case(
        None,
        "48213 installation done 2026-11-17 + 48214 removal booked 2026-11-25",
        html="Ordernr|Uppdrag|Status|Datum utfört|Bokad tid\n48213|Installation|Klar|2026-11-17|\n48214|Nedmontering|Bokad|-|2026-11-25",
    ),
    Case(
        None,
        "48213 installation done 2026-11-18",
        html="Ordernr|Uppdrag|Status\n48213|Installation|Klar\n48214|Batteribyte|Klar",
    ),
    Case(
        "Ordernr   Uppdrag        Status\n48213     Installation   Utförd\n48214     Nedmontering   Mottagen\n",
        "48213 installation done 2026-11-18 + 48214 removal ordered 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n\nOrdernr: 48214\nTyp: Demontering\nStatus: Mottagen\n",
        "48213 installation done 2026-11-18 + 48214 removal ordered 2026-11-18",
    ),
    Case(
        "Visas bäst i webbläsaren: https://weborder.example/v?o=48999",
        "48213 installation done 2026-11-18",
        html="Weborder|48213\nTjänst|Montering\nOrderstatus|Slutförd",
    ),
    Case(
        DONE,
        "48213 installation done 2026-11-17",
        html="Ordernummer|48213\nStatus|Utförd\nUtfört datum|2026-11-17",
    ),
    Case("Installation: Utförd 2026-11-17\nWeborder: 48213", "48213 installation done 2026-11-17"),
]

MUST_REVIEW += [
    Case(DONE + "\nObservera att arbetet återstår att slutföra.", REVIEW),
    Case(DONE + "\nLåset monteras den 25 november.", REVIEW),
    Case(DONE + "\nMontören hittade inte lägenheten.", REVIEW),
    Case(DONE + "\nKunden släppte inte in montören.", REVIEW),
    Case(DONE + "\nKommentar: fel dörr", REVIEW),
    Case(DONE + "\nKommentar: 1 av 2 lås monterade", REVIEW),
    Case(DONE + "\nKommentar: porten kvar", REVIEW),
    Case(DONE + "\nAvvikelse: Batteri saknades, ej i drift", REVIEW),
    Case(DONE + "\nAnmärkning: Nytt besök bokas", REVIEW),
    Case(DONE + "\nKommentar: Avbokad av kund", REVIEW),
    Case(DONE + "\nKommentar: flyttad till 2026-11-25", REVIEW),
    Case(DONE + "\nOBS! Detta är en kopia av ett tidigare meddelande.", REVIEW),
    Case(DONE + "\nDenna order är återkallad.", REVIEW),
    Case(DONE + "\nOrdern har återöppnats.", REVIEW),
    Case(DONE + "\nDet här är bara ett exempel på hur meddelandet ser ut.", REVIEW),
    Case("Exempel:\n\n" + DONE, REVIEW),
    Case("Så här ser meddelandet ut när en order är klar:\n\n" + DONE, REVIEW),
    Case("Hej, kan ni kontrollera ordern nedan?\n\n" + DONE, REVIEW),
    Case("Vi har fel i systemet. Bortse från nedanstående.\n\n" + DONE, REVIEW),
    Case(LABELS + "Önskad status: Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status före ändring: Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Fakturering: Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Utförs\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Utförd av misstag\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Nästan klar\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Klar för montering\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Klar att boka\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Redo / Klar att utföras\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Klar för utförande\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Beställd och utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Utförd Nej\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: O-utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Ej påbörjad\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Ej makulerad\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Ska makuleras\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: [ ] Bokad [x] Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Registrerad, Bokad, Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Mottagen / Utförd\nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Registrerad: X\nUtförd: \nUtfört datum: 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: 2026-11-17 (preliminärt)\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: 2026-11-17?\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: senast 2026-11-17\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: 31/11 2026\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: 2026-11-17 / 2026-11-18\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtfört datum: xx\n", REVIEW),
    Case(LABELS + "Status: Utförd\nUtförd: Nej\n", REVIEW),
    Case(LABELS + "Status: Utförd\nDatum: 2026-11-11\n", REVIEW),
    Case(LABELS + "Status: Utförd\nArbetsdatum: 2026-11-11\n", REVIEW),
    Case(LABELS + "Status: Utförd\nArbetsdatum: 11 nov\n", REVIEW),
    Case(
        "Ordernummer: 48213\nOrdertyp: Uppgradering till nytt lås\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Installation\nÄrendetyp: Service\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Installation / Service\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Nyckelskåp\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Montering av nyckelskåp\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Installation (avbokas)\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case(
        "Ordernummer: 48213\nOrdertyp: Offert installation\nUtförare: Hemtjänst Nord AB\nStatus: Utförd\nUtfört datum: 2026-11-17\n",
        REVIEW,
    ),
    Case("Weborder 48213 avseende installation av nyckelskåp är utförd 2026-11-17.", REVIEW),
    Case("Installationen av trygghetslarmet, weborder 48213, är utförd 2026-11-17.", REVIEW),
    Case("Weborder 48213: installationen är snart klar.", REVIEW),
    Case("Weborder 48213: installationen är klar att utföras.", REVIEW),
    Case("Weborder 48213: installationen är klar för bokning.", REVIEW),
    Case("Weborder 48213 avseende installation är ännu bara bokad.", REVIEW),
    Case("Weborder 48213 är bokad.", REVIEW),
    Case("Weborder 48213 är bokad till nästa vecka.", REVIEW),
    Case("Weborder 48213 är bokad till 25/11 eller 26/11 2026.", REVIEW),
    Case("Weborder 48213 är bokad 2026-11-25 eller 2026-11-26.", REVIEW),
    Case("Weborder 48213 har inte makulerats.", REVIEW),
    Case("Weborder 48213 blev aldrig utförd.", REVIEW),
    Case("Weborder 48213 utfördes aldrig.", REVIEW),
    Case("Weborder 48213 är utförd enligt kunden.", REVIEW),
    Case("Weborder 48213 är utförd till 50 procent.", REVIEW),
    Case("Weborder 48213 är felaktigt markerad som utförd.", REVIEW),
    Case("Weborder 48213 markerades som utförd av misstag.", REVIEW),
    Case("Weborder 48213 har status Ej utförd.", REVIEW),
    Case("Weborder 48213 är inte längre makulerad.", REVIEW),
    Case("Weborder 48213 kan nu bokas.", REVIEW),
    Case("Weborder 48213 väntar på att bli utförd.", REVIEW),
    Case("Weborder 48213 är tilldelad Låsmontage AB.", REVIEW),
    Case("Weborder 48213 är försenad. Den skulle ha varit utförd 2026-11-16.", REVIEW),
    Case("Weborder 48213 skulle ha utförts 2026-11-16.", REVIEW),
    Case("Weborder 48213 borde ha utförts 2026-11-16.", REVIEW),
    Case("Weborder 48213 har tyvärr inte utförts.", REVIEW),
    Case("Weborder 48213 har ännu icke utförts.", REVIEW),
    Case("Weborder 48213 har utförts utan att låset monterats.", REVIEW),
    Case("Weborder 48213 har påbörjats.", REVIEW),
    Case("Weborder 48213 avslutas 2026-11-20.", REVIEW),
    Case("Weborder 48213 stängs.", REVIEW),
    Case("Begäran om makulering av weborder 48213 är mottagen.", REVIEW),
    Case("Er begäran om att makulera weborder 48213 har registrerats.", REVIEW),
    Case("Er avbeställning av weborder 48213 är mottagen.", REVIEW),
    Case("Weborder 48213 är makulerad och ersatt av weborder 48300.", REVIEW),
    Case("Ombokning av weborder 48213 är registrerad.", REVIEW),
    Case("Er ändring av weborder 48213 är registrerad.", REVIEW),
    Case("Er felanmälan om weborder 48213 är mottagen.", REVIEW),
    Case("Er fråga om weborder 48213 är mottagen.", REVIEW),
    Case("Ny kommentar är registrerad på weborder 48213.", REVIEW),
    Case("Fakturan för weborder 48213 är klar.", REVIEW),
    Case("Faktura för weborder 48213 är betald och registrerad.", REVIEW),
    Case("Nyckel för weborder 48213 är mottagen.", REVIEW),
    Case("Nyckeln till weborder 48213 har tagits emot.", REVIEW),
    Case("Lås till weborder 48213 är beställt.", REVIEW),
    Case("Material till weborder 48213 är bokat 2026-11-25.", REVIEW),
    Case("Riskbedömningen för weborder 48213 är utförd.", REVIEW),
    Case("Kontroll av weborder 48213 är utförd.", REVIEW),
    Case("Förarbetet för weborder 48213 är klart.", REVIEW),
    Case("Planeringen av weborder 48213 är klar.", REVIEW),
    Case("Din registrering för weborder 48213 är klar.", REVIEW),
    Case("Montören för weborder 48213 är bokad 2026-11-25.", REVIEW),
    Case("Orderbekräftelse saknas för weborder 48213.", REVIEW),
    Case("Ordernummer: 48213\nAlla uppgifter är mottagna.", REVIEW),
    Case("Ordernummer: 48213\nFakturan är klar.", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nFakturaunderlag klart", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nNyckeln är mottagen.", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nBatteriet är monterat.", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nLåset är beställt.", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nKunden är registrerad.", REVIEW),
    Case("Ordernummer: 48213\nTyp: Montering\n\nEn ny användare är registrerad.", REVIEW),
    Case(None, REVIEW, "Faktura weborder 48213 klar"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Klar för bokning"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Klar att utföra"),
    Case(None, REVIEW, "Fråga om weborder 48213 - Utförd"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Avbokad"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Ej"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Ej utförd ännu"),
    Case(None, REVIEW, "Ny kommentar på utförd weborder 48213"),
    Case(None, REVIEW, "Weborder 48213 - Nyckelskåp - Utförd"),
    Case(None, REVIEW, "Weborder - Installation - Utförd"),
    Case(None, REVIEW, "Weborder 2026-11-17 - Installation - Utförd"),
    Case(None, REVIEW, "Enkät: weborder 48213 utförd"),
    Case(None, REVIEW, "Lägesrapport weborder 48213: utförd?"),
    Case(None, REVIEW, "Weborder 48213 - Installation - Utförd igår"),
    Case(None, REVIEW, "Weborder 48213 utförd och makulerad"),
    Case(None, REVIEW, "Faktura: weborder 48213 - Installation - Utförd"),
    Case(None, REVIEW, "Offert weborder 48213 - Installation - Registrerad"),
    Case(None, REVIEW, "Avbeställning mottagen: weborder 48213"),
    Case(None, REVIEW, "Begäran om makulering: weborder 48213"),
    Case(None, REVIEW, "Makulering begärd weborder 48213"),
    Case(None, REVIEW, "Svar på enkät mottaget: order 48213"),
    Case(None, REVIEW, "48213 - Installation - Utförd"),
]

PLAIN += [
    Case(
        "Weborder 48213 avseende nedmontering för Hemtjänst Nord AB är nu utförd 2026-11-17.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Weborder 48213 avseende nedmontering hos kund 10482 är nu utförd 2026-11-17.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Weborder 48213 gällande nedmontering av låsvred är slutförd 2026-11-17.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Nedmonteringen enligt weborder 48213 är avslutad den 17 november 2026.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Nedmonteringen enligt weborder 48213 är nu genomförd (2026-11-17).",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Nedmontering av låsvred för weborder 48213 utfördes 17 nov 2026.",
        "48213 removal done 2026-11-17",
    ),
    Case("Låset är nedtaget 2026-11-17 enligt weborder 48213.", "48213 removal done 2026-11-17"),
    Case(
        "Montören har monterat låset 2026-11-17, weborder 48213.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Montören har monterat ner låset 2026-11-17, weborder 48213.",
        "48213 removal done 2026-11-17",
    ),
    Case(
        "Vi har tagit emot er beställning av nedmontering, weborder 48213.",
        "48213 removal ordered 2026-11-18",
    ),
    Case(
        "Vi har tagit emot er beställning.\n\nOrdernummer: 48213\nTyp: Nedmontering",
        "48213 removal ordered 2026-11-18",
    ),
    Case(
        "Tack för er beställning! Vi har registrerat weborder 48213 avseende nedmontering.",
        "48213 removal ordered 2026-11-18",
    ),
    Case(
        "Er beställning har registrerats som weborder 48213 (nedmontering).",
        "48213 removal ordered 2026-11-18",
    ),
    Case(
        "Besöket för installation av låsvred är bokat till den 25 november 2026 kl. 10.00. Weborder 48213.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        "Besöket är bokat.\n\nWeborder 48213 avseende installation är inbokad till 2026-11-25.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        "Montören kommer onsdag 25 november kl. 09.00.\n\nOrdernr: 48213\nTyp: Montering\nStatus: Inbokad\nBokad tid: 2026-11-25",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        "Vi har bokat besöket för weborder 48213 (installation) till 2026-11-25 kl. 09.00.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        "Weborder 48213 avseende installation har bokats in till onsdagen den 25 november 2026.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        "Weborder 48213 avseende installation har annullerats.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        "Weborder 48213 avseende installation är makulerad på beställarens begäran.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        "Weborder 48213 (installation) blev en bomkörning 2026-11-17.",
        "48213 installation failed 2026-11-17",
    ),
    Case(
        "Bomkörning 2026-11-17 för weborder 48213, installation.",
        "48213 installation failed 2026-11-17",
    ),
    Case(
        "Weborder 48213 avseende installation har status Utförd.",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Status för weborder 48213 (installation) har ändrats till Utförd.",
        "48213 installation done 2026-11-18",
    ),
    Case("Weborder 48213 avseende avinstallation är klar.", "48213 removal done 2026-11-18"),
    Case(
        "Weborder 48213 avseende installation är beställd.", "48213 installation ordered 2026-11-18"
    ),
    Case(
        "Weborder nr 48213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Weborder nr. 48213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Weborder #48213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Weborder: 48213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Order 48 213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Order WO-2026-00417 avseende installation är utförd 2026-11-17.",
        "WO-2026-00417 installation done 2026-11-17",
    ),
    Case(
        "Ärende 48213 avseende installation är utfört 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Arbetsorder 48213 avseende installation är utförd 2026-11-17.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Uppdrag 48213 (installation) är utfört 2026-11-17.", "48213 installation done 2026-11-17"
    ),
    Case(
        "Installation av låsvred enligt order 48213 har slutförts 2026-11-17. Låset är klart att kopplas.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        "Hej!\nOrdern är utförd.\nOrdernr 48213\nTyp Montering\nDatum 2026-11-18",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Hej!\n\nOrdern är nu utförd.\n\nOrdernummer: 48213\nTyp: Montering",
        "48213 installation done 2026-11-18",
    ),
    Case("Order\t48213\nUppdrag\tMontering\nStatus\tUtförd", "48213 installation done 2026-11-18"),
    Case("Ordernr 48213\nUppdrag Montering\nStatus Utförd", "48213 installation done 2026-11-18"),
    Case(
        "ORDERNR: 48213\nUPPDRAG: MONTERING\nSTATUS: UTFÖRD", "48213 installation done 2026-11-18"
    ),
    Case(
        "Ordernr:   48213\n   Uppdrag:   Montering\nStatus:   Utförd",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernummer: 48213, Montering av låsvred\nStatus: Utförd",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Beställning: Installation av låsvred\nOrdernr: 48213\nStatus: Utförd",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nDatum: 2026-11-18",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nMontör: Kalle\nTid: 09:00-10:00",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nTidsåtgång: 45 min\nKörsträcka: 12 km",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nBatterinivå: 98 %\nFirmware: 2.14.1",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nLåstyp: Exempellås 3\nDörr: Trä, vänster",
        "48213 installation done 2026-11-18",
    ),
    Case(DONE + "\nLåset är provat och fungerar.", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nTa bort kvittensknappen när kunden är kopplad till låset.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nKom ihåg att koppla låset till kunden i systemet.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nNi kan nu koppla kunden till låset.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nGlöm inte att ta bort kvittensprodukten.", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nDetta mejl kan inte besvaras. Har du frågor om ordern, kontakta supporten.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE
        + "\nInformationen är endast avsedd för mottagaren. Om du inte är rätt mottagare ska du radera meddelandet.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nVi behandlar personuppgifter enligt GDPR.", "48213 installation done 2026-11-17"
    ),
    Case(
        DONE + "\nLogga in i webordern för att se ordern: https://weborder.example/o/99999",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nSvara inte på detta meddelande.", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nObservera att detta meddelande inte kan besvaras.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\nDet går inte att svara på det här meddelandet.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nVänligen svara ej på detta mail.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nTack för att ni använder webordern!", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nMed vänlig hälsning\nWeborder\nPhoniro AB", "48213 installation done 2026-11-17"
    ),
    Case(DONE + "\nÄr något fel? Kontakta supporten.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nVid frågor, ange ordernummer 48213.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: Allt gick bra.", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nKommentar: Monterat på insidan av dörren.", "48213 installation done 2026-11-17"
    ),
    Case(DONE + "\nKommentar: Dottern var med vid besöket", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: Kunden har hund", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: Kunden hör inte så bra", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: Ring innan", "48213 installation done 2026-11-17"),
    Case(
        ORDERED + "\nKommentar: Kunden är inte hemma före kl 9",
        "48213 installation ordered 2026-11-16",
    ),
    Case(ORDERED + "\nKommentar: Ej på måndagar", "48213 installation ordered 2026-11-16"),
    Case(
        ORDERED + "\nKommentar: Ring inte på, kunden hör dåligt. Har ingen hund.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(BOOKED + "\nKommentar: Ring inte på dörren", "48213 installation booked 2026-11-25"),
    Case(BOOKED + "\nNi behöver inte göra någonting.", "48213 installation booked 2026-11-25"),
    Case(
        BOOKED + "\nAvboka senast en arbetsdag före besöket. Vid bomkörning debiteras 500 kr.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        BOOKED + "\nOm tiden inte passar kan ni boka om den i webordern.",
        "48213 installation booked 2026-11-25",
    ),
    Case(BOOKED + "\nMontören ringer 30 minuter innan.", "48213 installation booked 2026-11-25"),
    Case(
        BOOKED + "\nVälkommen att höra av er om tiden inte passar.",
        "48213 installation booked 2026-11-25",
    ),
    Case(
        ORDERED + "\nMontören bokar en tid inom fem arbetsdagar.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(
        ORDERED + "\nBeställningen kommer att behandlas inom två arbetsdagar.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(
        ORDERED + "\nInstallationen utförs normalt inom tio arbetsdagar.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(
        ORDERED + "\nDu får ett mejl när installationen är utförd.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(
        LABELS + "Status: Ej utförd\n\nMontören var på plats men ingen öppnade. Boka en ny tid.",
        "48213 installation failed 2026-11-18",
    ),
    Case(
        LABELS
        + "Status: Bomkörning\n\nInstallationen kunde inte utföras eftersom ingen var hemma. Ny tid måste bokas.",
        "48213 installation failed 2026-11-18",
    ),
    Case(
        LABELS + "Status: Bomkörning\nBokad tid: 2026-11-17\nBomkörning datum: 2026-11-17\n",
        "48213 installation failed 2026-11-17",
    ),
    Case(
        LABELS
        + "Status: Makulerad\n\nOrdern är makulerad. Installationen kommer inte att utföras.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        LABELS + "Status: Annullerad\nOrsak: Kunden ville inte ha låset.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        LABELS + "Status: Annullerad\nOrsak: Dubbelbeställd",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        None,
        "48213 installation done 2026-11-18",
        "Weborder 48213 - Installation - Utförd - Hemtjänst Nord AB",
    ),
    Case(None, "48213 installation done 2026-11-18", "Order 48213 Installation Utförd"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213/Installation/Utförd"),
    Case(None, "48213 removal done 2026-11-17", "Weborder #48213 Nedmontering utförd 2026-11-17"),
    Case(None, "48213 installation done 2026-11-18", "Utförd installation - weborder 48213"),
    Case(
        None,
        "48213 installation booked 2026-11-25",
        "Installation bokad 2026-11-25 kl 09:00 (order 48213)",
    ),
    Case(None, "48213 installation ordered 2026-11-18", "Orderbekräftelse 48213 - Installation"),
    Case(
        None,
        "48213 installation booked 2026-11-25",
        "Bokningsbekräftelse order 48213 installation 25/11 2026",
    ),
    Case(None, "48213 installation done 2026-11-18", "WEBORDER 48213 - INSTALLATION - UTFÖRD"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213 installation är utförd"),
    Case(None, "48213 installation done 2026-11-18", "Weborder 48213: Låset är monterat"),
    Case(
        None,
        "48213 installation done 2026-11-18",
        "Statusuppdatering weborder 48213: Installation utförd",
    ),
    Case(
        None, "48213 installation done 2026-11-18", "Weborder 48213 - Montering av låsvred - Klar"
    ),
    Case(None, "48213 removal ordered 2026-11-18", "Weborder 48213 – Avinstallation – Mottagen"),
    Case(
        None, "48213 removal ordered 2026-11-18", "Beställning 48213 - Nedmontering - Registrerad"
    ),
    Case(None, "48213 removal cancelled 2026-11-18", "Weborder 48213, Nedmontering: Annullerad"),
    Case(
        None,
        "48213 installation failed 2026-11-18",
        "Weborder 48213 - Installation - Ej utförd (bomkörning)",
    ),
    Case(
        None, "48213 installation failed 2026-11-18", "Weborder 48213 - Installation - Bomkörning"
    ),
    Case(None, "ignored", "Weborder 48213 - Service - Utförd"),
    Case(None, "ignored", "Weborder 48213 - Byte av lås - Utförd"),
    Case(
        None,
        "48213 installation booked 2026-11-25",
        "Ärende 48213 - Montering - Inbokad 2026-11-25",
    ),
]
