# ruff: noqa: E501 -- messages stand on one line each, as they were thought of
"""Small messages in unusual but plain formats, each with what it must read as.

All are sent on Wednesday 2026-11-18 at 14:06 local time.
"""

from __future__ import annotations

from tests.weborder.setting import BOOKED, DONE, LABELS, ORDERED, Case

PLAIN = [
    Case(DONE + "\nKvittensprodukten kan nu tas bort.", "48213 installation done 2026-11-17"),
    Case(DONE, "48213 installation done 2026-11-17", "Order uppdaterad"),
    Case(DONE, "48213 installation done 2026-11-17", "[EXTERNT] Ärende 48213 är nu uppdaterat"),
    Case(DONE, "48213 installation done 2026-11-17", "Sammanställning av dagens ändringar"),
    Case(DONE + "\nTidigare status: Bokad", "48213 installation done 2026-11-17"),
    Case(DONE + "\nKommentar: Nyckel finns hos grannen.", "48213 installation done 2026-11-17"),
    Case(
        DONE + "\nKommentar: Montören ska ta av sig skorna.", "48213 installation done 2026-11-17"
    ),
    Case(
        "Klicka inte på länkar om du inte känner avsändaren.\n\n" + DONE,
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE + "\n--\nWeborder\nSkriv inte ut detta mejl i onödan.",
        "48213 installation done 2026-11-17",
    ),
    Case(
        DONE
        + "\n--\nWeborder\nPersonuppgifter behandlas enligt GDPR, läs mer på https://weborder.example/gdpr.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nOrdern lades 2026-11-02.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nSida 1 av 1", "48213 installation done 2026-11-17"),
    Case(
        LABELS + "Status: Makulerad\n\nSupporten är stängd lördag 14 november.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        DONE + "\nKommentar: Porten är trasig, använd bakdörren.",
        "48213 installation done 2026-11-17",
    ),
    Case(DONE + "\nKommentar: Kunden har inte rullator.", "48213 installation done 2026-11-17"),
    Case(DONE + "\nGlöm inte att koppla låset.", "48213 installation done 2026-11-17"),
    Case(BOOKED + "\nKunden behöver inte vara hemma.", "48213 installation booked 2026-11-25"),
    Case(
        ORDERED + "\nHar du inte beställt detta? Kontakta oss.",
        "48213 installation ordered 2026-11-16",
    ),
    Case(
        LABELS + "Status: Makulerad\n\nOrdern makuleras på beställarens begäran.",
        "48213 installation cancelled 2026-11-18",
    ),
    Case(
        LABELS.replace("Installation", "Ny-montering") + "Status: Bom-körning",
        "48213 installation failed 2026-11-18",
    ),
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
    Case(
        "*Ordernummer:* 48213\n*Uppdrag:* Installation\n*Status:* Utförd",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Webordern med nummer 48213 avseende installation är utförd.",
        "48213 installation done 2026-11-18",
    ),
    Case(
        "Din order 48213 har ändrat status till Utförd.\n\nTyp: Montering",
        "48213 installation done 2026-11-18",
    ),
    Case("Status för order 48213: Utförd\nTyp: Montering", "48213 installation done 2026-11-18"),
]
