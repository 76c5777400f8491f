"""health: one line and a status, for Docker's HEALTHCHECK and the like.

Asks the running program where it listens (HEALTH_PORT); else looks into the database for what the
parts last said. Starts nothing and makes no database.
"""

from __future__ import annotations

import http.client
import json
from datetime import UTC, datetime
from pathlib import Path

from bot.config import load_settings
from bot.errors import OperatorError

PATIENCE_S = 5.0


def run_health(config: Path, database: Path | None) -> int:
    """Prints the verdict; returns 0 when the program does its work, 1 when not."""
    settings = load_settings(config)
    if settings.health_port is not None and database is None:
        is_well, line = _ask_port(settings.health_port)
    else:
        is_well, line = _ask_database(database or settings.database_path)
    print(line)
    return 0 if is_well else 1


def _ask_port(port: int) -> tuple[bool, str]:
    """Not through urllib: a proxy of the environment is none of our business."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/health")
        response = connection.getresponse()
        line = str(json.loads(response.read())["line"])
    except OSError:
        return False, f"failing: nothing answers on 127.0.0.1:{port} (HEALTH_PORT)"
    except (http.client.HTTPException, ValueError, KeyError, TypeError):
        return False, f"failing: another program answers on 127.0.0.1:{port} (HEALTH_PORT)"
    finally:
        connection.close()
    return response.status == http.client.OK, line


def _ask_database(path: Path) -> tuple[bool, str]:
    from bot.answers.health import read_health
    from storage.database import Database

    if not path.exists():
        raise OperatorError(f"failing: there is no database {path}; nothing has run here yet")
    db = Database.open(path)
    try:
        health = db.read_now(read_health, datetime.now(UTC))
    finally:
        db.close()
    return health.verdict != "failing", health.line
