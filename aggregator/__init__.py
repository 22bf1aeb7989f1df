"""Putting it together: configuration, rules, schedule, command line, web."""
