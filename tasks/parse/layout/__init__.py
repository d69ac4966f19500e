"""What the plain-text format knows: the layouts in which news is copied, scraped and sent."""
