"""What can be changed: settings, Celery's configuration, logging. Loaded by ``worker`` alone; stages receive values."""
