"""What reaches the log, whoever writes it: no token, and no local variables of a traceback."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs

TOKEN = "123456789:AAEabcdefghijklmnopqrstuvwxyz_-01"


@pytest.fixture(params=["console", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Logs of this process go there; afterwards all is as before."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logs("INFO", request.param)
    stream = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_token_in_an_error_of_a_library_does_not_get_through(written: io.StringIO) -> None:
    logging.getLogger("aiogram.dispatcher").error("Failed: https://api.telegram.org/bot%s/getUpdates", TOKEN)
    structlog.get_logger("test").warning("odd", address=f"/bot{TOKEN}/getMe")
    assert written.getvalue().count("<token>") == 2
    assert "AAE" not in written.getvalue()


def test_a_traceback_shows_the_error_and_no_values(written: io.StringIO) -> None:
    chat_id = 710_000_001
    try:
        raise ValueError(f"{TOKEN} is wrong")
    except ValueError as error:
        structlog.get_logger("test").error("handler failed", exc_info=error)
    assert "ValueError" in written.getvalue()
    assert str(chat_id) not in written.getvalue()
    assert "AAE" not in written.getvalue()
