"""Work that time starts: the tick, due digests, alarms on silent channels."""
