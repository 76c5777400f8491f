"""Keeps what a scheduled digest or an alert was before a change or a removal, so that it can be undone.

In the dialog's data, which a restart does not end: the last few of each, under a short token that fits a
button; an older token is an outdated button. Erasing a person erases them.
"""

from __future__ import annotations

import hashlib

from aiogram.fsm.context import FSMContext

from bot.chat.fsm_storage import keep
from bot.chat.tokens import STALE
from bot.domain.payloads import dump_standing, dump_subscription, load_standing, load_subscription
from bot.errors import UserError
from storage.records import Alert, Subscription

KEPT = 10
_DIGESTS, _ALERTS = "digests", "alerts"


async def keep_digest(state: FSMContext, subscription: Subscription) -> str:
    """Remembers the digest as it is and returns its token."""
    return await _keep(state, _DIGESTS, dump_subscription(subscription))


async def recall_digest(state: FSMContext, token: str) -> Subscription:
    """Returns the digest under `token`; raises UserError for an outdated button."""
    return load_subscription(await _recall(state, _DIGESTS, token))


async def keep_alert(state: FSMContext, alert: Alert) -> str:
    """Remembers the alert as it is and returns its token."""
    return await _keep(state, _ALERTS, dump_standing(alert))


async def recall_alert(state: FSMContext, token: str) -> Alert:
    """Returns the alert under `token`; raises UserError for an outdated button."""
    return load_standing(await _recall(state, _ALERTS, token))


async def _keep(state: FSMContext, key: str, text: str) -> str:
    token = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    await keep(state, key, token, text, most=KEPT)
    return token


async def _recall(state: FSMContext, key: str, token: str) -> str:
    kept: dict[str, str] = await state.get_value(key) or {}
    if token not in kept:
        raise UserError(STALE)
    return kept[token]
