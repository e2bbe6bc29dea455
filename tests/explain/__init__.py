"""Explanations against the oracle: prices, conflicts, repairs, and the words for them."""
