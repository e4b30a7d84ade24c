"""A line to a mail server, laid stage by stage, each with its own plain fault."""

from __future__ import annotations

import socket
import ssl
from typing import TypeVar

from daemon.mail.account import Server
from daemon.mail.faults import MailFault

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

Fault = TypeVar("Fault", bound=MailFault)
Address = tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
Found = list[tuple[socket.AddressFamily, Address]]


def resolve(server: Server, fault: type[Fault]) -> Found:
    """The server's addresses, never empty. Raises ``fault`` at stage DNS."""
    try:
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        unknown = isinstance(error, UnicodeError) or error.errno in {
            socket.EAI_NONAME,
            getattr(socket, "EAI_NODATA", socket.EAI_NONAME),
        }
        raise fault(
            f"DNS: namnet {server.host} finns inte eller kan inte slås upp. "
            "Kontrollera host i lasvakt.toml och datorns namnuppslagning.",
            permanent=unknown and isinstance(error, UnicodeError),
            stage="DNS",
        ) from None
    return [(family, address) for family, _, _, _, address in found]


def reach(server: Server, found: Found, fault: type[Fault]) -> socket.socket:
    """A connected socket with the server's time limits. Raises ``fault`` at stage TCP.

    Each address is tried in turn; ``connect_seconds`` holds for each.
    """
    last: OSError | None = None
    for family, address in found:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.settimeout(server.connect_seconds)
        try:
            sock.connect(address)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise fault(f"TCP: {server.name} {_unreached(last)}", stage="TCP") from None


def _unreached(error: OSError | None) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "tar inte emot anslutningar. Kontrollera port och att servern är i gång."
    if isinstance(error, TimeoutError):
        return "svarar inte. Kontrollera host, port och brandväggen."
    return "kan inte nås. Kontrollera nätet, host och port."


def context(server: Server, fault: type[Fault]) -> ssl.SSLContext:
    """What certificates are trusted: ``ca_file``, or the system's. Raises ``fault``, permanent."""
    try:
        made = ssl.create_default_context(
            cafile=None if server.ca_file is None else str(server.ca_file)
        )
    except (OSError, ssl.SSLError):
        raise fault(
            f"TLS: filen {server.ca_file} kan inte läsas som certifikat (PEM). "
            "Kontrollera ca_file i lasvakt.toml.",
            permanent=True,
            stage="TLS",
        ) from None
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


def secure(server: Server, sock: socket.socket, fault: type[Fault]) -> socket.socket:
    """The same line under TLS, the certificate and its name checked. Raises ``fault``."""
    try:
        return context(server, fault).wrap_socket(sock, server_hostname=server.host)
    except (OSError, ValueError) as error:
        sock.close()
        raise unsecured(server, error, fault) from None


def unsecured(server: Server, error: Exception, fault: type[Fault]) -> Fault:
    """The fault that says why TLS did not come about.

    A refused certificate is permanent: nobody but a person can say whether to trust it.
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        return fault(
            f"TLS: certifikatet hos {server.name} godtas inte ({_distrust(error)}). "
            "Kontrollera host, eller ange utfärdarens certifikat i ca_file.",
            permanent=True,
            stage="TLS",
        )
    if isinstance(error, TimeoutError):
        why = "servern svarar inte"
    elif isinstance(error, ssl.SSLError):
        why = "servern talar inte TLS på den porten"
    else:
        why = "förbindelsen bröts"
    return fault(
        f"TLS: ingen krypterad förbindelse med {server.name} ({why}). "
        'Kontrollera port och security ("tls" eller "starttls").',
        stage="TLS",
    )


def _distrust(error: ssl.SSLCertVerificationError) -> str:
    """OpenSSL's code of refusal in Swedish."""
    return {
        10: "det har gått ut",
        9: "det gäller inte än",
        18: "det är utfärdat av servern själv",
        19: "utfärdaren är okänd",
        20: "utfärdaren är okänd",
        62: "det gäller ett annat servernamn",
        64: "det gäller en annan adress",
    }.get(error.verify_code, f"kod {error.verify_code}")


def insist_on_encryption(server: Server, fault: type[Fault]) -> None:
    """Nothing is sent in the clear but to the own machine. Raises ``fault``, permanent."""
    if server.security == "none" and server.host not in LOOPBACK:
        raise fault(
            'TLS: security = "none" är tillåtet bara mot den egna maskinen; välj "tls".',
            permanent=True,
            stage="TLS",
        )
