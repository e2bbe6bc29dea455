"""What holds for all tests: none asserts how long something takes; benchmarks measure that."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
