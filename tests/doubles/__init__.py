"""Doubles at the network's edge. They record, refuse what Telegram would refuse, and fail on request."""
