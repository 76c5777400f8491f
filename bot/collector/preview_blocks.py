"""One block of a preview page -> a post, or the parts of an album: text, date, counters, media, origin.

A block is what the page shows as one message. Text keeps its line breaks; a link keeps its words, not
its address. Pure, and says nothing about the page around it (preview.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from bot.collector.preview_counts import parse_count, read_reactions
from bot.collector.source_items import read_moment, read_text
from bot.domain.links import LARGEST_POST_ID, NotAChannel, parse_channel_ref, parse_post_link
from storage.records import Counters, Forward, Post

ALBUM_LIMIT = 10  # Telegram's own limit of one album
ALBUM_KINDS = ("photo", "video", "document", "audio")

_UNKNOWN_ID = 0
_LINES = frozenset(("blockquote", "div", "p", "pre"))  # each stands on lines of its own
_SILENT = frozenset(("script", "style", "template"))
_SINGLE = re.compile(r"/(?P<post_id>[0-9]{1,10})\?single")
_MEDIA = (  # in this order: a poll may carry a picture, a video has a thumbnail
    (".tgme_widget_message_poll", "poll"),
    (".tgme_widget_message_roundvideo_player", "video"),
    (".tgme_widget_message_video_player", "video"),
    (".tgme_widget_message_photo_wrap", "photo"),
    (".tgme_widget_message_voice_player", "voice"),
    (".tgme_widget_message_document_icon.audio", "audio"),
    (".tgme_widget_message_document_wrap", "document"),
    (".tgme_widget_message_sticker_wrap", "sticker"),
    (".tgme_widget_message_location_wrap", "location"),
    (".tgme_widget_message_venue_wrap", "location"),
    (".tgme_widget_message_contact_wrap", "contact"),
    (".tgme_widget_message_link_preview", "link"),
)


@dataclass(frozen=True, slots=True)
class BlockRead:
    """What a block shows. `posts`: none where there is nothing to be seen, several for an album.

    `ids` are all that it stands for; `origin` is (@name, post id) of what it was forwarded from.
    """

    ids: frozenset[int]
    posts: tuple[Post, ...]
    is_edited: bool
    origin: tuple[str, int | None] | None


def read_post(block: LexborNode, post_id: int) -> BlockRead | None:
    """Reads a block that is no service message; None where it has no date."""
    published_at = read_moment(_find_datetime(block))
    if published_at is None:
        return None
    forward, origin = _read_forward(block)
    text, parts = _read_body(block), _list_parts(block)
    ids = _list_ids(block, post_id, parts)
    kind = parts.get(post_id) or _read_media_kind(block)
    grouped_id = min(ids) if len(parts) > 1 else None
    counters = _read_counters(block)
    face = Post(
        _UNKNOWN_ID, post_id, published_at, text, counters, None, grouped_id, forward, media_kind=kind
    )
    others = [
        Post(_UNKNOWN_ID, part_id, published_at, "", grouped_id=grouped_id, media_kind=part_kind)
        for part_id, part_kind in parts.items()
        if part_id != post_id and grouped_id is not None
    ]
    posts = (face, *others) if text or kind else ()
    return BlockRead(ids, posts, _is_edited(block), origin)


def has_class(node: LexborNode, name: str) -> bool:
    """Whether the node has this class among others."""
    return name in (node.attributes.get("class") or "").split()


def render_text(node: LexborNode) -> str:
    """The words of a node with its line breaks, as Telegram's own text has them."""
    parts: list[str] = []
    open_nodes = [(node.iter(include_text=True), False)]
    while open_nodes:
        children, has_lines = open_nodes[-1]
        child = next(children, None)
        if child is None:
            open_nodes.pop()
            _break_line(parts, has_lines)
        elif child.is_text_node:
            parts.append(child.text_content or "")
        elif child.tag == "br":
            parts.append("\n")
        elif child.is_element_node and child.tag not in _SILENT:
            _break_line(parts, child.tag in _LINES)
            open_nodes.append((child.iter(include_text=True), child.tag in _LINES))
    return read_text("".join(parts)).strip()


def _break_line(parts: list[str], has_lines: bool) -> None:
    if has_lines and parts and not parts[-1].endswith("\n"):
        parts.append("\n")


def _find_datetime(block: LexborNode) -> str | None:
    for place in (".tgme_widget_message_date time[datetime]", "time[datetime]"):
        for found in block.css(place):
            if not _is_quoted(found, block):
                return found.attributes.get("datetime")
    return None


def _read_body(block: LexborNode) -> str:
    for node in block.css(".tgme_widget_message_text"):
        if not has_class(node, "js-message_reply_text") and not _is_quoted(node, block):
            return render_text(node)
    question = block.css_first(".tgme_widget_message_poll_question")
    if question is None:
        return ""
    options = block.css(".tgme_widget_message_poll_option_text")
    return "\n– ".join(render_text(node) for node in (question, *options))


def _is_quoted(node: LexborNode, block: LexborNode) -> bool:
    """Whether it belongs to the message that this one answers."""
    return any(has_class(each, "tgme_widget_message_reply") for each in _list_ancestors(node, block))


def _list_ancestors(node: LexborNode, block: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None and parent.mem_id != block.mem_id:
        yield parent
        parent = parent.parent


def _list_parts(block: LexborNode) -> dict[int, str]:
    """The parts of an album by their ids, each with its kind: links such as /name/123?single."""
    parts: dict[int, str] = {}
    for node in block.css("a[href*='?single']"):
        link = _SINGLE.search(node.attributes.get("href") or "")
        if link is None or not 0 < int(link["post_id"]) <= LARGEST_POST_ID or len(parts) == ALBUM_LIMIT:
            continue
        is_video = has_class(node, "tgme_widget_message_video_player")
        is_file = has_class(node, "tgme_widget_message_document_wrap")
        parts.setdefault(
            int(link["post_id"]), "video" if is_video else _read_file_kind(node) if is_file else "photo"
        )
    return parts


def _list_ids(block: LexborNode, post_id: int, parts: dict[int, str]) -> frozenset[int]:
    """All ids that the block stands for. Where an album's links do not tell its parts apart, they are the
    ids that follow: nothing can be said of those."""
    shown = len(block.css(".grouped_media_wrap"))
    following = range(post_id, post_id + min(shown, ALBUM_LIMIT)) if len(parts) < 2 else ()
    return frozenset((post_id, *parts, *following))


def _read_media_kind(block: LexborNode) -> str | None:
    for place, kind in _MEDIA:
        if block.css_first(place) is not None:
            return kind
    links = block.css(".tgme_widget_message_text a[href]")
    return "link" if any(_is_address(link) for link in links if not _is_quoted(link, block)) else None


def _read_file_kind(node: LexborNode) -> str:
    return "audio" if node.css_first(".tgme_widget_message_document_icon.audio") is not None else "document"


def _is_address(link: LexborNode) -> bool:
    """Whether a link's words are its own address, not words with an address behind them."""
    words, address = _bare(link.text()), _bare(link.attributes.get("href") or "")
    return bool(words) and words == address


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address.strip().lower()).rstrip("/")


def _read_counters(block: LexborNode) -> Counters:
    views = block.css_first(".tgme_widget_message_views")
    return Counters(
        views=parse_count(views.text()) if views is not None else None,
        reactions=read_reactions(block),
        is_whole=True,
    )


def _read_forward(block: LexborNode) -> tuple[Forward | None, tuple[str, int | None] | None]:
    """What the page says of the origin, and its address. A title that is empty says that it was forwarded."""
    if block.css_first(".tgme_widget_message_forwarded_from") is None:
        return None, None
    name = block.css_first(".tgme_widget_message_forwarded_from_name")
    if name is None:
        return Forward(title=""), None
    origin = _read_address(name.attributes.get("href") or "")
    return Forward(title=" ".join(read_text(name.text()).split())), origin


def _read_address(href: str) -> tuple[str, int | None] | None:
    try:
        channel, post_id = parse_post_link(href)
    except ValueError:
        try:
            channel, post_id = parse_channel_ref(href), None
        except NotAChannel:
            return None
    return None if channel.username is None else (channel.username, post_id)


def _is_edited(block: LexborNode) -> bool:
    """Beside the date stands "edited" then; an author's signature stands there too, in a tag of its own."""
    meta = block.css_first(".tgme_widget_message_meta")
    if meta is None:
        return False
    own = (node.text_content or "" for node in meta.iter(include_text=True) if node.is_text_node)
    return "edited" in " ".join(own).lower().split()
