from __future__ import annotations

from pathlib import Path

import pytest

from daemon.config import ConfigFault, find_config, load_config, read_secret
from daemon.config.starter import STARTER


def written(folder: Path, text: str) -> Path:
    path = folder / "lasvakt.toml"
    path.write_text(text, "utf-8")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(ConfigFault) as caught:
        load_config(path)
    return [str(fault).removeprefix(f"{path}: ") for fault in caught.value.faults]


def test_the_starter_is_a_valid_configuration(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, STARTER))
    assert config.provider[0].name == "Hemtjänst Nord AB"
    assert config.outbox.sender_address == "lasvakt@exempel.se"


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, STARTER))
    assert config.ledger.path == tmp_path / "state.db"
    assert config.mailbox.password_file == tmp_path / "mailbox.password"


def test_all_faults_are_told_together_with_key_found_and_wanted(tmp_path: Path) -> None:
    text = (
        STARTER.replace("port = 993", "prot = 993")
        .replace("every = 3 ", "every = 0 ")
        .replace('after = "move"', 'after = "radera"')
        .replace('["systemforvaltare@exempel.se"]', '["systemforvaltaren"]')
    )
    assert faults(written(tmp_path, text)) == [
        "mailbox.after: fann 'radera', väntade något av 'move' eller 'keep'",
        "mailbox.prot: fann 993, väntade en nyckel som Låsvakt känner till (menade du port?)",
        "roles.systemforvaltare[1]: fann 'systemforvaltaren', väntade en e-postadress, "
        "som namn@kommun.se",
        "reminders.every: fann 0, väntade minst 1",
    ]


def test_a_missing_section_names_what_must_be_there(tmp_path: Path) -> None:
    text = STARTER.replace("[weborder]\nsenders", "[ledger2]\nsenders")
    assert faults(written(tmp_path, text)) == [
        "weborder: fann ingenting, väntade nyckeln måste finnas",
        "ledger2: fann det som står där, väntade en nyckel som Låsvakt känner till "
        "(menade du ledger?)",
    ]


def test_plain_connections_are_allowed_to_this_machine_alone(tmp_path: Path) -> None:
    text = STARTER.replace('security = "tls"', 'security = "none"')
    assert len(faults(written(tmp_path, text))) == 1
    text = text.replace('host = "imap.exempel.se"', 'host = "127.0.0.1"')
    assert load_config(written(tmp_path, text)).mailbox.security == "none"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[mailbox\n", b"a = 1\na = 2\n"])
def test_a_broken_file_is_one_clear_fault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lasvakt.toml"
    path.write_bytes(content)
    assert len(faults(path)) == 1


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "lasvakt.toml")
    assert "lasvakt init" in fault


def test_the_given_file_goes_before_the_environment_and_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, STARTER)
    monkeypatch.chdir(tmp_path)
    environment = {"LASVAKT_CONFIG": "/annan/lasvakt.toml"}
    assert find_config("/min.toml", environment) == Path("/min.toml")
    assert find_config(None, environment) == Path("/annan/lasvakt.toml")
    assert find_config(None, {}) == Path("lasvakt.toml")


def test_a_secret_readable_by_others_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mailbox.password"
    path.write_text("hemligt\n")
    path.chmod(0o644)
    with pytest.raises(ConfigFault, match="chmod 600"):
        read_secret(path, {})
    path.chmod(0o600)
    assert read_secret(path, {}) == "hemligt"


def test_a_systemd_credential_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "mailbox.password").write_text("ur systemd\n")
    credentials = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert read_secret(Path("/etc/lasvakt/mailbox.password"), credentials) == "ur systemd"


def test_a_fault_never_shows_the_secret(tmp_path: Path) -> None:
    path = written(tmp_path, STARTER.replace("[mailbox]", '[mailbox]\npassword = "hunter2"'))
    assert "hunter2" not in "\n".join(faults(path))
