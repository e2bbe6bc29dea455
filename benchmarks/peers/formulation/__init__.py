"""The whole trip as one CP-SAT model: variables of a day, rule families, rows over the days."""
