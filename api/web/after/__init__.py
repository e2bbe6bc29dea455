"""After: links to the forms, how the trip went, what comes of it, and the learning report."""
