"""The rules over every index: the same decisions."""

from tasks.model import Relation

STORY = """The harbour authority of Vellmar closed its northern quay on Tuesday after divers found a crack of 14 metres in the outer wall.

"We could not have waited another tide," said harbour master Ines Kolbe, who had ordered the inspection after a ferry captain reported a swell inside the basin.

Some 320 containers were moved to the southern terminal overnight, and two cruise ships with 4,100 passengers were sent on to Port Amsel."""


def test_a_storys_life_is_told_the_same_way(world, send) -> None:
    original = {"url": "https://a.test/crack-4711234", "headline": "Crack closes quay", "outlet": "a.test"}
    first, place = send(world, STORY, **original)
    again, _ = send(
        world, STORY + "\n\n12 views · updated 3 hours ago", **original | {"url": "https://m.a.test/crack-4711234?utm_source=x"}
    )
    edited, second = send(world, STORY.replace("14 metres", "19 metres"), **original)
    stale, _ = send(world, STORY, **original)
    copied, copy = send(world, STORY, url="https://b.test/quay-shut-998877", headline="Quay shut in Vellmar", outlet="b.test")
    new, other = send(
        world,
        "A choir from Lund won the northern singing contest on Sunday with a piece of seven voices.",
        url="https://a.test/choir-4711239",
        headline="Choir wins",
    )
    relations = [decision.verdict.relation for decision in (first, again, edited, stale, copied, new)]
    assert relations == [Relation.NEW, Relation.SAME, Relation.REVISION, Relation.SAME, Relation.COPY, Relation.NEW]
    assert copied.verdict.of == again.verdict.of == edited.verdict.of == place.article_id
    assert second.revision == 2
    assert copy.cluster_id == place.cluster_id != other.cluster_id
