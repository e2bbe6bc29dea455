"""Other ways to solve the same problem, for comparison and as oracles in tests."""
