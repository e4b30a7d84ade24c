"""Tests of the ledger report in each of its forms."""
