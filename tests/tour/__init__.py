"""docs/tour.md and tour-operators.md: every screen of the bot, written by `python -m tests.tour`."""
