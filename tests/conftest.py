"""What every test may ask for."""

from __future__ import annotations

from tests.servers.fixtures import _exim, certificate, dovecot, exim, proxies, server_folder

__all__ = ["_exim", "certificate", "dovecot", "exim", "proxies", "server_folder"]
