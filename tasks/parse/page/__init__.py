"""What the HTML format knows: structured data, metadata, the visible page, and where the story stands in it."""
