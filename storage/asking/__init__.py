"""Lists that can be walked, names without marks, texts alone, what is read most."""
