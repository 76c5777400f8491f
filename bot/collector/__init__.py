"""Sources of posts -> storage. Everything enters through ingest.py."""
