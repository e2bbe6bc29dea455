"""Wishes: who comes, when, what they want and within which limits, in the coordinator's words."""
