"""Låsvakt: watches over electronic lock turners in Swedish home care."""

__version__ = "0.1.0"
