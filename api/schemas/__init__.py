"""Schemas: what goes over the wire beside the documents of the library."""
