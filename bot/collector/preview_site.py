"""The public preview over HTTP: one request a call, with timeouts, a size limit and back-off.

Asks whether a page has changed where the site lets us (ETag, Last-Modified). Follows no redirect: a
name without a preview is sent elsewhere, and that is an answer. Its errors leave here as those of
failures.py. What a page says, preview.py reads; when to ask, the loop decides.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version

import aiohttp

from bot.collector.failures import FloodWait, Redirected, RequestFailed
from bot.collector.preview import NoPreview, NotAPreview, PreviewPage, is_taken, parse_page

METHOD = "preview"  # its name in the budget: the site as a whole
LARGEST_PAGE = 4 * 2**20  # bytes; a page of twenty posts has about 100,000
LONGEST_PAUSE_S, LONGEST_WAIT_S = 300, 86_400
FIRST_WAIT_S = 60  # where the site asks to wait and does not say how long

PATIENCE_S = 30.0  # for a whole answer


@dataclass(frozen=True, slots=True)
class Validators:
    """What the site said of a page's version, to be sent along the next time."""

    etag: str | None = None
    last_modified: str | None = None

    def as_headers(self) -> dict[str, str]:
        """The condition: only if the page has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, or None where it has not changed since it had these validators."""

    page: PreviewPage | None
    validators: Validators


@asynccontextmanager
async def open_site(url: str, patience_s: float = PATIENCE_S) -> AsyncIterator[PreviewSite]:
    """The site at this address, without cookies; its connections are closed afterwards."""
    headers = {"User-Agent": f"caspian-watch/{_find_version()}", "Accept-Language": "en"}
    connector, timeout = aiohttp.TCPConnector(limit=1), aiohttp.ClientTimeout(patience_s)
    async with aiohttp.ClientSession(
        connector=connector, headers=headers, timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()
    ) as session:
        yield PreviewSite(session, url)


class PreviewSite:
    """Each method makes one request and raises a ReadingFailure.

    Where the site itself fails, each failure in a row asks for twice the pause of the one before.
    """

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, url
        self._failures = 0

    async def fetch_page(
        self, username: str, *, before: int | None = None, known: Validators | None = None
    ) -> Answer:
        """The newest page of a channel, or the one before a post. Raises Redirected without a preview."""
        address = f"{self._url}/s/{username}" + (f"?before={before}" if before else "")
        body, validators = await self._get(address, known.as_headers() if known else {})
        if body is None:
            return Answer(None, known or validators)
        try:
            page = parse_page(body)
        except NoPreview:
            raise Redirected(200) from None
        except NotAPreview as error:
            raise RequestFailed(f"the preview cannot be read: {error}") from None
        if page.unread and len(page.unread) * 2 >= len(page.ids):
            raise RequestFailed("the preview cannot be read: its posts have no dates")
        return Answer(page, validators)

    async def is_taken(self, username: str) -> bool:
        """Whether anybody has the name: it tells a channel without a preview from no channel."""
        try:
            body, _ = await self._get(f"{self._url}/{username}", {})
        except Redirected as answer:
            if answer.status == 404:
                return False
            raise RequestFailed("the preview site leads elsewhere; look at PREVIEW_URL") from None
        return body is not None and is_taken(body)

    async def _get(self, address: str, headers: Mapping[str, str]) -> tuple[str | None, Validators]:
        """The body, None for "not modified"."""
        try:
            async with self._session.get(address, headers=headers, allow_redirects=False) as response:
                self._check(response)
                validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
                body = None if response.status == 304 else await _read_body(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise self._fail(type(error).__name__) from None
        self._failures = 0
        return body, validators

    def _check(self, response: aiohttp.ClientResponse) -> None:
        status = response.status
        if status in (200, 304):
            return
        if status in (429, 503) and (status == 429 or "Retry-After" in response.headers):
            raise FloodWait(METHOD, self._read_wait(response.headers.get("Retry-After")))
        if 300 <= status < 400 or status == 404:
            self._failures = 0
            raise Redirected(status)
        raise self._fail(f"status {status}")

    def _read_wait(self, value: str | None) -> int:
        self._failures += 1
        asked = read_retry_after(value, datetime.now(UTC))
        return min(LONGEST_WAIT_S, asked or FIRST_WAIT_S * 2 ** min(self._failures - 1, 6))

    def _fail(self, what: str) -> RequestFailed:
        self._failures += 1
        pause_s = min(LONGEST_PAUSE_S, 2 ** min(self._failures, 10))
        return RequestFailed(f"the preview site does not answer ({what})", pause_s)


def read_retry_after(value: str | None, now: datetime) -> int | None:
    """Seconds to wait from a Retry-After header (seconds or a date), None where it says nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdecimal():
        return min(int(text[:9]), LONGEST_WAIT_S) or None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return max(1, int(seconds)) if seconds > -LONGEST_WAIT_S else None


async def _read_body(response: aiohttp.ClientResponse) -> str:
    body = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > LARGEST_PAGE:
            raise RequestFailed(f"the page is larger than {LARGEST_PAGE:,} bytes")
    return body.decode("utf-8", "replace")


def _find_version() -> str:
    try:
        return version("caspian-watch")
    except PackageNotFoundError:  # run from a checkout
        return "0"
