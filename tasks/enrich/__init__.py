"""Enrich: what an article says beyond its words. Pure, deterministic, and never a reason to lose the article."""
