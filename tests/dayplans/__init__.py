"""One day: the labelling kernel against an enumeration of every order and every start."""
