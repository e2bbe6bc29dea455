"""Share: the published programme by link, to read on a phone and to print."""
