"""SQLite: the tables, and plain functions over them. Sees nothing of `bot`."""
