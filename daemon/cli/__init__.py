"""Commands: words in, words out. `main` is the console script."""

from daemon.cli.app import main

__all__ = ["main"]
