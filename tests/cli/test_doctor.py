"""doctor: what it says of the token, the clock, the account, the channels, the disk and the backups."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.commands.doctor import check_account, check_backups, check_channels, check_disk
from bot.commands.telegram_check import check_clock, check_token
from bot.config import Settings, load_settings
from bot.errors import OperatorError
from storage.channels import mark_checked
from storage.database import Database
from tests.stored_posts import store_channel

TOKEN = "123456789:AAE-not-a-real-token-of-anyone"


@contextmanager
def bot_api(status: int, *, ahead: timedelta = timedelta()) -> Iterator[str]:
    """A Bot API that answers one question, and has a time of its own."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(status if self.path == f"/bot{TOKEN}/getMe" else 500)
            self.send_header("Date", format_datetime(datetime.now(UTC) + ahead, usegmt=True))
            self.end_headers()
            told = {"ok": True, "result": {"username": "test_bot"}} if status == 200 else {"ok": False}
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def told(check: Callable[[Settings], str]) -> str:
    """The line of one check, by the settings of the environment."""
    try:
        line = f"✓ {check(load_settings())}"
    except OperatorError as error:
        line = f"✗ {error}"
    assert TOKEN not in line
    return line


@pytest.mark.parametrize(
    ("status", "ahead_s", "token", "clock"),
    [
        (200, 0, "✓ accepted; the bot is @test_bot", "✓ agrees"),
        (401, 0, "✗ Telegram does not accept it", "✓ agrees"),
        (502, 0, "✓ set; http", "✓ agrees"),
        (200, 600, "✓ accepted", "✗ "),
    ],
)
def test_the_token_and_the_clock_by_telegrams_answer(
    here: Path, monkeypatch: pytest.MonkeyPatch, status: int, ahead_s: int, token: str, clock: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    with bot_api(status, ahead=timedelta(seconds=ahead_s)) as url:
        monkeypatch.setenv("BOT_API_URL", url)
        assert told(check_token).startswith(token)
        assert told(check_clock).startswith(clock)


def test_without_a_network_the_token_is_not_called_wrong(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:9")
    assert told(check_token).startswith("✓ set; http://127.0.0.1:9 cannot be reached from here")
    assert told(check_clock).endswith("compare it yourself")


def test_an_account_without_a_login_and_a_login_that_others_can_read(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_API_ID", "1")
    monkeypatch.setenv("TELEGRAM_API_HASH", "0" * 32)
    monkeypatch.setenv("TELEGRAM_SESSION", str(here / "reader.session"))
    assert "caspian-watch login --qr" in told(check_account)
    (here / "reader.session").touch(0o644)
    assert "chmod 600" in told(check_account)
    (here / "reader.session").chmod(0o600)
    assert told(check_account).startswith("✓")


def test_channels_of_which_none_can_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PATH", str(here / "x.db"))
    db = Database.open(here / "x.db")
    store_channel(db, 1)
    db.write_now(mark_checked, 1, datetime.now(UTC), "timeout")
    assert told(check_channels).startswith("✗ none can be read (1 failing)")
    store_channel(db, 2)
    assert told(check_channels) == "✓ 1 read, 1 failing"
    db.close()


def test_a_disk_that_is_nearly_full_and_backups_that_stopped(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10 << 30, 10 << 30, 40 << 20))
    monkeypatch.setenv("BACKUP_DIR", str(here))
    assert told(check_disk).startswith("✗ 40 MiB free")
    assert "makes one within ten minutes" in told(check_backups)
    (here / "caspian-20250101-030000.db").touch()
    assert told(check_backups).startswith("✗ the last one")
    (here / f"caspian-{datetime.now(UTC):%Y%m%d-%H%M%S}.db").touch()
    assert told(check_backups).startswith("✓ 2 in")
