"""What every test may ask for."""

from __future__ import annotations

from hypothesis import settings

from tests.servers.fixtures import _exim, certificate, dovecot, exim, proxies, server_folder

__all__ = ["_exim", "certificate", "dovecot", "exim", "proxies", "server_folder"]

# The same examples in every run: a test that fails does so for all. New ones are sought with
# `pytest --hypothesis-profile=search`.
settings.register_profile("steady", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("steady")
