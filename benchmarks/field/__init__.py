"""The engine and its peers on the same instances: measured, judged by one checker, and reported."""
