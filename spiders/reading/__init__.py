"""An article page understood: one question about it each."""
