"""What feeds ask: what changed, places in order, what was taken back."""
