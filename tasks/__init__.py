"""What it does: the pipeline and its five stages, over nouns, faults and ports."""
