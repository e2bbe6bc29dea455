"""Tests of the cost sheet: selling, sizes of group, exposure."""
