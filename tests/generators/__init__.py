"""Generators: random problems that exercise every rule."""
