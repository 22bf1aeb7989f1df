"""One module a department: what is different about its site."""
