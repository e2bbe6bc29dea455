"""Tests of the checker: every rule broken on its own, at both edges."""
