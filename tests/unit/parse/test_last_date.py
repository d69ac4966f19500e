"""The last witness for a date reads what it is handed, and nothing else."""

import socket
from datetime import UTC, datetime

from tasks.parse.page.lastdate import last_date

NOW = datetime(2025, 9, 26, 12, tzinfo=UTC)


def test_a_page_that_begins_like_an_address_is_not_fetched():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        host, port = listener.getsockname()
        assert last_date(f"http://{host}:{port}/<p>x</p>", None, NOW) is None
        try:
            caller = listener.accept()
        except BlockingIOError:
            caller = None
        assert caller is None


def test_a_day_in_the_markup_is_found():
    moment = last_date("<html><body><p class='date'>4 September 2025</p><p>The sluice.</p></body></html>", None, NOW)
    assert moment is not None
    assert moment.iso() == "2025-09-04"
