"""Which articles are one text."""
