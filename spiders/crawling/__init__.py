"""Which pages of a site a crawl asks for, what it remembers, what can go wrong."""
