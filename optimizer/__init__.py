"""The library: a problem in, a result out that says how good it is."""
