"""Feeds, API and pages over HTTP."""
