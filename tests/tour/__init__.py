"""docs/tour.md: every screen of the bot, from the golden views; written by `python -m tests.tour`."""
