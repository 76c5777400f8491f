"""Sets the logs up: to standard error, as lines for people or as JSON. Logs nothing itself.

What is logged never holds a secret, a chat id or a post's text: callers log kinds and counts.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import Literal

import structlog

# aiohttp names the address in some errors, and the token is part of the Bot API's addresses.
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")


def configure_logs(level: str, log_format: Literal["console", "json"]) -> None:
    """Routes structlog and the standard library's loggers to standard error, UTC times."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        # Not its own tracebacks: where Rich is installed they show local variables, people's among them.
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    exceptions = [structlog.processors.format_exc_info] if log_format == "json" else []
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _WithoutTokens(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *exceptions,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # The libraries name peers, update ids and paths at INFO: only their warnings are ours to show.
    for name in ("aiogram", "telethon", "apscheduler", "httpx", "pymorphy3"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


class _WithoutTokens(structlog.stdlib.ProcessorFormatter):
    """The last thing before the stream: whoever logged it, no bot token gets through."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))
