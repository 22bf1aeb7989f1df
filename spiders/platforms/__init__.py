"""The one crawl bound to the pages of a platform; a department of that platform starts here."""
