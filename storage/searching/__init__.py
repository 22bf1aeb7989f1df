"""Articles by their words: what the index holds, how it is asked, what fits best."""
