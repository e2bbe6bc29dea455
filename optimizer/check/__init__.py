"""The checker and the score, written from the rules: a second opinion on every itinerary."""

from optimizer.check.checking import CHECKS, check
from optimizer.check.score import DISTINCT_PARTNERS, score, unmet_wishes

__all__ = ["CHECKS", "DISTINCT_PARTNERS", "check", "score", "unmet_wishes"]
