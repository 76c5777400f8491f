"""What the tables can hold of a person, column by column: whoever adds one says so here
and in /privacy."""

from __future__ import annotations

from storage.database import Connection, Database
from storage.subscribers import PERSONAL_TABLES

COLUMNS = {
    # the chat, the language, the zone, preferences
    "subscribers": "active away_since chat_id created_at discreet language quiet_from quiet_until zone "
    "digest_length "
    # whether it is a group's or a channel's, and the forum topic there; the last day, if that is asked for
    "kind thread_id seen_at asked_at",
    # what they asked for
    "subscriptions": "at_minute channels chat_id created_at filter_query kinds languages "
    "last_window_end length next_run_at paused relevances schedule subscription_id topics weekday",
    "alerts": "alert_id chat_id created_at daily_cap fired heeds_quiet muted_until per_story query silent "
    "timing",
    # what the bot needs so that nothing comes twice, and buttons work after a restart
    "digest_items": "chat_id last_seq shown_at story_id",
    "deliveries": "attempts chat_id created_at delivery_id done_at due_at key kind payload rank reason state",
    "delivery_parts": "begun_at body delivery_id message_id position sent_at",
    "alert_posts": "alert_id counts delivery_id seq told_at version",
    "fsm": "chat_id data key state",
    "invites": "code created_at expires_at used_at used_by",
    # let in by an operator
    "allowlist": "added_at chat_id",
}
OF_A_PERSON = ("first_name", "last_name", "user", "phone", "email", "bio", "photo", "contact", "birth")


def _columns(db: Connection) -> dict[str, set[str]]:
    return {table: {column.name for column in db[table].columns} for table in db.table_names()}


def test_of_a_person_only_the_chat_language_zone_and_preferences_are_kept(db: Database) -> None:
    found = db.read_now(_columns)
    for table in (*PERSONAL_TABLES, "delivery_parts", "alert_posts"):
        assert found[table] == set(COLUMNS[table].split()), table
    assert set(COLUMNS) == {*PERSONAL_TABLES, "delivery_parts", "alert_posts"}


def test_no_table_has_a_place_for_who_somebody_is(db: Database) -> None:
    about_channels = {("channels", "username"), ("invites", "used_by"), ("invites", "used_at")}
    named = {
        (table, column)
        for table, columns in db.read_now(_columns).items()
        for column in columns
        if any(word in column for word in OF_A_PERSON)
    }
    lookups = {pair for pair in named if "lookup" in pair[0]}  # names of channels that are awaited
    assert named - about_channels - lookups == set()
