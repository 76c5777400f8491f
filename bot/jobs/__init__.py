"""Work that time starts: the tick, due digests."""
