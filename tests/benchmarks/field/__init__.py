"""Tests of the measured field: figures, reports, what is measured."""
