"""List pages: their links, and where they go on."""
