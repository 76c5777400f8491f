"""The topic of a forum that a group's deliveries go to, when Telegram takes nothing there any more.

What waits and was rendered already goes with the group; what was sent stays as it was.
"""

from __future__ import annotations

import sqlite_utils


def leave_topic(db: sqlite_utils.Database, chat_id: int, thread_id: int) -> bool:
    """Forgets the topic, and sends what waits for it where the group's deliveries go now.

    Returns whether the group's deliveries went there until now: its admins may have moved them since.
    """
    was_there = db.execute(
        "update subscribers set thread_id = null where chat_id = ? and thread_id = ?", [chat_id, thread_id]
    ).rowcount
    db.execute(
        """
        update delivery_parts set body = case
            when (select thread_id from subscribers where chat_id = :chat_id) is null
            then json_remove(body, '$.message_thread_id')
            else json_set(
                body, '$.message_thread_id', (select thread_id from subscribers where chat_id = :chat_id)
            )
            end
        where message_id is null and json_extract(body, '$.message_thread_id') = :thread_id
        and delivery_id in (
            select delivery_id from deliveries where chat_id = :chat_id and state in ('pending', 'sending')
        )
        """,
        {"chat_id": chat_id, "thread_id": thread_id},
    )
    return was_there > 0
