"""Everything that is kept of one person, for that person: `/export` as readable JSON.

The keys are words, times are ISO 8601 in UTC (hours of the person's day are local). Of what was sent
there is the kind and how it went, not the text: that is other people's posts, and stands in the chat.
Decides nothing about who may ask.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any

from storage.alerts import list_alerts
from storage.database import Connection
from storage.records import Alert, Subscriber, Subscription
from storage.subscribers import export, get_subscriber
from storage.subscriptions import list_subscriptions

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Json = dict[str, Any]


def dump_own_data(db: Connection, chat_id: int, now: datetime) -> str:
    """Returns the JSON text. Raises RowNotFound for somebody of whom nothing is kept."""
    rows = export(db, chat_id)
    data: Json = {
        "made_at": _iso(now),
        "subscriber": _subscriber(get_subscriber(db, chat_id)),
        "scheduled_digests": [_subscription(each) for each in list_subscriptions(db, chat_id)],
        "alerts": [_alert(each) for each in list_alerts(db, chat_id)],
        "conversations": [_conversation(row) for row in rows["fsm"]],
        "messages": [
            _message(row, rows["delivery_parts"], rows["alert_posts"]) for row in rows["deliveries"]
        ],
        "stories_shown": [
            {"story": row["story_id"], "shown_at": _moment(row["shown_at"])} for row in rows["digest_items"]
        ],
        "invitations_used": [
            {"code": row["code"], "used_at": _moment(row["used_at"])} for row in rows["invites"]
        ],
        "let_in_by_hand_at": [_moment(row["added_at"]) for row in rows["allowlist"]],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _subscriber(subscriber: Subscriber) -> Json:
    return {
        "chat_id": subscriber.chat_id,
        "language": subscriber.language,
        "time_zone": subscriber.zone,
        "here_since": _iso(subscriber.created_at),
        "quiet_from": _clock(subscriber.quiet_from),
        "quiet_until": _clock(subscriber.quiet_until),
        "discreet_mode": subscriber.discreet,
        "digest_length": subscriber.digest_length,
        "active": subscriber.active,
        "away_since": _iso(subscriber.away_since),
        "kind_of_chat": subscriber.kind,
        "forum_topic": subscriber.thread_id,
        "last_seen_at": _iso(subscriber.seen_at),
    }


def _subscription(subscription: Subscription) -> Json:
    schedule = subscription.schedule
    return {
        "days": schedule.kind if schedule.weekday is None else WEEKDAYS[schedule.weekday],
        "at": _clock(schedule.at),
        "next_at": _iso(subscription.next_run_at),
        "made_at": _iso(subscription.created_at),
        "topics": list(subscription.topics),
        "relations": list(subscription.relevances),
        "languages": list(subscription.languages),
        "channels": list(subscription.channels),
        "kinds_of_source": list(subscription.kinds),
        "length": subscription.length,
        "query": subscription.filter_query,
        "paused": subscription.paused,
        "last_until": _iso(subscription.last_window_end),
    }


def _alert(alert: Alert) -> Json:
    return {
        "query": alert.query,
        "made_at": _iso(alert.created_at),
        "muted_until": _iso(alert.muted_until),
        "fired": alert.fired,
        "timing": alert.options.timing,
        "silent": alert.options.silent,
        "heeds_quiet_hours": alert.options.heeds_quiet,
        "once_per_story": alert.options.per_story,
        "daily_limit": alert.options.daily_cap,
    }


def _conversation(row: Json) -> Json:
    """Where the conversation stands, and what was typed in it: the latest queries."""
    data: Json = json.loads(row["data"])
    queries = data.pop("queries", {})
    return {"state": row["state"], "latest_queries": list(queries.values()), "other": data}


def _message(row: Json, parts: list[Json], posts: list[Json]) -> Json:
    own = [part for part in parts if part["delivery_id"] == row["delivery_id"]]
    return {
        "kind": row["kind"],
        "state": row["state"],
        "reason": row["reason"],
        "queued_at": _moment(row["created_at"]),
        "due_at": _moment(row["due_at"]),
        "done_at": _moment(row["done_at"]),
        "attempts": row["attempts"],
        "parts_sent_at": [_moment(part["sent_at"]) for part in own],
        "posts_told": [post["seq"] for post in posts if post["delivery_id"] == row["delivery_id"]],
    }


def _moment(seconds: int | None) -> str | None:
    return None if seconds is None else _iso(datetime.fromtimestamp(seconds, UTC))


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def _clock(at: time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"
