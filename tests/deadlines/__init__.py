"""Tests of optimizer.deadlines."""
