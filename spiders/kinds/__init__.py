"""Pages that hold no article, told apart."""
