"""No test is timed: a slow machine, or one busy with other work, fails none."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
