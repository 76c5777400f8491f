"""Settings and config.example.env: same keys, errors that help, secrets that stay secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import WHAT_TO_WRITE, Settings, load_settings
from bot.errors import ConfigError

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "config.example.env"


@pytest.fixture(autouse=True)
def _no_settings_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.env"
    path.write_text(text, encoding="utf-8")
    return path


def test_example_and_settings_name_the_same_keys() -> None:
    named = re.findall(r"^#? ?([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), flags=re.M)
    assert sorted(named) == sorted(key.upper() for key in Settings.model_fields) == sorted(WHAT_TO_WRITE)


def test_example_as_it_is_loads_and_shows_the_defaults(tmp_path: Path) -> None:
    shown = re.sub(r"^# ([A-Z_]+=)", r"\1", EXAMPLE.read_text(encoding="utf-8"), flags=re.M)
    settings = load_settings(_write(tmp_path, shown))
    default = load_settings(tmp_path / "absent.env")
    examples = {
        "channels": ("@tengrinews", "@inaktaukz"),
        "admin_ids": (12345678,),
        "health_port": 9464,
        "backup_dir": Path("data/backups"),
    }
    assert settings == default.model_copy(update=examples)
    assert load_settings(EXAMPLE) == default


def test_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert load_settings(_write(tmp_path, "LOG_LEVEL=DEBUG\n")).log_level == "ERROR"


def test_lists_and_ages(tmp_path: Path) -> None:
    settings = load_settings(
        _write(tmp_path, "ADMIN_IDS=1, 2\nREFRESH_TIERS=1h, 5m\nCHANNELS=@a,https://t.me/b")
    )
    assert settings.admin_ids == (1, 2)
    assert settings.refresh_tiers == (300, 3600)
    assert settings.channels == ("@a", "https://t.me/b")


@pytest.mark.parametrize(
    ("line", "key", "hint"),
    [
        ("ACCESS=everyone", "ACCESS", "open, allowlist or invite"),
        ("DEFAULT_TIMEZONE=Mars/Olympus", "DEFAULT_TIMEZONE", "Asia/Almaty"),
        ("POLL_INTERVAL_S=soon", "POLL_INTERVAL_S", "such as 60"),
        ("POLL_INTERVAL_S=1", "POLL_INTERVAL_S", "such as 60"),
        ("ADMIN_IDS=me", "ADMIN_IDS", "numbers separated by commas"),
        ("REFRESH_TIERS=5 minutes", "REFRESH_TIERS", "ages with units"),
        ("HEALTH_PORT=70000", "HEALTH_PORT", "9464"),
        ("TELEGRAM_API_ID=abc", "TELEGRAM_API_ID", "my.telegram.org"),
        ("BOT_API_URL=telegram", "BOT_API_URL", "https://"),
        ("PREVIEW_URL=t.me", "PREVIEW_URL", "https://t.me"),
        ("BOT_TOKNE=1:x", "BOT_TOKNE", "no such setting"),
        ("BOT_TOKEN=hunter2secret", "BOT_TOKEN", "@BotFather"),
    ],
)
def test_bad_value_names_key_and_what_to_write(tmp_path: Path, line: str, key: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, line))
    assert key in str(caught.value)
    assert hint in str(caught.value)
    assert "hunter2secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_secrets_are_not_in_the_representation(tmp_path: Path) -> None:
    keys = ("BOT_TOKEN=123456:abcdefghijklmnopqrstuvwxyz", "TELEGRAM_API_HASH=0123456789abcdef")
    text = "\n".join((*keys, "TELEGRAM_SESSION=1Axyz"))
    shown = repr(load_settings(_write(tmp_path, text)))
    assert "abcdefghij" not in shown
    assert "0123456789abcdef" not in shown
    assert "1Axyz" not in shown
