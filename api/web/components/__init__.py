"""Components: parts of pages with a script of their own."""
