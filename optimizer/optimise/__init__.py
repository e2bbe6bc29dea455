"""A problem in, a checked itinerary out, with the sentence that says how good it is."""

from optimizer.optimise.carrying import carried, carrying
from optimizer.optimise.disagreement import CheckerDisagrees
from optimizer.optimise.pipeline import solve
from optimizer.optimise.question import Question
from optimizer.optimise.stability import against_afresh, price_of_stability

__all__ = [
    "CheckerDisagrees",
    "Question",
    "against_afresh",
    "carried",
    "carrying",
    "price_of_stability",
    "solve",
]
