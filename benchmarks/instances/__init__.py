"""Instances that the benchmarks solve: generated trips, and readers of public sets."""
