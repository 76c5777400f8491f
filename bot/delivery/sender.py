"""Sends what is due: claim a row of the outbox, render it once, send its parts, mark it.

Flow: claim -> render (parts are stored before the first is sent) -> send in order -> mark.
What a failure means is decided in retry.py; what a delivery looks like, in views. A row found
"sending" at start may have arrived: it is marked uncertain, not sent again.
"""

from __future__ import annotations
