"""What changed in a text, what a counter tells: values in, answers out."""
