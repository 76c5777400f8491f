"""The outbox's other end: a due delivery is rendered once, sent, and marked."""
