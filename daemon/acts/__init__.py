"""What a person says to the ledger by hand: each an event, or refused with the reason.

The command line's second half: words have been read, nothing has been printed yet.
"""
