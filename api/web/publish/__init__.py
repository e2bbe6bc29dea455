"""Publish: versions, whom they ask, links and papers."""
