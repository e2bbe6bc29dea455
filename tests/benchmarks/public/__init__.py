"""Tests of the public sets, on instances made here."""
