"""What a folder of lasvakt.toml is called on a server of its own habits."""

from __future__ import annotations


def on_server(folder: str, prefix: str, delimiter: str) -> str:
    """The server's name for ``folder``, whose levels the configuration parts with ``/``.

    ``prefix`` is that of the personal namespace, such as ``INBOX.``; INBOX itself never has one.
    """
    levels = [level for level in folder.split("/") if level]
    if levels and levels[0].upper() == "INBOX":
        levels[0] = "INBOX"
        return delimiter.join(levels) if delimiter else "INBOX"
    name = (delimiter or "/").join(levels)
    return name if name.startswith(prefix) else prefix + name
