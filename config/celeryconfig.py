"""Celery's configuration, each setting with the reason that was measured (docs/decisions/celery-on-redis.md).

Only constants: addresses and concurrency come from the settings and are joined in ``worker/app.py``.
"""

from __future__ import annotations

from kombu import Queue

FETCH, PROCESS, CONTROL = "fetch", "process", "control"

# --- what travels: ids only, in JSON; nothing comes back
result_backend = None  # SQL is the truth; stored results cost 48 % on small tasks
task_ignore_result = True
task_serializer = "json"
accept_content = ["json"]
enable_utc = True
timezone = "UTC"

# --- delivery: as late as possible, and again when a process died
task_acks_late = True
task_reject_on_worker_lost = False  # alone it loops without end
task_retry_on_worker_lost = True  # bounded redelivery; the ledger counts deliveries itself
task_acks_on_failure = True  # a failed task has its outcome in SQL; the broker must not repeat it
task_acks_on_timeout = True
task_soft_time_limit = 120
task_time_limit = 180  # below the visibility timeout, so no task runs twice at once
task_track_started = True

# --- the wire
broker_connection_retry_on_startup = True
broker_connection_max_retries = None  # the broker will come back; giving up helps nobody
broker_transport_options = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,  # the default sweep took 105 s to bring a message back
    "unacked_restore_throttle": 1,
    "unacked_restore_limit": 500,
    "socket_timeout": 30,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
    "health_check_interval": 25,
    "retry_on_timeout": True,
}
task_publish_retry = True
task_publish_retry_policy = {
    "max_retries": 20,
    "interval_start": 0.2,
    "interval_step": 0.2,
    "interval_max": 1.0,
}  # a 1 s outage broke 5 of 500 chains without

# --- the workers
worker_prefetch_multiplier = 1
worker_disable_prefetch = True  # kombu pops before it writes `unacked`: with a prefetch, kill -9 lost messages for ever
worker_eta_task_limit = 100
worker_soft_shutdown_timeout = 1  # after SIGQUIT, before it lets go; `wiredesk up` kills two seconds later, the ledger holds the rest
worker_enable_soft_shutdown_on_idle = False
worker_max_tasks_per_child = 500
worker_max_memory_per_child = 400_000  # KiB: a leaking extractor is replaced, not suffered
worker_hijack_root_logger = False
worker_redirect_stdouts = False
worker_cancel_long_running_tasks_on_connection_loss = False  # the ledger makes a second run harmless; killing the first gains nothing

# --- what Flower sees
worker_send_task_events = True
task_send_sent_event = True

# --- where things go
task_create_missing_queues = False  # a misspelt queue is an error, not a place where work vanishes
task_default_queue = CONTROL
task_queues = [Queue(FETCH), Queue(PROCESS), Queue(CONTROL)]
task_routes = {
    "tasks.fetch": {"queue": FETCH},
    "tasks.poll": {"queue": FETCH},
    "tasks.scan": {"queue": FETCH},
    "tasks.parse": {"queue": PROCESS},
    "tasks.deduplicate": {"queue": PROCESS},
    "tasks.enrich": {"queue": PROCESS},
    "tasks.store": {"queue": PROCESS},
}
