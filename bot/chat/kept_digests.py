"""Keeps what a scheduled digest was before a change or a removal, so that it can be undone.

In the dialog's data, which a restart does not end: the last few, each under a short token that fits a
button; an older token is an outdated button. Erasing a person erases them.
"""

from __future__ import annotations

import hashlib

from aiogram.fsm.context import FSMContext

from bot.chat.tokens import STALE
from bot.domain.payloads import dump_subscription, load_subscription
from bot.errors import UserError
from storage.records import Subscription

KEPT = 10
_KEY = "digests"


async def keep_digest(state: FSMContext, subscription: Subscription) -> str:
    """Remembers the digest as it is and returns its token."""
    text = dump_subscription(subscription)
    token = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    kept: dict[str, str] = dict(await state.get_value(_KEY) or {})
    kept.pop(token, None)
    kept[token] = text
    await state.update_data({_KEY: dict(list(kept.items())[-KEPT:])})
    return token


async def recall_digest(state: FSMContext, token: str) -> Subscription:
    """Returns the digest under `token`; raises UserError for an outdated button."""
    kept: dict[str, str] = await state.get_value(_KEY) or {}
    if token not in kept:
        raise UserError(STALE)
    return load_subscription(kept[token])
