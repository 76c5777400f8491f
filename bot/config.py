"""Settings: the only reader of the environment.

Precedence: operating system's environment, then `config.env` (read with python-dotenv through
pydantic-settings), then the defaults below. A wrong value raises ConfigError that names the key,
what was wrong and what to write; a secret's value is never part of it. Does not open, create or
contact anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigError

CONFIG_FILE = Path("config.env")

_FROM_BOTFATHER = "the token that @BotFather gave you, such as 123456789:AAE…"
WHAT_TO_WRITE = {
    "BOT_TOKEN": _FROM_BOTFATHER,
    "BOT_API_URL": "an address such as https://api.telegram.org",
    "TELEGRAM_API_ID": "the number from https://my.telegram.org, such as 1234567",
    "TELEGRAM_API_HASH": "the 32 hexadecimal characters from https://my.telegram.org",
    "TELEGRAM_SESSION": "a path such as data/collector.session, or a Telethon string session",
    "PREVIEW_URL": "an address such as https://t.me",
    "CHANNELS": "names separated by commas, such as @tengrinews, @inaktaukz",
    "DATABASE_PATH": "a path such as data/caspian.db",
    "BACKUP_DIR": "a directory, such as data/backups",
    "BACKUPS_KEPT": "a number from 1 to 365, such as 7",
    "DIGEST_LATE_HOURS": "hours from 1 to 168, such as 12",
    "RETENTION_DAYS": "0 (everything is kept), or days from 14 on, such as 365",
    "INACTIVE_MONTHS": "0 (nobody is asked), or months up to 120, such as 12",
    "ADMIN_IDS": "numbers separated by commas, such as 12345678, 87654321",
    "ACCESS": "open, allowlist or invite",
    "ALERTS_PER_PERSON": "a number from 1 to 1000, such as 100",
    "DEFAULT_TIMEZONE": "a name of the zone database, such as Asia/Almaty or Asia/Ashgabat",
    "DEFAULT_LANGUAGE": "ru, kk, tk or en",
    "POLL_INTERVAL_S": "seconds from 5 to 86400, such as 60",
    "REQUESTS_PER_MINUTE": "a number from 1 to 600, such as 20",
    "REFRESH_TIERS": "ages with units s, m, h or d, such as 5m, 15m, 1h, 6h, 24h, 72h",
    "HEALTH_PORT": "a free port from 1 to 65535, such as 9464",
    "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "LOG_FORMAT": "console or json",
}

SHORTEST_RETENTION_DAYS = 14
_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Settings(BaseSettings):
    """Everything that an operator can set; see config.example.env for each key's meaning."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_ignore_empty=True,
        hide_input_in_errors=True,
        env_file_encoding="utf-8",
    )

    bot_token: SecretStr | None = Field(default=None)
    bot_api_url: str = "https://api.telegram.org"
    telegram_api_id: int | None = Field(default=None, gt=0)
    telegram_api_hash: SecretStr | None = None
    telegram_session: SecretStr = SecretStr("data/collector.session")
    preview_url: str = "https://t.me"
    channels: Annotated[tuple[str, ...], NoDecode] = ()
    database_path: Path = Path("data/caspian.db")
    backup_dir: Path | None = None
    backups_kept: int = Field(default=7, ge=1, le=365)
    retention_days: int = Field(default=0, ge=0, le=36_500)
    digest_late_hours: int = Field(default=12, ge=1, le=168)
    inactive_months: int = Field(default=0, ge=0, le=120)
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    access: Literal["open", "allowlist", "invite"] = "open"
    alerts_per_person: int = Field(default=100, ge=1, le=1000)
    default_timezone: str = "Asia/Almaty"
    default_language: Literal["ru", "kk", "tk", "en"] = "ru"
    poll_interval_s: int = Field(default=60, ge=5, le=86400)
    requests_per_minute: int = Field(default=20, ge=1, le=600)
    refresh_tiers: Annotated[tuple[int, ...], NoDecode] = (300, 900, 3600, 21600, 86400, 259200)
    health_port: int | None = Field(default=None, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @property
    def source(self) -> Literal["account", "preview"]:
        """What reads the channels: the account, or without one the public preview."""
        has_account = self.telegram_api_id is not None or self.telegram_api_hash is not None
        return "account" if has_account else "preview"

    @field_validator("bot_token")
    @classmethod
    def _token_has_its_shape(cls, value: SecretStr | None) -> SecretStr | None:
        head, _, tail = value.get_secret_value().partition(":") if value else ("1", ":", "x" * 20)
        if not head.isdigit() or len(tail) < 20:
            raise ValueError("this is not the shape of a bot token")
        return value

    @field_validator("retention_days")
    @classmethod
    def _not_shorter_than_a_backfill(cls, value: int) -> int:
        if 0 < value < SHORTEST_RETENTION_DAYS:
            raise ValueError("posts of a channel that is new are read back that far")
        return value

    @field_validator("bot_api_url", "preview_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("the address does not start with https:// or http://")
        return value.rstrip("/")

    @field_validator("channels", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return tuple(part for part in _parts(value)) if isinstance(value, str) else value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        return tuple(int(part) for part in _parts(value)) if isinstance(value, str) else value

    @field_validator("refresh_tiers", mode="before")
    @classmethod
    def _ages(cls, value: Any) -> Any:
        return tuple(sorted(map(_parse_age_s, _parts(value)))) if isinstance(value, str) else value

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("the zone database does not know this name") from error
        return value


def load_settings(path: Path = CONFIG_FILE) -> Settings:
    """Reads `path` (it may be absent) and the environment.

    Raises ConfigError with one line for each wrong key.
    """
    try:
        return Settings(_env_file=path)
    except ValidationError as error:
        raise ConfigError("\n".join(_explain(item, path) for item in error.errors())) from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8 text; save the file as UTF-8") from None


def _explain(item: Any, path: Path) -> str:
    key = str(item["loc"][0]).upper() if item["loc"] else "?"
    if item["type"] == "extra_forbidden":
        return f"{path}: {key}: no such setting; see config.example.env for the names"
    what = item["msg"].removeprefix("Value error, ")
    return f"{key}: {what}; write {WHAT_TO_WRITE.get(key, 'what config.example.env shows')}"


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _parse_age_s(part: str) -> int:
    number, unit = part[:-1], part[-1].lower()
    if not number.isdigit() or unit not in _UNITS_S:
        raise ValueError(f"{part!r} is not a number with a unit")
    return int(number) * _UNITS_S[unit]
