"""`python -m daemon` is `lasvakt`."""

from daemon.cli import main

main()
