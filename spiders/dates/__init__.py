"""Days and times, printed for people and for programs."""
