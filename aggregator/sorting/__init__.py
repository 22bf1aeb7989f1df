"""What an article is about: topics, genre, deadlines, documents; by rules kept as data."""
