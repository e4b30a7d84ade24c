"""Which comments above a forward say nothing of the order: those understood to their last word."""

from __future__ import annotations

import pytest

from parsers.forwards.neutral import is_neutral
from parsers.weborder import load_vocabulary, shipped_vocabulary

VOCABULARY = shipped_vocabulary()
FOOTER = (
    "Detta e-postmeddelande och eventuella bifogade filer kan innehålla konfidentiell information "
    "och är endast avsett för mottagaren. Vi ansvarar inte för fel. Uppdaterad 2026-01-15."
)

NEUTRAL = [
    "Bilagt.", "Här kommer bekräftelsen.", "Bekräftelsen biläggs.",
    "", "Hej!", "Hej Maj-Britt och Östen,", "För kännedom", "FYI", "f.k.", "Bara för information.",
    "Hej, den här gäller oss.", "Se bilagan.", "Se bifogat mejl från webordern.",
    "Det här kom till min egen adress.", "Skickar vidare till rätt mottagare.",
    "Den kom till fel inkorg, sänder den vidare till er.", "Vi fick detta i går.",
    "Fick denna i morse kl. 7.30", "Vidarebefordras enligt överenskommelse.", "Till arkivet.",
    "Tack på förhand! Trevlig helg!", "För kännedom /Östen", "FYI //Maj-Britt Ek",
    "[EXTERNT] Var försiktig med länkar, klicka inte på dem om du inte känner avsändaren.",
    "This email originated from outside of the organization.", "Skickat från min iPhone",
    "Till låsregistret.", "Enligt ök.", "Den här hamnade hos oss i skräpposten.",
    "När du skickar e-post till Ekeby kommun behandlar vi dina personuppgifter. Läs mer där.",
    "Detta meddelande är avsett endast för mottagaren. Har du fått det av misstag, radera det.",
]  # fmt: skip

SIGNED = [
    "Mvh\nÖsten", "Mvh Östen", "Östen Ek, enhetschef", "Maj-Britt Ek",
    "Bo Ekman", "Per Ek\nSamordnare", "Maria Ekman\nPlanerare",
    "Maj-Britt Ek, Hemtjänst Västan AB",
    "Östen Ek | Förvaltare | IT-enheten | Ekeby kommun",
    "ÖSTEN EK\nPlanerare\nVästans Omsorg", "Östen Ek\nstf enhetschef",
    "Maj-Britt Ek\nundersköterska, larmgruppen\nÖppet alla dagar 07-22",
    "Med vänliga hälsningar,\nMaj-Britt Ek\nGruppchef\nVästans Omsorg AB",
    "Östen Ek\nSamordnare, Västans Hemtjänst AB\n08-465 004 33",
    "Östen\nTel 08-465 004 33 (kl. 8-10)\nBesöksadress: Lillgatan 3, 123 45 Ekeby",
    "Mvh\nBiståndsenheten\nEkeby kommun\nTelefontid: vardagar 08.30-09.30 (ej onsdagar)",
    "/Östen\n\nJag arbetar inte fredagar.", "Sommarstängt 1/7 - 31/7",
    "Mvh Östen\n\nKontoret är stängt 2026-12-24 till 2027-01-01.",
    "Mvh Östen\n\nHar du frågor? Ring växeln 08-465 004 00.", f"Mvh Östen\n\n{FOOTER}",
    "Mvh Östen\n\nTänk på miljön innan du skriver ut detta mejl. Om du inte är rätt mottagare ber\n"
    "vi dig radera det.",
]  # fmt: skip

OBJECTIONS = [
    "Stämmer det här?", "Det här stämmer inte.", "Men kunden säger annat.", "Fel order.",
    "Utförd redan den 5", "Det blev 2026-10-05", "Ignorera den här.", "Tyvärr, se nedan.",
    "Nedmontering!", "Det blev demontering i praktiken.", "Ska stå 61210.", "61210",
    "Byt 61207 mot 61210.", "Gäller kund 4711", "Vredet sitter löst.", "Låset är hos grannen.",
    "Bara entrén.", "Endast porten.", "Brukaren finns hos Söder nu.", "Söders Omsorg",
    "Söders Omsorg AB", "Hemtjänst Söder", "Lillgatan 3", "Hittills obekräftat.", "Jag tvivlar.",
    "Teknikern hittar på.", "Knasigt.", "Konstigt!", "Tveksamt", "Ersatt av ett nyare.",
    "Hur gör vi med denna", "Vems är den", "Är den vår", "Har ni fått den", "Kom den till er",
    "Gäller detta er", "Fick ni den här", "Kan ni rätta", "Var god kontrollera.", "Se över detta.",
    "Återkom om den här.", "Ring mig på 08-465 004 33", "Vi tar den här.", "Nej /Östen",
    "Den gäller i dag.", "Den ska bort.", "👎", "FYI ❌", "FYI ≠", "Lades av misstag.",
    "Omfattas av sekretess.",
]  # fmt: skip

SECOND_THOUGHTS = [
    "FYI\n\nMvh Östen\n\nPS. Det stämmer inte.", "FYI\n\nMvh\nÖsten\nDet blev knasigt.",
    "FYI\n\nMvh Östen\nTveksamt", "FYI\n\nTveksamt", "FYI\n\nMvh Östen\nOrder 61210",
    "FYI\n\nBo kvar",
    "FYI\n\nÖsten Ek\n08-465 004 33\nLåset hänger.", "FYI\n--\nNedmontering",
    "FYI\n\nMvh Östen\nEj utförd", "FYI\n\nMvh Östen?", "FYI\n\nMvh Östen\n2026-10-05",
]  # fmt: skip


@pytest.mark.parametrize("comment", NEUTRAL)
def test_a_comment_whose_every_word_is_understood_is_neutral(comment: str) -> None:
    assert is_neutral(comment.split("\n"), VOCABULARY)


@pytest.mark.parametrize("signature", SIGNED)
def test_a_signature_below_a_neutral_comment_changes_nothing(signature: str) -> None:
    assert is_neutral(f"För kännedom.\n\n{signature}".split("\n"), VOCABULARY)


@pytest.mark.parametrize("comment", OBJECTIONS + SECOND_THOUGHTS)
def test_a_comment_with_anything_else_in_it_is_for_a_person(comment: str) -> None:
    assert not is_neutral(comment.split("\n"), VOCABULARY)


def test_a_first_name_alone_signs_where_the_writers_address_bears_it() -> None:
    lines = ["FYI", "", "Östen"]
    assert is_neutral(lines, VOCABULARY, "Ek, Östen <osten.ek@vastan.example>")
    assert not is_neutral(lines, VOCABULARY, "Planering <planering@vastan.example>")


def test_who_meets_the_locksmith_is_neutral_while_the_visit_is_to_come() -> None:
    lines = ["För kännedom. Vi är på plats när montören kommer."]
    assert is_neutral(lines, VOCABULARY, coming=True)
    assert not is_neutral(lines, VOCABULARY)


def test_an_endless_comment_is_for_a_person() -> None:
    assert not is_neutral(["FYI"] * 5_000, VOCABULARY)


def test_a_municipality_may_add_words_of_its_own(tmp_path) -> None:  # type: ignore[no-untyped-def]  # pytest's own
    own = tmp_path / "egna.toml"
    own.write_text('[forwarding]\nneutral = ["för pärmrummet"]\n', "utf-8")
    assert not is_neutral(["För pärmrummet."], VOCABULARY)
    assert is_neutral(["För pärmrummet."], load_vocabulary([own]))
