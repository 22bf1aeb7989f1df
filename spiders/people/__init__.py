"""Who wrote a piece and where it was taken from: names and credits."""
