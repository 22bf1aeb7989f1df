"""A release of what is kept, in formats that other programs open."""
