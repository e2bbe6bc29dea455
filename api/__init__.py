"""The edges: the HTTP service and the command line."""
