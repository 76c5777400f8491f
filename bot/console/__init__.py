"""The same dispatcher behind a terminal, for trying it without Telegram."""
