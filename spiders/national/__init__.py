"""One module a site of the Ministry or of an agency of it."""
