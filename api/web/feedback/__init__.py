"""Feedback: a form that somebody with a link fills in, on a phone or at a desk, without a name."""
