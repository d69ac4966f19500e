"""Who looks at it: Flower's configuration and who may see it."""
