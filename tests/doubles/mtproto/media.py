"""Attachments of posts by kind, as TL objects: enough to be recognised, nothing to download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from telethon.tl import types

from tests.doubles.mtproto.wire import Tl

_LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


def view_media(media: Tl) -> Tl:
    """Returns the TL object for a kind ("photo", "video", …); a TL object (or None) stays what it is.

    Raises KeyError for a kind that is not in KINDS.
    """
    return KINDS[media]() if isinstance(media, str) else media


def _photo() -> Tl:
    sizes = [types.PhotoSize(type="x", w=800, h=600, size=90_000)]
    photo = types.Photo(
        id=101, access_hash=1, file_reference=b"", date=_LONG_AGO, sizes=sizes, dc_id=2, has_stickers=False
    )
    return types.MessageMediaPhoto(photo=photo)


def _document(mime_type: str, *attributes: Tl, **flags: bool) -> Tl:
    document = types.Document(
        id=102,
        access_hash=1,
        file_reference=b"",
        date=_LONG_AGO,
        mime_type=mime_type,
        size=1_000_000,
        dc_id=2,
        attributes=list(attributes),
    )
    return types.MessageMediaDocument(document=document, **flags)


def _poll() -> Tl:
    answers = [
        types.PollAnswer(text=types.TextWithEntities(text=text, entities=[]), option=text.encode())
        for text in ("Да", "Нет")
    ]
    question = types.TextWithEntities(text="Согласны?", entities=[])
    poll = types.Poll(id=103, question=question, answers=answers, hash=0)
    return types.MessageMediaPoll(poll=poll, results=types.PollResults())


def _link() -> Tl:
    page = types.WebPage(
        id=104, url="https://example.org/a", display_url="example.org/a", hash=0, title="A page"
    )
    return types.MessageMediaWebPage(webpage=page)


def _video_attribute(*, round_message: bool = False) -> Tl:
    return types.DocumentAttributeVideo(duration=10.0, w=640, h=360, round_message=round_message)


KINDS: Mapping[str, Callable[[], Tl]] = {
    "photo": _photo,
    "video": lambda: _document("video/mp4", _video_attribute(), video=True),
    "round": lambda: _document("video/mp4", _video_attribute(round_message=True), round=True),
    "animation": lambda: _document("video/mp4", _video_attribute(), types.DocumentAttributeAnimated()),
    "audio": lambda: _document("audio/mpeg", types.DocumentAttributeAudio(duration=180, title="Song")),
    "voice": lambda: _document("audio/ogg", types.DocumentAttributeAudio(duration=5, voice=True), voice=True),
    "document": lambda: _document("application/pdf", types.DocumentAttributeFilename("report.pdf")),
    "poll": _poll,
    "link": _link,
    "geo": lambda: types.MessageMediaGeo(geo=types.GeoPoint(long=51.2, lat=43.6, access_hash=0)),
}
