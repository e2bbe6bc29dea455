"""The service measured from outside, as a program on loopback: under load, over time, cut off."""
