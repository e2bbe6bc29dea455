"""Why: what was left out, what is impossible together, what would help, and what it costs."""
