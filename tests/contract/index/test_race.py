"""Many workers, one story: never two originals."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa

from tasks.model import Relation
from tasks.store.schema import articles

WORKERS, STORIES = 5, 8


def story(number: int, teller: int) -> str:
    words = [f"w{number}x{place}" for place in range(120)]
    words[10 + teller] = f"changed{teller}"
    return f"Teller {teller} of the coast adds this. " + " ".join(words) + "."


def test_a_story_told_by_all_at_once_has_one_original(sql_world, send) -> None:
    gate = Barrier(WORKERS)

    def tell(teller: int) -> list[Relation]:
        relations = []
        for number in range(STORIES):
            gate.wait()
            decision, _ = send(
                sql_world,
                story(number, teller),
                url=f"https://site{teller}.test/story-{number}",
                headline=f"w{number}x1 w{number}x2 w{number}x3",
            )
            relations.append(decision.verdict.relation)
        return relations

    with ThreadPoolExecutor(WORKERS) as pool:
        told = list(pool.map(tell, range(WORKERS)))
    for number in range(STORIES):
        assert sorted(str(relations[number]) for relations in told) == ["copy"] * (WORKERS - 1) + ["new"]
    with sql_world.engine.connect() as connection:
        clusters = connection.execute(sa.select(articles.c.cluster_id, sa.func.count()).group_by(articles.c.cluster_id)).all()
        originals = connection.execute(sa.select(sa.func.count()).where(articles.c.origin_id.is_(None))).scalar_one()
    assert sorted(count for _, count in clusters) == [WORKERS] * STORIES
    assert originals == STORIES


def test_one_document_arriving_everywhere_at_once_is_one_article(sql_world, send) -> None:
    gate = Barrier(WORKERS)

    def tell(teller: int) -> list[Relation]:
        relations = []
        for number in range(STORIES):
            gate.wait()
            address = f"https://{'www.' if teller % 2 else 'm.'}a.test/story-of-the-day-{number}?utm_source={teller}"
            relations.append(send(sql_world, story(number, 0), url=address, headline=f"Story {number}")[0].verdict.relation)
        return relations

    with ThreadPoolExecutor(WORKERS) as pool:
        told = list(pool.map(tell, range(WORKERS)))
    assert all(sorted(str(relations[number]) for relations in told) == ["new"] + ["same"] * (WORKERS - 1) for number in range(STORIES))
    with sql_world.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(articles)).scalar_one() == STORIES
