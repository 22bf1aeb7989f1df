"""One module a newspaper that carries news of the departments."""
