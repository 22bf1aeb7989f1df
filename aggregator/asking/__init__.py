"""Questions to the store, and answers in the words of its faces."""
