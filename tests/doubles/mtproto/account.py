"""The account that reads: its phone, its password, what it joined, and how a login goes.

The rules of a login only (phone and code, QR token, second factor); the calls that carry them are
in logins.py. One account with one session: `authorised` says whether that session is logged in.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

from tests.doubles.mtproto.srp import PasswordCheck
from tests.doubles.mtproto.wire import RpcFailure


class Account:
    """An authorised account by default; `authorised=False` for tests of the login.

    `phone` has no plus sign, as on the wire. With `password` the login ends with the second factor.
    With `api_hash` any other is refused (API_ID_INVALID).
    """

    def __init__(
        self,
        *,
        authorised: bool = True,
        phone: str = "77010000001",
        password: str | None = None,
        password_hint: str = "",
        api_hash: str | None = None,
    ) -> None:
        self.user_id, self.access_hash = 7_000_000_001, 5_551_234_567
        self.auth_key = os.urandom(256)  # of its one session; what a session file keeps
        self.first_name = "Reader"
        self.authorised, self.phone, self.api_hash = authorised, phone, api_hash
        self.password = PasswordCheck(password, password_hint) if password else None
        self.joined: set[int] = set()
        self.channel_limit = 500
        self.code, self.code_hash = "12345", ""
        self.code_expired = False
        self.qr_lifetime = timedelta(seconds=30)
        self._awaits_password = False
        self._token, self._token_accepted = b"", False
        self._token_expires = datetime.min.replace(tzinfo=UTC)

    def send_code(self, phone: str, api_hash: str) -> str:
        """Begins a login by phone and returns the hash that goes with the code."""
        self._check_api(api_hash)
        if phone.lstrip("+") != self.phone:
            raise RpcFailure(400, "PHONE_NUMBER_INVALID")
        self.code_hash, self.code_expired = os.urandom(9).hex(), False
        return self.code_hash

    def sign_in(self, phone: str, code_hash: str, code: str | None) -> None:
        """Finishes a login by phone; SESSION_PASSWORD_NEEDED when a second factor stands before it."""
        if not code:
            raise RpcFailure(400, "PHONE_CODE_EMPTY")
        self.check_code_hash(phone, code_hash)
        if code != self.code:
            raise RpcFailure(400, "PHONE_CODE_INVALID")
        self._authorise()

    def check_code_hash(self, phone: str, code_hash: str) -> None:
        """Refuses a code that was not sent to this phone, or whose time (`code_expired`) is over."""
        if self.code_expired or phone.lstrip("+") != self.phone or code_hash != self.code_hash:
            raise RpcFailure(400, "PHONE_CODE_EXPIRED")

    def check_password(self, proof: object) -> None:
        """Finishes a login whose code or QR was right."""
        if self.password is None or not self._awaits_password:
            raise RpcFailure(400, "PASSWORD_EMPTY")
        self.password.verify(proof)
        self.authorised, self._awaits_password = True, False

    def export_token(self, api_hash: str, now: datetime) -> tuple[bytes, datetime] | None:
        """Returns the QR's token and its end, or None once it was scanned: then the login is done."""
        self._check_api(api_hash)
        if self._token_accepted:
            self.import_token(self._token)
            return None
        if not self._token or now >= self._token_expires:
            self._token, self._token_expires = os.urandom(32), now + self.qr_lifetime
        return self._token, self._token_expires

    def import_token(self, token: bytes) -> None:
        """Finishes a login by QR; AUTH_TOKEN_INVALID for a token that nobody scanned."""
        if not self._token_accepted or token != self._token:
            raise RpcFailure(400, "AUTH_TOKEN_INVALID")
        self._token_accepted, self._token = False, b""
        self._authorise()

    def accept_token(self, url: str, now: datetime) -> None:
        """Another device of the account scans a QR `tg://login?token=…`. Raises ValueError: too late."""
        text = url.partition("token=")[2]
        token = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if token != self._token or now >= self._token_expires:
            raise ValueError("this QR code has expired or was never shown")
        self._token_accepted = True

    def _check_api(self, api_hash: str) -> None:
        if self.api_hash is not None and api_hash != self.api_hash:
            raise RpcFailure(400, "API_ID_INVALID")

    def _authorise(self) -> None:
        if self.password is not None:
            self._awaits_password = True
            raise RpcFailure(401, "SESSION_PASSWORD_NEEDED")
        self.authorised = True
