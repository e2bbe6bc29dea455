"""One module for each step from one release's tables to the next's."""
