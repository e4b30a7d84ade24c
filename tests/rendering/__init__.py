"""Tests of the templates and of what renders them."""
