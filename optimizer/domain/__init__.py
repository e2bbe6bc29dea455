"""What exists: values that say what a host offers, a delegation wants, and what is planned."""
