"""The versions of the schema; what is broken, copies, backups, clean-up."""
