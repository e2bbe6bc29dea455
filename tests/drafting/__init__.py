"""Tests of drafts: hand edits, their levels, and plans that are repaired around them."""
