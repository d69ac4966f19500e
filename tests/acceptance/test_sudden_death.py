"""kill -9 of the parent."""

import os
import signal


def test_no_child_and_no_grandchild_outlives_the_parent(start_up, family, table, wait):
    up = start_up()
    up.wait_for("started")
    wait(lambda: up.pid_of("process@") and family(up.pid_of("process@")), 60, lambda: f"no pool processes\n{up.report()}")
    members = family(up.process.pid)
    assert len(members) >= 6  # server, two workers with the pool's own, beat, Flower
    os.kill(up.process.pid, signal.SIGKILL)
    up.process.wait(5)

    def alive():
        return sorted(set(members) & set(table()))

    wait(lambda: not alive(), 10, lambda: f"orphans: {[members[pid] for pid in alive()]}")


def test_the_folder_and_the_brokers_address_are_taken_up_again(start_up):
    first = start_up("--no-flower")
    broker = first.wait_for("started")["broker"]
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(5)
    second = start_up("--no-flower", data=first.data)
    assert second.wait_for("started")["broker"] == broker
    assert second.stop(signal.SIGINT)[0] == 0
