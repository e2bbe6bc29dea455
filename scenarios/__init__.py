"""What-if questions: overlays over a baseline, replayed, compared and gated."""
