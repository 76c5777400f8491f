"""One message of a Telegram Desktop export → a Post, and runs of photos → albums.

The export has no view counts and no album ids (telegramdesktop/tdesktop issues 16890 and 30237). So
`views`, `forwards` and `replies` are read where a file has them, as the bundled sample does, and
albums are told by their shape. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.collector.source_items import (
    CutShort,
    FieldError,
    FilePost,
    Skipped,
    SourceItem,
    build_reaction,
    read_channel_id,
    read_count,
    read_moment,
    read_post_id,
    read_text,
    sum_reactions,
)
from storage.records import Channel, Counters, Forward, Post, Reaction, ReactionKind

ALBUM_LIMIT = 10  # Telegram's own limit of one album

_MEDIA_TYPES = {
    "animation": "animation",
    "audio_file": "audio",
    "sticker": "sticker",
    "video_file": "video",
    "video_message": "video",
    "voice_message": "voice",
}
_MEDIA_KEYS = {  # in this order: a poll may carry a picture
    "poll": "poll",
    "photo": "photo",
    "location_information": "location",
    "contact_information": "contact",
    "game_title": "game",
    "file": "document",
}
_REACTION_KINDS: dict[object, ReactionKind] = {"emoji": "emoji", "custom_emoji": "custom", "paid": "paid"}


def read_message(raw: object, channel: Channel, position: int) -> SourceItem:
    """A post, or why there is none."""
    if not isinstance(raw, dict):
        return Skipped(position, "bad-post", "not a message")
    if raw.get("type") == "service":
        return Skipped(position, "service", read_text(raw.get("action")))
    if raw.get("type") != "message":
        return Skipped(position, "unsupported", read_text(raw.get("type")))
    try:
        post = _read_post(raw, channel.channel_id)
    except FieldError as error:
        return Skipped(position, "bad-post", str(error))
    if not post.text.strip() and post.media_kind is None:
        return Skipped(position, "empty", f"post {post.post_id}")
    return FilePost(channel, post, position)


def group_albums(items: Iterable[SourceItem]) -> Iterator[SourceItem]:
    """Give consecutive photos and videos of one second, at most one with a text, one grouped_id."""
    run: list[FilePost] = []
    try:
        for item in items:
            if isinstance(item, FilePost) and (not run or _continues(run, item)):
                run.append(item)
                continue
            yield from _as_album(run)
            run = [item] if isinstance(item, FilePost) else []
            if not run:
                yield item
    except CutShort:
        yield from _as_album(run)
        raise
    yield from _as_album(run)


def _read_post(raw: dict[str, object], channel_id: int) -> Post:
    post_id = read_post_id(raw.get("id"))
    published_at = read_moment(raw.get("date_unixtime")) or read_moment(raw.get("date"))
    if published_at is None:
        raise FieldError(f"post {post_id} has no date")
    return Post(
        channel_id=channel_id,
        post_id=post_id,
        published_at=published_at,
        text=_read_body(raw),
        counters=Counters(
            views=read_count(raw.get("views")),
            forwards=read_count(raw.get("forwards")),
            replies=read_count(raw.get("replies")),
            reactions=_read_reactions(raw.get("reactions")),
        ),
        edited_at=read_moment(raw.get("edited_unixtime")) or read_moment(raw.get("edited")),
        forward=_read_forward(raw),
        media_kind=_read_media_kind(raw),
    )


def _read_body(raw: dict[str, object]) -> str:
    text = _join_parts(raw.get("text_entities")) or _join_parts(raw.get("text"))
    poll = raw.get("poll")
    if text or not isinstance(poll, dict):
        return text
    answers = poll.get("answers")
    texts = (
        [item.get("text") for item in answers if isinstance(item, dict)] if isinstance(answers, list) else []
    )
    return "\n– ".join(_join_parts(part) for part in (poll.get("question"), *texts))


def _join_parts(value: object) -> str:
    """Text as one string, or as a list of strings and entities; a link keeps its words, not its href."""
    if not isinstance(value, list):
        return read_text(value)
    return "".join(read_text(part.get("text") if isinstance(part, dict) else part) for part in value)


def _read_reactions(value: object) -> tuple[Reaction, ...]:
    return sum_reactions(_read_reaction(row) for row in _list_of_dicts(value))


def _read_reaction(row: dict[str, object]) -> Reaction | None:
    kind = _REACTION_KINDS.get(row["type"]) if isinstance(row.get("type"), str) else None
    key = read_text(row.get("emoji"))
    if kind == "custom":
        # The export writes the id, the path of the downloaded file, or "(File not included …)".
        document = str(row.get("document_id", ""))
        key = document if document.isascii() and document.isdecimal() else ""
    if kind is None or (kind == "emoji" and not key):
        return None
    return build_reaction(key, read_count(row.get("count")), kind)


def _read_forward(raw: dict[str, object]) -> Forward | None:
    if "forwarded_from" not in raw and "forwarded_from_id" not in raw:
        return None
    try:
        origin = read_channel_id(raw.get("forwarded_from_id"))
    except FieldError:  # older exports give the name only, and a person's id is not kept
        origin = None
    return Forward(channel_id=origin, title=read_text(raw.get("forwarded_from")) or None)


def _read_media_kind(raw: dict[str, object]) -> str | None:
    media_type = raw.get("media_type")
    if isinstance(media_type, str) and media_type in _MEDIA_TYPES:
        return _MEDIA_TYPES[media_type]
    for key, kind in _MEDIA_KEYS.items():
        if key in raw:
            return kind
    kinds = [part.get("type") for part in _list_of_dicts(raw.get("text_entities") or raw.get("text"))]
    return "link" if "link" in kinds else None  # a text_link is mostly a footer


def _list_of_dicts(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _continues(run: list[FilePost], item: FilePost) -> bool:
    first, post = run[0].post, item.post
    alike = (first.published_at, first.forward) == (post.published_at, post.forward)
    visual = {"photo", "video"} >= {first.media_kind, post.media_kind}
    texts = sum(bool(part.post.text) for part in (*run, item))
    return alike and visual and texts <= 1 and len(run) < ALBUM_LIMIT


def _as_album(run: list[FilePost]) -> list[FilePost]:
    if len(run) < 2:
        return run
    grouped_id = run[0].post.post_id  # unique in its channel, and the same at every reading
    return [replace(part, post=replace(part.post, grouped_id=grouped_id)) for part in run]
