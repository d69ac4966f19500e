"""What kind of page it is, judged before anything is stored as news."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.model import PageKind

WALL = 160
"""Words below which a page of walls and errors has no story."""
BRIEF = 30
"""Words from which a signed text under an address that names a story is one, however many links stand around it."""
SLUG = 4
"""Words in the last part of such an address."""
TEASER = 180
"""Words below which a page marked as not free is a teaser."""
_ERROR = re.compile(
    r"\b(?:404|410|500|502|503)\b.{0,30}(?:error|not found|page)|page (?:you .{0,40})?(?:not found|cannot be found|doesn['’]t exist|no longer)|(?:error|fehler|erreur)\s*(?:404|500|503)|not found|seite (?:wurde )?nicht gefunden|"
    r"page introuvable|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|sidan (?:kunde inte|hittades inte)|strona nie (?:została|istnieje)|страница не найдена|сторінку не знайдено|sayfa bulunamadı|"
    r"access denied|service unavailable|bad gateway|internal server error|too many requests|temporarily unavailable|just a moment|attention required|are you a robot|verify you are human|页面不存在|ページが見つかりません|찾을 수 없습니다",
    re.I,
)
_LOGIN = re.compile(
    r"^(?:log ?in|sign ?in|anmelden|einloggen|connexion|se connecter|iniciar sesión|entrar|accedi|inloggen|logga in|zaloguj|войти|вход|giriş)\b|(?:log ?in|sign ?in) to (?:continue|your account)",
    re.I,
)
_CONSENT = re.compile(r"cookies?|consent|gdpr|datenschutz|privacy|einwillig|zustimm|consentement|privacidad|tracking|werbung", re.I)
_CONSENT_ACT = re.compile(r"accept|agree|akzeptier|zustimm|accepter|aceptar|accetta|before you continue|manage|reject|personalis", re.I)
_PAYWALL = re.compile(
    r"subscri(?:be|bers?) (?:to|for|now|only)|to (?:continue|keep) reading|(?:this|the) (?:article|content|story) is (?:for|reserved|only)|already a (?:subscriber|member)|continue reading|weiterlesen mit|jetzt (?:abonnieren|testen)|"
    r"exklusiv für abonnenten|réservé aux abonnés|il vous reste|contenido exclusivo|solo para suscriptores|para assinantes|riservato agli abbonati|alleen voor abonnees|för prenumeranter|dostęp (?:tylko )?dla|для подписчиков|abonelere özel",
    re.I,
)
_CUT = re.compile(r"(?:\.{3}|…|\[…\]|\[\.\.\.\])\s*$")
STEM = 5
"""Letters by which a word of an address is known in a headline."""
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "’": None, "'": None})
_SLUG_PARTS = re.compile(r"[-_.]")
_LIVE = re.compile(
    r"\b(?:live ?(?:blog|ticker|updates?|coverage)|liveticker|newsticker|en directo?|en direct|minuto a minuto|ao vivo|in diretta|на живо|онлайн-трансляция|canlı)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is counted on a page before it is judged."""

    words: int
    prose_blocks: int
    linked_share: float
    links: int
    title: str
    text: str
    types: frozenset[str]
    free: bool | None
    entries: int
    has_video: bool
    og_type: str
    path: str
    paywall_markup: bool
    tail: str
    signed: bool = False
    """True when the page names an author or a date."""


def judge(signs: Signs) -> tuple[PageKind, str]:
    """The kind of the page and the reason for it."""
    if signs.words < WALL:
        wall = _wall(signs)
        if wall is not None:
            return wall
    if "liveblogposting" in signs.types or (signs.entries >= 4 and _LIVE.search(signs.title)):
        return (
            PageKind.LIVE_BLOG,
            "marked as a live blog" if "liveblogposting" in signs.types else f"{signs.entries} dated entries under a live title",
        )
    reasons = (
        (PageKind.PAYWALLED, _teaser(signs)),
        (PageKind.VIDEO, _video(signs)),
        (PageKind.INDEX, _index(signs)),
        (PageKind.EMPTY, f"{signs.words} words of story" if signs.words < 8 else ""),
    )
    return next(((kind, why) for kind, why in reasons if why), (PageKind.ARTICLE, "a story of its own"))


def _video(signs: Signs) -> str:
    marked = signs.has_video and ("videoobject" in signs.types or signs.og_type.startswith("video"))
    story = bool(signs.types & {"newsarticle", "article", "blogposting", "reportagenewsarticle"})
    return f"a video and {signs.words} words" if marked and signs.words < (30 if story else 60) else ""


def _wall(signs: Signs) -> tuple[PageKind, str] | None:
    if _ERROR.search(signs.title) or (signs.words < 60 and _ERROR.search(signs.text[:300])):
        return PageKind.ERROR, "its title or text is that of an error page"
    if _LOGIN.search(signs.title):
        return PageKind.LOGIN, "its title asks to log in"
    consenting = len(_CONSENT.findall(signs.text[:3000]))
    story = bool(signs.types & {"newsarticle", "article", "blogposting", "reportagenewsarticle"})
    if consenting >= 3 and _CONSENT_ACT.search(signs.text[:3000]) and not story and signs.links < 60:
        return PageKind.CONSENT, f"{consenting} words of consent and no story"
    return None


def _teaser(signs: Signs) -> str:
    if signs.free is False and signs.words < TEASER * 1.5:
        return f"marked as not free, {signs.words} words shown"
    if (
        signs.words < TEASER
        and (signs.paywall_markup or _PAYWALL.search(signs.tail))
        and (_CUT.search(signs.text) or _PAYWALL.search(signs.tail))
    ):
        return "the text is cut off and a subscription is offered"
    return ""


def _index(signs: Signs) -> str:
    story = (
        bool(signs.types & {"newsarticle", "article", "blogposting", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle"})
        or signs.og_type == "article"
    )
    if (story and signs.words >= 40) or (signs.signed and signs.words >= BRIEF and _names_story(signs.path, signs.title)):
        return ""
    if signs.path in {"", "/"} and signs.links > 40 and not story:
        return "the front page of a site"
    if signs.types & {"collectionpage", "searchresultspage"} and signs.words < 300:
        return "marked as a collection"
    if signs.words < 60 and signs.linked_share > 0.6 and (signs.links > 30 or (signs.links >= 3 and not signs.signed)):
        return f"{signs.links} links and {signs.words} words of prose"
    return ""


def _names_story(path: str, title: str) -> bool:
    """True when the last part of an address spells out the headline: sections and listings are named in a word or two, a lost page is not what it names."""
    told = [word.casefold() for word in _SLUG_PARTS.split(path.rstrip("/").rpartition("/")[2]) if word.isalpha()]
    said = title.casefold().translate(_SPELT_OUT)
    return len(told) >= SLUG and 2 * sum(word[:STEM] in said for word in told) >= len(told)
