"""Lines of figures that are the news: tolls, turnouts, magnitudes. By their shape they are counters of a page."""

from __future__ import annotations

from tasks.deduplicate.content import lowered

TALLY = 0.5
"""The share of figures and a tally's words from which on a line is one; another story's headline has more words than that."""

TALLIES = frozenset(
    """
    dead deaths death toll killed injured wounded missing casualties evacuated magnitude turnout seats
    tote tot todesopfer verletzte vermisste evakuierte stärke wahlbeteiligung sitze
    mort morts blessé blessés disparus bilan magnitude participation sièges
    muertos fallecidos heridos desaparecidos evacuados magnitud participación escaños
    mortos feridos
    morti feriti dispersi magnitudo affluenza seggi
    doden gewonden vermisten opkomst zetels
    döda skadade saknade døde sårede savnede skadde kuollutta loukkaantunutta
    ofiary zabici ranni zaginieni frekwencja mrtví zranění ölü yaralı kayıp tewas luka hilang
    погибшие погибших погибло раненые раненых явка загиблі загиблих поранені
    القتلى قتيلا الجرحى جريحا मृतक घायल 死 亡 伤 傷
    """.split()
)
"""What newsrooms count, in a score of languages. None is a thing that pages count."""


def is_tally(line: str) -> bool:
    """Whether a plain line is mostly figures and what newsrooms count: ``12 dead, 40 injured``."""
    words = lowered(line)
    figures = sum(word[0].isdigit() for word in words)
    named = sum(word in TALLIES for word in words)
    return bool(figures and named) and figures + named >= TALLY * len(words)
