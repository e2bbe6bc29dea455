"""What exists: frozen values that say what a host offers, what a delegation wants, what is planned."""
