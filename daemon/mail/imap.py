"""One session with an IMAP server: the only door to imapclient.

A session is never mended: after a fault it is closed, and the next round makes a new one.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterable, Iterator, Sequence

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from daemon.mail.account import ImapAccount, Server
from daemon.mail.deadline import Deadline
from daemon.mail.faults import MailboxDown, Stage
from daemon.mail.folders import on_server
from daemon.mail.imap_faults import (
    account_refused,
    cannot_move,
    fault,
    folder_refused,
    is_refusal,
)
from daemon.mail.imap_line import ImapLine
from daemon.mail.line import context, insist_on_encryption, reach, resolve, secure, unsecured


class _Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """IMAPClient over a line already laid."""

    def __init__(self, sock: socket.socket, server: Server) -> None:
        self.laid, self.server = sock, server
        super().__init__(
            server.host,
            server.port,
            ssl=server.security == "tls",
            timeout=SocketTimeout(server.connect_seconds, server.read_seconds),
        )
        self.normalise_times = False

    def _create_IMAP4(self) -> ImapLine:  # noqa: N802 - imapclient's name
        return ImapLine(self.laid, self.server)


class ImapSession:
    """Signed in, the watched folder selected. Every method raises MailboxDown and nothing else."""

    def __init__(self, account: ImapAccount) -> None:
        self.account = account
        self.uidvalidity = 0
        self.exists = 0
        self._made: dict[str, str] = {}
        self._client: _Client
        self._deadline: Deadline | None = None

    @property
    def out_of_time(self) -> bool:
        """Whether the round's deadline has cut the line."""
        return self._deadline is not None and self._deadline.passed

    def open(self) -> None:
        """The session is ready for reading. Nothing stays open when it fails."""
        for _ in self.stages():
            pass

    def stages(self) -> Iterator[str]:
        """Open the session, saying in Swedish what each stage found."""
        try:
            yield from self._lay_line()
            yield from self._sign_in()
            yield self._select()
        except BaseException:
            self.close(politely=False)
            raise

    def _lay_line(self) -> Iterator[str]:
        server = self.account.server
        insist_on_encryption(server, MailboxDown)
        found = resolve(server, MailboxDown)
        yield f"DNS: {server.host} finns."
        sock = reach(server, found, MailboxDown)
        self._deadline = Deadline(sock, time.monotonic() + self.account.round_seconds, server.stop)
        yield f"TCP: {server.name} tar emot anslutningar."
        if server.security == "tls":
            sock = secure(server, sock, MailboxDown)
            yield "TLS: krypterad förbindelse, certifikatet godtas."
        with self._at("hälsning", sock):
            sock.settimeout(server.read_seconds)
            self._client = _Client(sock, server)
        if server.security == "starttls":
            self._start_tls()
            yield "TLS: krypterad förbindelse (STARTTLS), certifikatet godtas."

    def _start_tls(self) -> None:
        server = self.account.server
        trusted = context(server, MailboxDown)
        try:
            self._client.starttls(trusted)
        except (IMAPClientError, OSError, ValueError) as error:
            raise unsecured(server, error, MailboxDown) from None

    def _sign_in(self) -> Iterator[str]:
        password = self.account.password()
        try:
            if self._client.has_capability("AUTH=PLAIN"):
                self._client.plain_login(self.account.user, password)
            else:
                self._client.login(self.account.user, password)
        except Exception as error:  # noqa: BLE001 - typed by what it is
            if is_refusal(error) or isinstance(error, UnicodeError):
                raise account_refused(error, self.account.server.name) from None
            raise self._fault("inloggning", error) from None
        with self._at("inloggning"):
            self._client.capabilities()
        yield "Inloggning: kontot godtas."

    def _select(self) -> str:
        name = self._name(self.account.folder)
        with self._at("mapp"):
            try:
                found = self._client.select_folder(name)
            except IMAPClientError as error:
                if not is_refusal(error):
                    raise
                raise folder_refused(self.account.folder, self.account.server.name) from None
            self.uidvalidity = int(found.get(b"UIDVALIDITY", 0))
            self.exists = int(found.get(b"EXISTS", 0))
        return f"Mapp: {self.account.folder} kan läsas, {self.exists} meddelanden."

    def deadline(self, moment: float) -> None:
        """The line is cut at ``moment`` of `time.monotonic`, or earlier if so was said before."""
        if self._deadline is not None:
            self._deadline.bring_forward(moment)

    def limit(self, literal_bytes: int) -> None:
        """A literal larger than this many bytes is never held in memory; it reads as empty."""
        self._client._imap.largest = literal_bytes

    def uids(self, among: Iterable[int] | None = None) -> list[int]:
        """The UIDs now in the folder, rising; with ``among`` those of them still there."""
        criteria = ["ALL"] if among is None else ["UID", ",".join(map(str, among))]
        with self._at("läsning"):
            found = self._client.search(criteria)
            return sorted({int(uid) for uid in found})

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """The sizes in bytes of those messages that are still there."""
        with self._at("läsning"):
            got = self._client.fetch(uids, ["RFC822.SIZE"])
            found = {uid: got.get(uid, {}).get(b"RFC822.SIZE") for uid in uids}
            return {uid: size for uid, size in found.items() if isinstance(size, int)}

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The bytes of those messages the server gives, without marking them as read.

        When the server refuses the whole command, or its answer cannot be understood, each is
        asked for alone, so that one bad message costs no other.
        """
        with self._at("läsning"):
            try:
                got = self._client.fetch(uids, ["BODY.PEEK[]"])
            except (IMAPClientAbortError, OSError):
                raise
            except Exception:  # noqa: BLE001 - bare IndexError and RecursionError were seen
                if len(uids) == 1:
                    return {}
                got = None
        if got is None:
            return {uid: raw for one in uids for uid, raw in self.bodies([one]).items()}
        found = {uid: got.get(uid, {}).get(b"BODY[]") for uid in uids}
        return {uid: raw for uid, raw in found.items() if isinstance(raw, bytes)}

    def move(self, uids: Sequence[int], folder: str) -> None:
        """The messages lie in ``folder``, made when absent; those no longer there are passed over.

        Without MOVE they are copied, marked and expunged by UID: a bare EXPUNGE would also take
        what others have marked as deleted.
        """
        self._insist_on_move()
        target = self._ready(folder)
        with self._at("flytt"):
            if self._client.has_capability("MOVE"):
                self._client.move(uids, target)
                return
            self._client.copy(uids, target)
            self._client.add_flags(uids, [rb"\Deleted"], silent=True)
            self._client.uid_expunge(uids)

    def move_ability(self) -> str:
        """Say in Swedish that messages can be moved. Raises MailboxDown, permanent, when not."""
        self._insist_on_move()
        return "Flytt: servern kan flytta meddelanden."

    def _insist_on_move(self) -> None:
        with self._at("flytt"):
            able = self._client.has_capability("MOVE") or self._client.has_capability("UIDPLUS")
        if not able:
            raise cannot_move(self.account.server.name)

    def folder_exists(self, folder: str) -> bool:
        """Whether the folder, as the configuration writes it, is there and can hold messages."""
        name = self._name(folder)
        with self._at("mapp"):
            listed = self._client.list_folders("", name)
            return any(
                found == name and not {rb"\Noselect", rb"\NonExistent"} & set(flags)
                for flags, _, found in listed
            )

    def _ready(self, folder: str) -> str:
        """The server's name of a folder that now exists and is subscribed to."""
        if folder in self._made:
            return self._made[folder]
        name = self._name(folder)
        with self._at("mapp"):
            if not self.folder_exists(folder):
                try:
                    self._client.create_folder(name)
                except IMAPClientAbortError:
                    raise
                except IMAPClientError:
                    if not self.folder_exists(folder):  # another may have made it just now
                        raise
                with contextlib.suppress(IMAPClientError):
                    self._client.subscribe_folder(name)
        self._made[folder] = name
        return name

    def _name(self, folder: str) -> str:
        with self._at("mapp"):
            if self._client.has_capability("NAMESPACE"):
                personal = self._client.namespace().personal
                if personal:
                    prefix, delimiter = personal[0]
                    return on_server(folder, prefix, delimiter or "")
            listed = self._client.list_folders("", "")
            delimiter = listed[0][1] if listed else b"/"
            return on_server(folder, "", (delimiter or b"").decode("ascii"))

    def close(self, *, politely: bool = True) -> None:
        """The session is over; nothing is raised."""
        client: _Client | None = getattr(self, "_client", None)
        if client is not None:
            with contextlib.suppress(Exception):
                if politely:
                    client.logout()
                else:
                    client.shutdown()
        if self._deadline is not None:
            self._deadline.lift()

    @contextlib.contextmanager
    def _at(self, stage: Stage, sock: socket.socket | None = None) -> Iterator[None]:
        """Whatever goes wrong within is a MailboxDown of this stage.

        imapclient was seen to raise bare IndexError and RecursionError on odd answers.
        """
        try:
            yield
        except MailboxDown:
            raise
        except Exception as error:  # noqa: BLE001 - typed by what it is
            if sock is not None:
                sock.close()
            raise self._fault(stage, error) from None

    def _fault(self, stage: Stage, error: Exception) -> MailboxDown:
        return fault(stage, error, self.account.server.name, out_of_time=self.out_of_time)
