"""Laws that hold whatever the problem: changes that keep the optimum, changes that never help."""
