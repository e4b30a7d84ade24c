"""A real SMTP server of the tests' own: Exim, for root and for an ordinary user."""

from __future__ import annotations

import contextlib
import grp
import mailbox
import os
import pwd
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from daemon.mail.account import Security, Server, SmtpAccount
from tests.servers.certificate import Certificate
from tests.servers.process import free_port, program, running

USER = "lasvakt"
PASSWORD = "lösen-ord-2"


@dataclass(frozen=True, slots=True)
class Exim:
    """A running Exim. All it accepts it delivers into one Maildir.

    Recipients ``refused@``, ``deferred@`` and ``dropped@`` any domain are answered with 550, with
    451, and by closing the connection. A body with the line ``X-Test: slow`` is never answered
    after its final dot.
    """

    plain_port: int
    tls_port: int
    certificate: Certificate
    inbox: Path
    log: Path

    def account(
        self,
        *,
        security: Security = "starttls",
        user: str | None = USER,
        password: str = PASSWORD,
        port: int | None = None,
        read_seconds: float = 10,
    ) -> SmtpAccount:
        """How the code under test signs in; ``port`` is a proxy's, when one stands between."""
        own = self.tls_port if security == "tls" else self.plain_port
        return SmtpAccount(
            server=Server(
                host="127.0.0.1",
                port=own if port is None else port,
                security=security,
                ca_file=self.certificate.cert,
                connect_seconds=5,
                read_seconds=read_seconds,
            ),
            sender="lasvakt@kommun.example",
            user=user,
            password=lambda: password,
        )

    def delivered(self, count: int, seconds: float = 20) -> list[Message]:
        """The messages that have come, once they are ``count`` or the time is out."""
        until = time.monotonic() + seconds
        while True:
            got = len(list((self.inbox / "new").glob("*")))
            if got >= count or time.monotonic() >= until:
                break
            time.sleep(0.05)
        return list(mailbox.Maildir(self.inbox, create=False))

    def clear(self) -> None:
        """The Maildir is empty."""
        for path in (self.inbox / "new").glob("*"):
            path.unlink()


_CONFIG = """
exim_user = {user}
exim_group = {group}
never_users =
primary_hostname = mx.kommun.example
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
pid_file_path = {folder}/exim.pid
local_interfaces = <; [127.0.0.1]:{plain_port} ; [127.0.0.1]:{tls_port}
daemon_smtp_ports = {plain_port}
tls_on_connect_ports = {tls_port}
tls_advertise_hosts = *
tls_certificate = {cert}
tls_privatekey = {key}
keep_environment =
add_environment =
host_lookup =
rfc1413_hosts =
hosts_treat_as_local =
smtp_accept_queue_per_connection = 0
smtp_accept_max = 50
queue_only = false
deliver_drop_privilege = true
message_size_limit = 5M
recipient_unqualified_hosts =
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data

begin acl
check_rcpt:
  deny    local_parts = refused
          message = no such person here
  defer   local_parts = deferred
          message = try again later
  drop    local_parts = dropped
          message = go away
  accept  authenticated = *
  accept  condition = ${{if eq{{$sender_address_domain}}{{open.example}}}}
  deny    message = relay not permitted

check_data:
  accept  condition = ${{if eq{{$h_X-Test:}}{{slow}}}}
          delay = 120s
  accept

begin routers
all:
  driver = accept
  transport = into_maildir

begin transports
into_maildir:
  driver = appendfile
  directory = {inbox}
  maildir_format
  create_directory
  delivery_date_add
  envelope_to_add
  return_path_add
  user = {user}
  group = {group}

begin retry
* * F,1h,1m

begin rewrite

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_set_id = $auth2
  server_condition = ${{if and{{{{eq{{$auth2}}{{{account}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_advertise_condition = ${{if def:tls_in_cipher}}
"""


@contextlib.contextmanager
def exim(folder: Path, certificate: Certificate) -> Iterator[Exim]:
    """An Exim that keeps all it has in ``folder`` and listens on 127.0.0.1 alone."""
    path = program("exim4", "exim4-daemon-light")
    server = Exim(free_port(), free_port(), certificate, folder / "inbox", folder / "log/mainlog")
    root = os.getuid() == 0
    user = "Debian-exim" if root else pwd.getpwuid(os.getuid()).pw_name
    group = "Debian-exim" if root else grp.getgrgid(os.getgid()).gr_name
    for made in (folder / "spool", folder / "log", server.inbox):
        made.mkdir()
        if root:
            os.chown(made, pwd.getpwnam(user).pw_uid, grp.getgrnam(group).gr_gid)
    for name in ("new", "cur", "tmp"):
        (server.inbox / name).mkdir()
        if root:
            os.chown(server.inbox / name, pwd.getpwnam(user).pw_uid, grp.getgrnam(group).gr_gid)
    if root:
        os.chown(certificate.key, 0, grp.getgrnam(group).gr_gid)
        certificate.key.chmod(0o640)
    config = folder / "exim.conf"
    config.write_text(
        _CONFIG.format(
            user=user,
            group=group,
            folder=folder,
            inbox=server.inbox,
            plain_port=server.plain_port,
            tls_port=server.tls_port,
            cert=certificate.cert,
            key=certificate.key,
            account=USER,
            password=PASSWORD,
        ),
        encoding="utf-8",
    )
    config.chmod(0o644)
    ports = [server.plain_port, server.tls_port]
    with running([path, "-C", str(config), "-bdf", "-q10m"], ports, folder / "output"):
        yield server
