"""Why: what was left out, what is impossible together, what would help, and what points cost."""

from optimizer.explain.explanation import explain
from optimizer.explain.frontier import by_days, frontier
from optimizer.explain.inquiry import Inquiry

__all__ = ["Inquiry", "by_days", "explain", "frontier"]
