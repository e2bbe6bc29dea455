"""Public benchmark sets read onto the product's own problem, and a verifier on their numbers."""
