"""Keeping: the only SQL."""
