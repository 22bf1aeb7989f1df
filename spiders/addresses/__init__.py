"""Addresses: which mean the same page."""
