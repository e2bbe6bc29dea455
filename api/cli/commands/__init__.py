"""The commands with their arguments. Each imports its work only when it runs."""
