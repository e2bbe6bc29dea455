"""Editing: a plan changed by hand on a timeline, judged at once, repaired around the changes."""
