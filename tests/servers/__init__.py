"""Real servers for the tests: Dovecot and Exim from Debian's packages, and a proxy for faults."""
