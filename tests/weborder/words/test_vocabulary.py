"""The vocabulary file and the municipality's additions."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.content import Content
from parsers.weborder import VocabularyError, decide, load_vocabulary, shipped_vocabulary
from parsers.weborder.words.compounds import is_out_of_use
from tests.weborder.setting import DONE, LABELS, SENT, STOCKHOLM


def test_a_label_is_known_however_it_is_spelled() -> None:
    vocabulary = shipped_vocabulary()
    spellings = ["Utfört datum", "UTFÖRT DATUM:", "utfort datum", "Utfoert datum", "Utfört-datum"]
    assert {vocabulary.label(spelling) for spelling in spellings} == {"date_done"}


def test_an_addition_makes_a_label_known(tmp_path: Path) -> None:
    path = tmp_path / "tillägg.toml"
    path.write_text('[labels]\norder = ["Löpnummer"]\n', "utf-8")
    assert load_vocabulary([path]).label("löpnummer") == "order"
    assert shipped_vocabulary().label("löpnummer") is None


def test_an_addition_moves_a_label_that_it_gives_another_field(tmp_path: Path) -> None:
    path = tmp_path / "tillägg.toml"
    path.write_text('[labels]\nprivate = ["Område"]\n', "utf-8")
    assert load_vocabulary([path]).label("Område") == "private"


def test_every_fault_is_told_with_file_key_found_and_wanted(tmp_path: Path) -> None:
    path = tmp_path / "fel.toml"
    path.write_text(
        '[labels]\nordr = ["A"]\nstatus = "Läge"\norder = [7]\n[annat]\nx = []\n', "utf-8"
    )
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([path])
    assert [fault.split(":")[0] for fault in caught.value.faults] == [str(path)] * 4
    assert "labels.ordr finns inte" in caught.value.faults[0]
    assert "labels.status är 'Läge'" in caught.value.faults[1]
    assert "labels.order innehåller 7" in caught.value.faults[2]
    assert "[annat]" in caught.value.faults[3]


def test_a_file_that_is_no_toml_or_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fel.toml"
    path.write_text("[labels", "utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([path, tmp_path / "saknas.toml"])
    assert len(caught.value.faults) == 2


def test_no_label_of_the_shipped_vocabulary_has_two_fields() -> None:
    from parsers.weborder.words.fold import label_key

    seen: dict[str, str] = {}
    for name, words in shipped_vocabulary().tables["labels"].items():
        for word in words:
            assert seen.setdefault(label_key(word), name) == name


def verdicts(folder: Path, own: str, words: str) -> list[str]:
    """How these words are read without the municipality's own words and with them."""
    path = folder / "egna.toml"
    path.write_text(f"[words]\n{own}\n", "utf-8")
    content = Content("Information", tuple(words.split("\n")), None, SENT)
    vocabularies = (load_vocabulary(files) for files in ([], [path]))
    return [decide(content, one, STOCKHOLM, b"k").verdict for one in vocabularies]


def test_a_municipalitys_own_calm_words_make_a_sentence_understood(tmp_path: Path) -> None:
    words = f"{DONE}\nOrdern speglas i fastighetsregistret."
    own = 'calm = ["speglas", "fastighetsregistret"]'
    assert verdicts(tmp_path, own, words) == ["review", "notice"]


def test_a_municipalitys_own_unsettled_words_send_any_status_to_a_person(tmp_path: Path) -> None:
    words = f"{LABELS}Status: Makulerad\nKommentar: Är hos oss."
    assert verdicts(tmp_path, 'unsettled = ["är hos oss"]', words) == ["notice", "review"]


def test_a_municipalitys_own_everyday_words_make_a_comment_understood(tmp_path: Path) -> None:
    words = f"{LABELS}Status: Makulerad\nKommentar: Solgårdens portvakt vet."
    own = '[everyday]\nsmall = ["solgårdens", "portvakt", "vet"]'
    assert verdicts(tmp_path, f'calm = ["speglas"]\n{own}', words) == ["review", "notice"]


def test_a_municipalitys_own_reasons_fit_their_status_alone(tmp_path: Path) -> None:
    own = 'suits_failed = ["ingen portvakt på plats"]'
    comment = "Kommentar: Ingen portvakt på plats."
    failed, done = f"{LABELS}Status: Bomkörning\n{comment}", f"{DONE}{comment}"
    assert verdicts(tmp_path, own, failed) == ["review", "notice"]
    assert verdicts(tmp_path, own, done) == ["review", "review"]


def test_a_demounting_is_no_demonstration() -> None:
    assert not is_out_of_use("demontering")
    assert is_out_of_use("demosystemet")
