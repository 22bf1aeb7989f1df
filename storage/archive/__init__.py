"""Every answer that was read, packed and kept once."""
