"""Feeds as files and to hubs: what changed, and who is told."""
