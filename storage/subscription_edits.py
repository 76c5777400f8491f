"""Changes to a scheduled digest, read and written in one transaction.

So that a run of the job in between is not undone. What is changed, the caller's function says; whose digest
it is, is checked here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sqlite_utils

from storage.errors import RowNotFound
from storage.records import Subscription
from storage.subscriptions import add_subscription, find_subscription, update_subscription

Edit = Callable[[Subscription], Subscription]


def edit_subscription(
    db: sqlite_utils.Database, chat_id: int, subscription_id: int, edit: Edit
) -> Subscription:
    """Stores what `edit` makes of a chat's digest and returns it; RowNotFound where it has none such."""
    found = find_subscription(db, subscription_id)
    if found is None or found.chat_id != chat_id:
        raise RowNotFound(f"There is no subscription {subscription_id}.")
    changed = edit(found)
    update_subscription(db, changed)
    return changed


def restore_subscription(
    db: sqlite_utils.Database, before: Subscription, edit: Edit, *, limit: int | None = None
) -> Subscription:
    """Brings back what a digest was before it was changed or removed; returns it.

    `edit` brings its moments up to date. A removed one comes back under a number of its own;
    TooManySubscriptions when the chat has `limit` others by now.
    """
    found = find_subscription(db, before.subscription_id)
    if found is None or found.chat_id != before.chat_id:
        return add_subscription(db, edit(before), limit=limit)
    return edit_subscription(
        db,
        before.chat_id,
        before.subscription_id,
        lambda now: edit(replace(before, last_window_end=now.last_window_end)),
    )
