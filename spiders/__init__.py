"""Reading: which pages to visit, and what stands on them."""
