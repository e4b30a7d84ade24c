"""A real Dovecot of the tests' own, for root and for an ordinary user, versions 2.3 and 2.4."""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from daemon.mail.account import ImapAccount, Security, Server
from tests.servers.certificate import Certificate
from tests.servers.process import free_port, program, running

PASSWORD = "lösen-ord-1"


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A running Dovecot. Each user name is a new, empty mailbox; all have the same password."""

    plain_port: int
    tls_port: int
    certificate: Certificate
    home: Path
    log: Path

    def account(
        self,
        user: str,
        *,
        security: Security = "tls",
        password: str = PASSWORD,
        port: int | None = None,
        round_seconds: float = 30,
        read_seconds: float = 10,
    ) -> ImapAccount:
        """How the code under test signs in; ``port`` is a proxy's, when one stands between."""
        own = self.tls_port if security == "tls" else self.plain_port
        return ImapAccount(
            server=Server(
                host="127.0.0.1",
                port=own if port is None else port,
                security=security,
                ca_file=self.certificate.cert,
                connect_seconds=5,
                read_seconds=read_seconds,
            ),
            user=user,
            password=lambda: password,
            round_seconds=round_seconds,
        )

    def maildir(self, user: str) -> Path:
        """Where the user's messages lie, as a Maildir++."""
        return self.home / user / "Maildir"

    def drop(self, user: str, messages: Iterable[bytes]) -> None:
        """These messages are in the user's INBOX, laid there on disk: quicker than by APPEND."""
        owner = self.home.stat()
        made = [self.home / user, self.maildir(user)]
        made += [self.maildir(user) / name for name in ("tmp", "new", "cur")]
        for folder in made:
            if not folder.exists():
                folder.mkdir(mode=0o700)
                os.chown(folder, owner.st_uid, owner.st_gid)
        for number, raw in enumerate(messages, len(list(made[3].iterdir())) + 1):
            path = made[3] / f"{1_700_000_000 + number}.{number}.dropped"
            path.write_bytes(raw)
            os.chown(path, owner.st_uid, owner.st_gid)


_COMMON = """
protocols = imap
listen = 127.0.0.1
base_dir = {run}
log_path = {log}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 1
auth_failure_delay = 0
auth_mechanisms = plain login
ssl = yes
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
  process_min_avail = 1
}}
service stats {{
  chroot =
}}
service imap {{
  process_min_avail = 1
}}
"""

_V23 = """
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = no
auth_cache_size = 0
mail_location = maildir:~/Maildir
mail_fsync = never
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
"""

_V24 = """
ssl_server_cert_file = {cert}
ssl_server_key_file = {key}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ~/Maildir
mail_fsync = never
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {home}/%{{user}}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
"""


def _people() -> dict[str, str | int]:
    """Under whose names the processes run: as root the package's users, else the user itself."""
    if os.getuid() == 0:
        mail = pwd.getpwnam("mail")
        return {
            "user": "dovecot",
            "group": "dovecot",
            "login": "dovenull",
            "uid": mail.pw_uid,
            "gid": mail.pw_gid,
        }
    me, ours = pwd.getpwuid(os.getuid()), grp.getgrgid(os.getgid())
    return {
        "user": me.pw_name,
        "group": ours.gr_name,
        "login": me.pw_name,
        "uid": me.pw_uid,
        "gid": ours.gr_gid,
    }


@contextlib.contextmanager
def dovecot(
    folder: Path, certificate: Certificate, *, separator: str = ".", prefix: str = ""
) -> Iterator[Dovecot]:
    """A Dovecot that keeps all it has in ``folder`` and listens on 127.0.0.1 alone.

    ``folder`` has a short path and may be passed through by all: started by root, Dovecot reads
    mail as another user.
    """
    path = program("dovecot", "dovecot-imapd")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    new = not version.startswith("2.3")
    server = Dovecot(free_port(), free_port(), certificate, folder / "mail", folder / "log")
    people = _people()
    server.home.mkdir(mode=0o700)
    if os.getuid() == 0:
        os.chown(server.home, int(people["uid"]), int(people["gid"]))
    head = "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n"
    config = folder / "dovecot.conf"
    config.write_text(
        ((head if new else "") + _COMMON + (_V24 if new else _V23)).format(
            **people,
            run=folder / "run",
            log=server.log,
            plain_port=server.plain_port,
            tls_port=server.tls_port,
            cert=certificate.cert,
            key=certificate.key,
            password=PASSWORD,
            home=server.home,
            separator=separator,
            prefix=prefix,
        ),
        encoding="utf-8",
    )
    ports = [server.plain_port, server.tls_port]
    with running([path, "-F", "-c", str(config)], ports, server.log):
        yield server
