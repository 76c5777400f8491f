"""What the buttons of /settings say beyond those in callbacks.py.

| class | under which button | handler should |
|---|---|---|
| SetLength | a length of digests | store, show the settings |
| QuietFrom | the hour at which quiet hours begin | view_quiet_until |
| StillHere | "I am still here" under the question | say that all stays; being tapped is the sign |
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from storage.records import DigestLength


class SetLength(CallbackData, prefix="length"):
    length: DigestLength


class QuietFrom(CallbackData, prefix="qfrom"):
    hour: int


class StillHere(CallbackData, prefix="here"):
    pass
