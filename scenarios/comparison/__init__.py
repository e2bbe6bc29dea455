"""Two answers side by side: figures, terms, and what became of every visit."""

from scenarios.comparison.answers import compared, figures_of
from scenarios.comparison.assignment import assignment_change

__all__ = ["assignment_change", "compared", "figures_of"]
