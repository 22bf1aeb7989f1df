"""A page as it is laid out: lines and boxes, what surrounds articles, what is told to machines."""
