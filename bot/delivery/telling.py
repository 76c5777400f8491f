"""An alert whose moment has come -> what its message tells, or that there is none. In one transaction.

Flow: take together what waited by plan -> judge each post (domain/alert_telling.py) -> the row's data are
what its message tells; the other rows are dropped, with the reason, or put off. What was told is noted. A
repeat of what may not have arrived tells the same again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.delivery.rendering import AGAIN
from bot.domain.alert_telling import (
    Told,
    Verdict,
    add_source,
    begin_of_day,
    bundle,
    is_bundled,
    judge,
    plan_beyond,
)
from bot.domain.answer_values import AlertFired
from bot.domain.continuing import find_news
from bot.domain.payloads import dump_payload, load_alert
from storage.alert_deliveries import change_payload, list_waiting, postpone
from storage.alert_posts import count_told, list_told_of_story, note_told, read_posts_now
from storage.alerts import find_alert
from storage.database import Connection
from storage.deliveries import drop
from storage.posts import list_posts_by_seq
from storage.records import Alert, Delivery, StoredPost, Subscriber
from storage.stories import find_story

_REASONS: dict[Verdict, str] = {
    "muted": "the alert was muted",
    "same story": "nothing new in a story already told",
    "beyond": "beyond the day's limit",
}


@dataclass(slots=True)
class _Message:
    """What a message tells so far; `rows` are the deliveries of its posts."""

    posts: list[AlertFired] = field(default_factory=list)
    rows: list[Delivery] = field(default_factory=list)
    stories: dict[int, list[StoredPost]] = field(default_factory=dict)
    beyond: list[Delivery] = field(default_factory=list)


def settle_alert(
    db: Connection, delivery: Delivery, subscriber: Subscriber, now: datetime
) -> Delivery | None:
    """Returns the claimed row with what its message tells; None where it tells nothing now.

    Raises ValueError for a payload that cannot be read.
    """
    fired = load_alert(delivery.payload)
    alert = find_alert(db, fired.alert_id)
    if alert is None or alert.chat_id != delivery.chat_id or AGAIN in delivery.key:
        _note(db, delivery, fired, now)
        return delivery
    message, today = _Message(), count_told(db, alert.alert_id, begin_of_day(subscriber, now))
    for row in _list_rows(db, delivery, fired, now):
        post = fired if row is delivery else load_alert(row.payload)
        _take(db, message, alert, row, post, today, now)
    if not message.rows or message.rows[0] is not delivery:
        _put_off(db, message, subscriber, now)
        return None  # a row that is told is claimed in its turn
    for row in message.rows[1:]:
        drop(db, row.delivery_id, "told in the message of another post", now)
    for row in message.beyond:
        drop(db, row.delivery_id, _REASONS["beyond"], now)
    is_last = alert.options.daily_cap == today + len(message.posts) and not fired.beyond
    told = bundle(message.posts, len(message.beyond), is_last=is_last)
    _note(db, delivery, told, now)
    return change_payload(db, delivery.delivery_id, dump_payload(told))


def _list_rows(db: Connection, delivery: Delivery, fired: AlertFired, now: datetime) -> list[Delivery]:
    """The claimed row, and those that waited like it."""
    if not is_bundled(fired, delivery.created_at):
        return [delivery]
    others = list_waiting(db, delivery.chat_id, fired.alert_id, until=now)
    return [delivery, *[row for row in others if _goes_with(fired, row)]]


def _goes_with(fired: AlertFired, row: Delivery) -> bool:
    if AGAIN in row.key:
        return False
    try:
        other = load_alert(row.payload)
    except ValueError:
        return False  # claimed by itself, it becomes a dead letter
    return bool(other.item.sources) and other.beyond == fired.beyond and is_bundled(other, row.created_at)


def _take(
    db: Connection,
    message: _Message,
    alert: Alert,
    row: Delivery,
    post: AlertFired,
    today: int,
    now: datetime,
) -> None:
    """Judges one post and takes it into the message, or settles its row."""
    stored = next(iter(list_posts_by_seq(db, [post.item.seq])), None)
    story_id = stored.story_id if stored is not None else None
    before, brings_news = _look_at_story(db, message, alert, stored)
    told = Told(today + len(message.posts), before, brings_news)
    verdict = judge(alert, post, told, now)
    if verdict == "tell":
        message.posts.append(replace(post, continues=before))
        message.rows.append(row)
        if stored is not None and story_id is not None:
            message.stories.setdefault(story_id, []).append(stored)
    elif verdict == "beyond":
        message.beyond.append(row)
    else:
        if verdict == "same story" and story_id in message.stories:
            _add_source(message, message.stories[story_id][0].seq, post)
        drop(db, row.delivery_id, _REASONS[verdict], now)


def _look_at_story(
    db: Connection, message: _Message, alert: Alert, stored: StoredPost | None
) -> tuple[bool, bool]:
    """Whether the alert has told of the post's story, and whether the post says what those told do not."""
    if stored is None or stored.story_id is None or not alert.options.per_story:
        return False, True
    told = list_told_of_story(db, alert.alert_id, stored.story_id)
    told += [post.seq for post in message.stories.get(stored.story_id, ())]
    story = find_story(db, stored.story_id) if told else None
    if story is None:
        return False, True
    return True, stored.seq in {post.seq for post in find_news(story, max(told))}


def _add_source(message: _Message, seq: int, same: AlertFired) -> None:
    """Of a post that is told in this very message: another channel has it too."""
    for place, post in enumerate(message.posts):
        if post.item.seq == seq:
            message.posts[place] = replace(post, item=add_source(post.item, same.item))


def _put_off(db: Connection, message: _Message, subscriber: Subscriber, now: datetime) -> None:
    """What is beyond the day's limit is counted up the next morning."""
    due_at = plan_beyond(subscriber, now)
    for row in message.beyond:
        fired = replace(load_alert(row.payload), planned_at=due_at, beyond=True)
        postpone(db, row.delivery_id, due_at, dump_payload(fired))


def _note(db: Connection, delivery: Delivery, fired: AlertFired, now: datetime) -> None:
    """Notes what is told, in which version: the payload's, or that of the post as it stands."""
    posts = read_posts_now(db, [told.item.seq for told in fired.items])
    versions = [
        (told.item.seq, posts[told.item.seq].version if told.version is None else told.version)
        for told in fired.items
        if told.item.seq in posts
    ]
    note_told(db, delivery.delivery_id, fired.alert_id, versions, now, counts=not fired.beyond)
