"""Pages of the pretended preview: posts of the world -> HTML as the widget builds it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from tests.doubles.mtproto import PAID, WorldChannel, WorldPost
from tests.doubles.mtproto.posts import ReactionKey

MEDIA = {
    "photo": '<a class="tgme_widget_message_photo_wrap" href="{link}"></a>',
    "video": '<a class="tgme_widget_message_video_player" href="{link}"><time class="d">0:42</time></a>',
    "animation": '<a class="tgme_widget_message_video_player not_supported" href="{link}"></a>',
    "round": '<a class="tgme_widget_message_roundvideo_player" href="{link}"></a>',
    "voice": '<a class="tgme_widget_message_voice_player" href="{link}"><audio></audio></a>',
    "audio": '<a class="tgme_widget_message_document_wrap" href="{link}">'
    '<div class="tgme_widget_message_document_icon accent_bg audio"></div></a>',
    "document": '<a class="tgme_widget_message_document_wrap" href="{link}">'
    '<div class="tgme_widget_message_document_icon accent_bg"></div></a>',
    "poll": '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Согласны?'
    '</div><div class="tgme_widget_message_poll_option"><div class="tgme_widget_message_poll_option_text">'
    'Да</div></div><div class="tgme_widget_message_poll_option">'
    '<div class="tgme_widget_message_poll_option_text">Нет</div></div></div>',
    "link": '<a class="tgme_widget_message_link_preview" href="https://example.org/a">'
    '<div class="link_preview_title">A page</div></a>',
    "geo": '<a class="tgme_widget_message_location_wrap" href="https://maps.example.org"></a>',
}
_WORDS = re.compile(r"(https?://[^\s<]+|[\U0001F300-\U0001FAFF\u2600-\u27BF]\ufe0f?)")


def shorten(count: int) -> str:
    """A count as the page writes it: 999, 1.67K, 18.3K, 1.2M; what is cut off is lost."""
    for unit, size in (("M", 1_000_000), ("K", 1_000)):
        if count >= size:
            digits = 2 if count < 10 * size else 1 if count < 100 * size else 0
            whole = count * 10**digits // size
            text = f"{whole / 10**digits:.{digits}f}"
            return (text.rstrip("0").rstrip(".") if digits else text) + unit
    return str(count)


def render_page(
    channel: WorldChannel, posts: Sequence[WorldPost], *, has_older: bool, shows_id: bool = True
) -> str:
    """The page with these posts, oldest first; neighbours of one album share a block."""
    name = channel.username
    blocks = [
        _block(channel, list(album), shows_id)
        for _, album in groupby(posts, key=lambda post: post.grouped_id or -post.post_id)
    ]
    more = (
        f'<a href="/s/{name}?before={posts[0].post_id}" class="tme_messages_more js-messages_more" '
        f'data-before="{posts[0].post_id}"></a>'
        if has_older and posts
        else ""
    )
    return (
        f"<!DOCTYPE html><html><head><title>{escape(channel.title)} – Telegram</title></head><body>"
        '<header class="tgme_header"><div class="tgme_channel_info"><div class="tgme_channel_info_header">'
        f'<div class="tgme_channel_info_header_title"><span dir="auto">{escape(channel.title)}</span></div>'
        f'<div class="tgme_channel_info_header_username"><a href="https://t.me/{name}">@{name}</a></div>'
        '</div></div></header><main class="tgme_main"><section class="tgme_channel_history">'
        f"{more}{''.join(blocks)}</section></main></body></html>\n<!-- page generated in 12.34ms -->\n"
    )


def render_name(channel: WorldChannel | None, name: str) -> str:
    """The page of a name itself: whose it is, or how to reach whoever may have it."""
    if channel is None:
        inner = f'<div class="tgme_page_description">you can contact @{escape(name)} right away.</div>'
    else:
        inner = (
            f'<div class="tgme_page_title"><span dir="auto">{escape(channel.title)}</span></div>'
            f'<div class="tgme_page_extra">{channel.subscribers} subscribers</div>'
        )
    return f'<!DOCTYPE html><html><body><div class="tgme_page">{inner}</div></body></html>'


def _block(channel: WorldChannel, posts: Sequence[WorldPost], shows_id: bool) -> str:
    first = posts[0]
    place = f'data-post="{channel.username}/{first.post_id}"'
    token = f'data-view="{_token(channel, first)}"' if shows_id else ""
    kind = " service_message" if first.is_service else ""
    inner = _service(first) if first.is_service else _message(channel, posts)
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message text_not_supported_wrap js-widget_message{kind}" {place} {token}>'
        f'<div class="tgme_widget_message_bubble">{inner}</div></div></div>'
    )


def _token(channel: WorldChannel, post: WorldPost) -> str:
    value = {"c": -channel.channel_id, "p": post.post_id, "t": 1, "h": "00"}
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _service(post: WorldPost) -> str:
    return (
        f'<div class="tgme_widget_message_text">Channel name was changed to {escape(post.new_title or "")}'
        f"</div>{_footer('', post)}"
    )


def _message(channel: WorldChannel, posts: Sequence[WorldPost]) -> str:
    face = next((post for post in posts if post.text), posts[0])
    link = f"https://t.me/{channel.username}/{posts[0].post_id}"
    media = "".join(_part(channel, post) for post in posts) if len(posts) > 1 else _media(posts[0], link)
    text = _text(face)
    body = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    if posts[0].rich:
        body = '<div class="message_media_not_supported">Please open Telegram to view this post</div>'
    return f"{_forward(channel, posts[0])}{media}{body}{_reactions(posts[0])}{_footer(link, posts[0], face)}"


def _part(channel: WorldChannel, post: WorldPost) -> str:
    kind = "video_player" if post.media == "video" else "photo_wrap"
    return (
        f'<a class="tgme_widget_message_{kind} grouped_media_wrap" '
        f'href="https://t.me/{channel.username}/{post.post_id}?single"></a>'
    )


def _media(post: WorldPost, link: str) -> str:
    return MEDIA[post.media].format(link=link) if isinstance(post.media, str) else ""


def _text(post: WorldPost) -> str:
    parts = []
    for part in _WORDS.split(post.text):
        if part.startswith("http"):
            parts.append(f'<a href="{escape(part)}" target="_blank" rel="noopener">{escape(part)}</a>')
        elif _WORDS.fullmatch(part):
            parts.append(f'<i class="emoji" style="background-image:url(x)"><b>{part}</b></i>')
        else:
            parts.append(escape(part).replace("\n", "<br/>"))
    text = "".join(parts)
    for words, address in post.links.items():
        text = text.replace(escape(words), f'<a href="{escape(address)}">{escape(words)}</a>')
    return text


def _forward(channel: WorldChannel, post: WorldPost) -> str:
    if post.forward is None:
        return ""
    if isinstance(post.forward, str):
        name = f'<span class="tgme_widget_message_forwarded_from_name">{escape(post.forward)}</span>'
    else:
        origin = channel.world.channels[post.forward[0]]
        name = (
            '<a class="tgme_widget_message_forwarded_from_name" '
            f'href="https://t.me/{origin.username}/{post.forward[1]}"><span>{escape(origin.title)}</span></a>'
        )
    return f'<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;{name}</div>'


def _reactions(post: WorldPost) -> str:
    if not post.reactions:
        return ""
    shown = "".join(_reaction(key, count) for key, count in post.reactions.items())
    return f'<div class="tgme_widget_message_reactions js-message_reactions">{shown}</div>'


def _reaction(key: ReactionKey, count: int) -> str:
    if key == PAID:
        return f'<span class="tgme_reaction tgme_reaction_paid"><i class="icon"></i>{shorten(count)}</span>'
    if isinstance(key, int):
        custom = f'<tg-emoji emoji-id="{key}"><i class="emoji"><b>🙂</b></i></tg-emoji>'
        return f'<span class="tgme_reaction">{custom}{shorten(count)}</span>'
    return f'<span class="tgme_reaction"><i class="emoji"><b>{key}</b></i>{shorten(count)}</span>'


def _footer(link: str, post: WorldPost, face: WorldPost | None = None) -> str:
    edited = "edited &nbsp;" if face is not None and face.edited_at and not face.edit_hidden else ""
    moment = post.published_at.replace(microsecond=0).isoformat()
    views = (
        f'<span class="tgme_widget_message_views">{shorten(post.views)}</span>'
        '<span class="copyonly"> views</span>'
        if link
        else ""
    )
    return (
        '<div class="tgme_widget_message_footer compact"><div class="tgme_widget_message_info short">'
        f'{views}<span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" '
        f'href="{link}"><time datetime="{moment}" class="time">09:00</time></a></span></div></div>'
    )
