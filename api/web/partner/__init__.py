"""Partner: by its own link, what it is asked for, and when it cannot receive anyone."""
