"""Across days: rows, relaxation, cuts and the selection of day plans."""
