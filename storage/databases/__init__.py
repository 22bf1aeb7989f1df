"""SQLite and PostgreSQL, set up to behave alike; what they refuse."""
