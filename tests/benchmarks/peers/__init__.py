"""Tests of the peers: what they plan is judged by the checker, what they cannot say is refused."""
