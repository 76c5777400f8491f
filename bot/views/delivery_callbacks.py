"""What the buttons say that belong to deliveries themselves; the rest: callbacks.py.

| class | under which button | handler should |
|---|---|---|
| Resend | "Resend" under "may not have arrived" | queue what of it is not confirmed, once |
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class Resend(CallbackData, prefix="resend"):
    delivery_id: int
