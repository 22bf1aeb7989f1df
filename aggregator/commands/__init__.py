"""The commands of `sokhcn`, by what they are about."""
