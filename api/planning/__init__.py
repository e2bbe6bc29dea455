"""Planning: from a request to a plan in the queue, and from a plan to what is told of it."""
