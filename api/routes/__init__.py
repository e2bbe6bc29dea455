"""Routes: one module for each resource. Each route says what it needs and hands over."""
