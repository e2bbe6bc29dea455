"""Tests of Päämaja; the folders mirror the packages."""
