"""Questions people ask of the store: read-only, one subject a file. Nothing here writes."""
