"""What there is at an address that nobody described: a site looked at before it is a source."""
