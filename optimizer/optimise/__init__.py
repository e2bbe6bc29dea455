"""A problem in, a checked itinerary out, with the sentence that says how good it is."""

from optimizer.optimise.carrying import carried, carrying
from optimizer.optimise.disagreement import CheckerDisagrees
from optimizer.optimise.pipeline import solve
from optimizer.optimise.question import Question

__all__ = ["CheckerDisagrees", "Question", "carried", "carrying", "solve"]
