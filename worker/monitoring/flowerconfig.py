"""Flower's configuration file: ``celery -A worker flower --conf=…/worker/monitoring/flowerconfig.py``.

Flower executes it and takes the names it knows. Passwords come from the settings and never stand on a command line.
"""

from __future__ import annotations

import sys as _sys

from tornado.options import options as _options

from config.settings import SettingsError as _SettingsError
from config.settings import load_settings as _load_settings
from worker.complaint import Complaint as _Complaint
from worker.monitoring.flower_access import flower_credentials as _flower_credentials

try:
    _settings = _load_settings()
    _auth = _settings.flower_auth.get_secret_value() if _settings.flower_auth else None
    address = _options.address or _settings.flower_address  # the command line has been read once already, and is checked too
    basic_auth = _flower_credentials(address, _auth)
except (_SettingsError, _Complaint) as _error:
    _sys.exit(f"flower: {_error}")

port = _settings.flower_port
inspect_timeout = 5000.0  # workers are busy people: the default of one second finds none of them
max_tasks = 20_000  # a few hundred MB less than the default keeps, and hours of batches
persistent = False  # its history is one fragile file; the ledger is ours
enable_events = True
natural_time = False
tasks_columns = "name,args,state,received,runtime,worker,uuid"
