"""Whole solves: against the oracle, alternatives, and a checker that disagrees."""
