"""Tests of daemon/mail against real servers."""
