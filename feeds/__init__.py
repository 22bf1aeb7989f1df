"""Publishing: articles as Atom and RSS bytes; the only feedgen."""
