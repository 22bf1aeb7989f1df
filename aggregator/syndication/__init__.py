"""What feeds say: which articles, in which order, under which title."""
