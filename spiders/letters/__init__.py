"""Letters and syllables: bytes as text, old fonts, what is Vietnamese."""
