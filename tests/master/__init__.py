"""Across days: windows and certificates."""
