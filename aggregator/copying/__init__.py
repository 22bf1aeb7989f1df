"""Copies: what of a text is compared, by what it is found, and whether two texts are one."""
