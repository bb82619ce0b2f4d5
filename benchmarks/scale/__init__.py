"""Work spread over shards, and series out of many events."""
