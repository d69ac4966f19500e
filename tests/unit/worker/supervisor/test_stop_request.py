"""Being asked to end, at whatever moment."""

import os
import signal
import subprocess
import sys
import threading

from worker.supervisor.stop_request import StopRequest

STORM = """
import os, signal, sys, threading
from worker.supervisor.stop_request import StopRequest
stop = StopRequest().install()
heard = threading.Event()
def storm():
    while not heard.is_set():
        os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=storm, daemon=True).start()
while not stop.asked():
    stop.wait(0.0001)
for _ in range(20000):
    stop.wait(0.0001)
heard.set()
print("ended")
"""


def test_time_passes_until_asked():
    stop = StopRequest()
    assert not stop.wait(0.01)
    stop.ask()
    assert stop.asked()
    assert stop.wait(3600)


def test_another_thread_ends_the_wait():
    stop = StopRequest()
    threading.Timer(0.02, stop.ask).start()
    assert stop.wait(60)


def test_a_storm_of_signals_in_the_middle_of_waits_never_hangs():
    """Each signal may meet its owner in any step of a wait; none may wait for itself."""
    done = subprocess.run([sys.executable, "-c", STORM], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "ended\n", done.stderr


def test_a_signal_that_is_ignored_stays_ignored():
    before = signal.getsignal(signal.SIGHUP)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        stop = StopRequest().install()
        os.kill(os.getpid(), signal.SIGHUP)
        assert not stop.asked()
    finally:
        signal.signal(signal.SIGHUP, before)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
