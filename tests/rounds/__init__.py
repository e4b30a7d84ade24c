"""Tests of daemon/rounds."""
