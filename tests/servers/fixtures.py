"""The servers as pytest fixtures; tests/conftest.py offers them to every test."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.servers.certificate import Certificate, make
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot import dovecot as start_dovecot
from tests.servers.exim import Exim
from tests.servers.exim import exim as start_exim
from tests.servers.process import program
from tests.servers.proxy import Proxy
from tests.servers.proxy import proxy as start_proxy

__all__ = ["certificate", "dovecot", "exim", "proxies", "server_folder"]


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A folder with a short path that other users may pass through, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="lasvakt-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def certificate(server_folder: Path) -> Certificate:
    """A certificate for localhost and 127.0.0.1 that no system trusts."""
    program("openssl", "openssl")
    return make(server_folder)


@pytest.fixture(scope="session")
def dovecot(server_folder: Path, certificate: Certificate) -> Iterator[Dovecot]:
    """A Dovecot for the whole run; each test takes a user name of its own."""
    folder = server_folder / "dovecot"
    folder.mkdir(mode=0o711)
    with start_dovecot(folder, certificate) as server:
        yield server


@pytest.fixture(scope="session")
def _exim(server_folder: Path, certificate: Certificate) -> Iterator[Exim]:
    folder = server_folder / "exim"
    folder.mkdir(mode=0o711)
    with start_exim(folder, certificate) as server:
        yield server


@pytest.fixture
def exim(_exim: Exim) -> Iterator[Exim]:
    """An Exim whose Maildir is empty at the test's beginning."""
    _exim.clear()
    yield _exim
    _exim.clear()


@pytest.fixture
def proxies() -> Iterator[Callable[[int], Proxy]]:
    """Puts a proxy before a server's port, for this test."""
    with ExitStack() as stack:
        yield lambda port: stack.enter_context(start_proxy(port))
