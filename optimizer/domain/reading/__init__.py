"""Reading: from files to plain content, and from content to values, with every fault in words."""
