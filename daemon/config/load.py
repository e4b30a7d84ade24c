"""From lasvakt.toml to a Config, or to every fault in it at once."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from daemon.config.model import Config

SYSTEM_CONFIG = Path("/etc/lasvakt/lasvakt.toml")
_SECRET_KEYS = ("password", "secret", "token", "key")
_PATHS: tuple[tuple[str, ...], ...] = (
    ("ledger", "path"),
    ("ledger", "client_key_file"),
    ("mailbox", "path"),
    ("mailbox", "password_file"),
    ("mailbox", "ca_file"),
    ("outbox", "path"),
    ("outbox", "password_file"),
    ("outbox", "ca_file"),
    ("weborder", "vocabulary"),
    ("register", "folder"),
    ("templates", "folder"),
)
_DEFAULTS = {
    ("ledger", "path"): "state.db",
    ("ledger", "client_key_file"): "client.key",
    ("weborder", "vocabulary"): "ord.toml",
}
_WANTED = {
    "missing": "nyckeln måste finnas",
    "extra_forbidden": "en nyckel som Låsvakt känner till",
    "int_parsing": "ett heltal",
    "int_type": "ett heltal",
    "int_from_float": "ett heltal",
    "bool_parsing": "true eller false",
    "bool_type": "true eller false",
    "string_type": "text inom citattecken",
    "tuple_type": 'en lista, som ["..."]',
    "dict_type": "en tabell",
    "model_type": "en tabell",
    "date_from_datetime_parsing": "ett datum, ÅÅÅÅ-MM-DD",
    "date_parsing": "ett datum, ÅÅÅÅ-MM-DD",
    "date_type": "ett datum, ÅÅÅÅ-MM-DD",
    "path_type": "en sökväg inom citattecken",
    "too_short": "minst ett värde i listan",
    "string_too_short": "text som inte är tom",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a configuration file: where, what stood there, what was wanted."""

    file: str
    key: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: fann {self.found}, väntade {self.wanted}"


class ConfigFault(Exception):
    """The configuration cannot be used; ``faults`` holds everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def find_config(given: str | None, environment: Mapping[str, str]) -> Path | None:
    """The configuration file to use: the given one, $LASVAKT_CONFIG's, here, or /etc's; or None."""
    for named in (given, environment.get("LASVAKT_CONFIG")):
        if named:
            return Path(named)
    return next((p for p in (Path("lasvakt.toml"), SYSTEM_CONFIG) if p.exists()), None)


def load_config(path: Path) -> Config:
    """The configuration in ``path``, its relative paths made absolute from the file's folder.

    Raises ConfigFault with all faults of the file.
    """
    table = _read(path)
    try:
        return Config.model_validate(_absolute(table, path.resolve().parent))
    except ValidationError as error:
        faults = error.errors()
        inner = {e["loc"][:-1] for e in faults}  # a list emptied by its own faulty items
        told = (e for e in faults if e["type"] != "too_short" or e["loc"] not in inner)
        raise ConfigFault(tuple(_fault(path, e) for e in told)) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        wanted = "en inställningsfil; gör en med lasvakt init"
        raise ConfigFault((Fault(str(path), "filen", "ingenting", wanted),)) from None
    except (OSError, UnicodeDecodeError) as error:
        found = getattr(error, "strerror", None) or "tecken som inte är UTF-8"
        raise ConfigFault((Fault(str(path), "filen", found, "en läsbar fil"),)) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigFault((Fault(str(path), "TOML", str(error), "giltig TOML"),)) from None


def _absolute(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    for section, key in _PATHS:
        if section == "ledger":
            table.setdefault(section, {})
        inner = table.get(section)
        if not isinstance(inner, dict):
            continue
        value = inner.get(key, _DEFAULTS.get((section, key)))
        if isinstance(value, str):
            inner[key] = str(folder / value)
    return table


def _fault(path: Path, error: ErrorDetails) -> Fault:
    location = [part for part in error["loc"] if part != "function-after"]
    key = _dotted(location)
    return Fault(str(path), key, _found(error, key), _wanted(error, location))


def _dotted(location: list[int | str]) -> str:
    text = ""
    for part in location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text or "filen"


def _found(error: ErrorDetails, key: str) -> str:
    if error["type"] == "missing":
        return "ingenting"
    value = error["input"]
    if isinstance(value, dict):
        return "det som står där"
    if any(word in key.lower() for word in _SECRET_KEYS) and not key.endswith("_file"):
        return "ett värde (visas inte)"
    return repr(value)


def _wanted(error: ErrorDetails, location: list[int | str]) -> str:
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return "något av " + str(context["expected"]).replace(" or ", " eller ")
    if kind == "extra_forbidden":
        return _WANTED[kind] + _nearest(location)
    for bound, words in (("ge", "minst"), ("le", "högst"), ("gt", "mer än"), ("lt", "mindre än")):
        if bound in context:
            return f"{words} {context[bound]}"
    return _WANTED.get(kind, error["msg"])


def _nearest(location: list[int | str]) -> str:
    model: type[BaseModel] = Config
    for part in location[:-1]:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == part), None)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return ""
        model = inner
    names = [f.alias or n for n, f in model.model_fields.items()]
    near = difflib.get_close_matches(str(location[-1]), names, n=1)
    return f" (menade du {near[0]}?)" if near else ""


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = cast("tuple[object, ...]", getattr(annotation, "__args__", ()))
    return next((m for a in arguments if (m := _model_in(a))), None)


def read_secret(path: Path, environment: Mapping[str, str] | None = None) -> str:
    """The one line of a secret's file, or of the systemd credential with its name.

    Raises ConfigFault when it is missing, empty, or readable by others than its owner.
    """
    environment = os.environ if environment is None else environment
    credentials = environment.get("CREDENTIALS_DIRECTORY")
    if credentials and (credential := Path(credentials) / path.name).exists():
        return credential.read_text("utf-8").strip()
    try:
        if path.stat().st_mode & 0o077:
            mode = f"rättigheterna {path.stat().st_mode & 0o777:04o}"
            wanted = f"0600: kör chmod 600 {path}"
            raise ConfigFault((Fault(str(path), "filen", mode, wanted),))
        secret = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        found = getattr(error, "strerror", None) or "tecken som inte är UTF-8"
        wanted = "en läsbar fil med hemligheten på en rad"
        raise ConfigFault((Fault(str(path), "filen", found, wanted),)) from None
    if not secret:
        raise ConfigFault((Fault(str(path), "filen", "en tom fil", "hemligheten på en rad"),))
    return secret
