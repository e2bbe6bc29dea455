"""Start: the trips there are, and how to begin one."""
