"""Tests of daemon/confined."""
