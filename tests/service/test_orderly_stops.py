"""Three deploys in the middle of a slow fetch make no killer of the page: it lands when it is let."""

import sqlalchemy as sa

from tasks.store.schema import items


def test_stops_in_the_middle_of_a_fetch_are_not_held_against_the_page(start_service, start_site, wait_for):
    site = start_site("--articles", "3")
    slow = {"WIREDESK_LEASE": "45", "WIREDESK_STAGE_BUDGET": "10", "WIREDESK_FETCH_DEADLINE": "20"}
    service = start_service(**slow)
    wait_for(lambda: service.run("enqueue", f"{site.base}/slow?seconds=8").returncode == 0, 60, service.told)

    def row():
        return service.rows(sa.select(items))[0]

    for _ in range(3):
        wait_for(lambda: row().holder, 60, service.told)
        assert service.stop() == 0
        assert row().deliveries == 0
        service.start()
    wait_for(lambda: row().outcome, 90, service.told)
    assert (row().outcome, row().reason) != ("dead", "kills_its_worker")
    assert row().outcome in {"landed", "skipped"}
