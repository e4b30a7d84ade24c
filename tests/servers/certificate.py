"""A certificate of the tests' own, made afresh: nothing secret is kept in the project."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-signed certificate for localhost and 127.0.0.1. It is its own authority."""

    cert: Path
    key: Path


def make(folder: Path, name: str = "localhost", address: str = "127.0.0.1") -> Certificate:
    """Write ``tls.crt`` and ``tls.key`` into ``folder``, with Debian's openssl command."""
    made = Certificate(folder / "tls.crt", folder / "tls.key")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name},IP:{address}"]
    command += ["-keyout", str(made.key), "-out", str(made.cert)]
    subprocess.run(command, check=True, capture_output=True)
    return made
