"""Tests of what prepare offers, and of the reasons for what it does not."""
