"""Oracles: the exact optimum of small problems by means that share nothing with the engine."""
