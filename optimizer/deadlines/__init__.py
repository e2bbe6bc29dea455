"""Deadlines: the to-do list that follows from a plan."""

from optimizer.deadlines.todo import deadlines_of

__all__ = ["deadlines_of"]
