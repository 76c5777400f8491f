"""Puts posts into a real database with topics and relation as given, not as the classifier finds them."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from storage.channels import save_channel
from storage.database import Database
from storage.posts import PostItem, save_posts
from storage.records import Channel, Evidence, Post, Relevance, TopicScore, Understanding


def understanding_of(
    text: str,
    *,
    topics: tuple[str, ...] = ("gas_energy",),
    relevance: Relevance = "kz-tm",
    language: str = "ru",
    evidence: tuple[Evidence, ...] = (),
    analysis_version: int = 1,
) -> Understanding:
    """What ingest would have derived; words are not indexed."""
    return Understanding(
        language=language,
        relevance=relevance,
        relevance_score=1.0 if relevance == "kz-tm" else 0.0,
        topics=tuple(TopicScore(topic, 1 - 0.1 * place) for place, topic in enumerate(topics)),
        evidence=evidence,
        forms="",
        terms="",
        text_hash=hashlib.blake2b(text.encode(), digest_size=16).digest(),
        analysis_version=analysis_version,
    )


def store_channel(db: Database, channel_id: int, **fields: Any) -> Channel:
    """Follows a channel."""
    return db.write_now(
        save_channel, Channel(channel_id, f"Channel {channel_id}", f"channel{channel_id}", **fields)
    )


def store_post(
    db: Database,
    published_at: datetime,
    *,
    channel_id: int = 1,
    post_id: int = 1,
    text: str | None = None,
    copy_of: int | None = None,
    seen_at: datetime | None = None,
    post_fields: dict[str, Any] | None = None,
    **understood: Any,
) -> int:
    """Stores one post, read when it was published unless said otherwise; returns its seq."""
    text = text or f"Новость {post_id} канала {channel_id}"
    post = Post(channel_id, post_id, published_at, text, **(post_fields or {}))
    item = PostItem(post, understanding_of(text, **understood), copy_of)
    report = db.write_now(save_posts, channel_id, [item], seen_at=seen_at or published_at)
    return report.seqs[0]
