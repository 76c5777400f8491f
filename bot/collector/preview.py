"""A page of a channel's public preview (https://t.me/s/name) -> values. Pure: HTML in, values out.

What the page does not show stays unknown (None): forwards, replies, the time of an edit. Counts come
shortened ("18.3K") and are kept so. An album is one block on the page: the first part carries its
text, the others are parts without. What a block's parts mean stands in preview_blocks.py. Fetches
nothing, stores nothing.
"""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.collector.preview_blocks import ALBUM_KINDS, BlockRead, has_class, read_post
from bot.collector.source_items import read_text
from bot.domain.links import LARGEST_POST_ID, to_channel_id
from storage.records import Post

UNKNOWN_ID = 0  # of the channel, in the posts of a page
DEEPEST = 500  # tags of one name within each other; a real page has about twenty

_TAIL = 500  # characters; a comment may stand after the end
_LARGEST_REAL_ID = 10**12
_PLACE = re.compile(r"(?P<name>[A-Za-z0-9_]{1,64})/(?P<post_id>[0-9]{1,10})")
_NUMBER = re.compile(r"[0-9]{1,10}")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NEVER_CLOSED = frozenset(("br", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


class NotAPreview(Exception):
    """The text is no preview page, or not one that we understand; the message says why."""


class NoPreview(NotAPreview):
    """Telegram's page of a name that shows no posts: there is none, or nobody has the name."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page: `posts` oldest first, under UNKNOWN_ID.

    `ids` are all ids that the page shows, of service messages, of parts of albums and of posts that show
    nothing too. Pictures and files at the top of a page are left to the page before: they may be the end
    of an album that is cut there.
    `unread` are those of them whose block could not be read. `edited` are the posts that are marked so.
    `origins`: whence a post was forwarded, as (@name, post id). `older`: where the page before this one
    ends. `is_whole`: nothing is missing from the page, so that an id which it does not show, between two
    that it shows, is known to be absent.
    """

    username: str
    title: str = ""
    channel_id: int | None = None
    posts: tuple[Post, ...] = ()
    ids: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    origins: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    older: int | None = None
    is_whole: bool = True


def parse_page(html: str) -> PreviewPage:
    """The channel and its posts. Raises NoPreview, or NotAPreview for anything else."""
    tree = _parse(html)
    blocks = _list_blocks(tree)
    if not blocks and tree.css_first(".tgme_channel_info, .tgme_channel_history") is None:
        if tree.css_first(".tgme_page") is not None:
            raise NoPreview("the page shows no posts")
        raise NotAPreview("it is no page of Telegram's")
    username = _read_username(tree, blocks)
    own = [(post_id, node) for name, post_id, node in blocks if name.lower() == username.lower()]
    own.sort(key=lambda block: block[0])
    page = PreviewPage(
        username=username,
        title=_read_title(tree),
        channel_id=_read_channel_id(node for _, node in own),
        older=_read_older(tree),
        # A page that was cut off shows fewer posts; a block without a name could be any of them.
        is_whole="</html>" in html[-_TAIL:].lower() and len(own) == len(tree.css(".tgme_widget_message")),
    )
    return _read_blocks(page, own)


def is_taken(html: str) -> bool:
    """Whether the page https://t.me/name says that the name is somebody's: a channel's, a person's.

    Where nobody has it, the page has no title.
    """
    return _parse(html).css_first(".tgme_page_title") is not None


def _parse(html: str) -> LexborHTMLParser:
    # The time to parse grows with the square of the depth: a hostile page would stop the program.
    depths: Counter[str] = Counter()
    for closes, name in _TAG.findall(html):
        tag = name.lower()
        if tag not in _NEVER_CLOSED:
            depths[tag] = max(0, depths[tag] + (-1 if closes else 1))
            if depths[tag] > DEEPEST:
                raise NotAPreview("the page is nested too deeply")
    return LexborHTMLParser(html)


def _list_blocks(tree: LexborHTMLParser) -> list[tuple[str, int, LexborNode]]:
    """Every block that names its post, as (@name, post id, block)."""
    found = []
    for node in tree.css(".tgme_widget_message[data-post]"):
        place = _PLACE.fullmatch(node.attributes.get("data-post") or "")
        if place is not None and 0 < int(place["post_id"]) <= LARGEST_POST_ID:
            found.append((place["name"], int(place["post_id"]), node))
    return found


def _read_username(tree: LexborHTMLParser, blocks: Sequence[tuple[str, int, LexborNode]]) -> str:
    """The name that most blocks carry; of a channel without posts, the name in its header."""
    if blocks:
        return Counter(name for name, _, _ in blocks).most_common(1)[0][0]
    header = tree.css_first(".tgme_channel_info_header_username")
    return read_text(header.text()).strip().removeprefix("@") if header is not None else ""


def _read_title(tree: LexborHTMLParser) -> str:
    header = tree.css_first(".tgme_channel_info_header_title")
    return " ".join(read_text(header.text()).split()) if header is not None else ""


def _read_older(tree: LexborHTMLParser) -> int | None:
    more = tree.css_first("a.tme_messages_more[data-before]")
    value = (more.attributes.get("data-before") or "") if more is not None else ""
    return int(value) if _NUMBER.fullmatch(value) else None


def _read_channel_id(blocks: Iterable[LexborNode]) -> int | None:
    """The channel's id, if the blocks' tokens agree on one.

    A block's `data-view` is base64 of a JSON object whose "c" is the channel's MTProto id, negative.
    """
    found = {_read_token(block.attributes.get("data-view") or "") for block in blocks} - {None}
    return found.pop() if len(found) == 1 else None


def _read_token(token: str) -> int | None:
    try:
        value: Any = json.loads(base64.urlsafe_b64decode(token[:1024] + "=" * (-len(token) % 4)))
    except (ValueError, RecursionError):
        return None
    number = value.get("c") if isinstance(value, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    if 0 < abs(number) < _LARGEST_REAL_ID:
        return abs(number)
    try:
        return to_channel_id(number)
    except ValueError:
        return None


def _read_blocks(page: PreviewPage, blocks: Sequence[tuple[int, LexborNode]]) -> PreviewPage:
    posts: dict[int, Post] = {}
    ids, unread, edited = set[int](), set[int](), set[int]()
    origins: dict[int, tuple[str, int | None]] = {}
    for number, (post_id, node) in enumerate(blocks):
        read = None if has_class(node, "service_message") else read_post(node, post_id)
        if number == 0 and len(blocks) > 1 and read is not None and _may_be_cut(read):
            continue
        ids.add(post_id)
        if has_class(node, "service_message"):
            continue
        if read is None:
            unread.add(post_id)
            continue
        ids |= read.ids
        posts |= {post.post_id: post for post in read.posts}
        if read.is_edited:
            edited.add(post_id)
        if read.origin is not None:
            origins[post_id] = read.origin
    return replace(
        page,
        posts=tuple(posts[post_id] for post_id in sorted(posts)),
        ids=frozenset(ids),
        unread=frozenset(unread),
        edited=frozenset(edited),
        origins=origins,
    )


def _may_be_cut(read: BlockRead) -> bool:
    return len(read.ids) > 1 or any(post.media_kind in ALBUM_KINDS for post in read.posts)
