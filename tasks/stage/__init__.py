"""Where a pure function meets Celery: what a batch is, what becomes of each item in it, and the task that runs one stage."""
