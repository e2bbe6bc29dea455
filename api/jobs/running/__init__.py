"""Running: the work of a job in a process of its own, here or on a cluster."""
