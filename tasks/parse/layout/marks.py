"""What single lines of a news page look like: bullets, captions, furniture, boilerplate."""

from __future__ import annotations

import re

from tasks.parse.choices import by_first_letter

_BULLET = re.compile(r"^(?:[•●▪■◆▶►‣⁃∙·*–—-]|\u2022|o(?=\s{2}))\s+(?=\S)")
_CAPTION = re.compile(
    r"(?:\b(?:file\s+)?(?:photo|photograph|picture|image|illustration|foto|fotos|bild|photo d['’]illustration|imagen|immagine|kuva|zdjęcie|fotoğraf|фото|φωτο\w*|fotó|kép|ảnh|nuotrauka|снимка|写真|图片|图为|사진|صورة|تصوير|عکس|تصویر|ছবি|படம்|ภาพ|फोटो|צילום|תמונה)\s*(?:[:：/©]|by\b|courtesy)|\bfot\.\s"
    r"|©|\((?:c|photo|foto|file|ap photo|pic)[^)]*\)|\[(?:photo|file|foto|ap photo)[^\]]*\]|\b(?:getty(?:\s+images)?|shutterstock|afp|reuters|epa|ap photo|ap|dpa|picture[- ]alliance|imago|unsplash|pixabay|xinhua|ansa|efe|alamy)\s*(?:/|\)$|$)"
    r"|/\s*(?:getty|afp|reuters|epa|ap|dpa|shutterstock|anadolu|nurphoto|bloomberg|picture alliance|ansa|efe)\b[\w .]*\)?$|@\w+[,\s].{0,60}$|\bhandout\b|\bscreenshot\b|\bscreengrab\b|^\W*(?:(?:photo|image|picture) )?(?:credits?|crédits?)(?: photos?)?\s*[:：])",
    re.I,
)
_NUMBERED_CAPTION = re.compile(
    r"\W{0,2}(?:fig(?:ure|ura|\.)?|figur|abb(?:ildung|\.)|afbeelding|kuva|rys(?:unek|\.)|obr(?:ázek|ázok|\.)|рис(?:унок|\.)|мал(?:юнок|\.)|şekil|ábra|gambar|hình|εικόνα|slika|joonis|pav(?:eikslas|\.)|attēls|图|圖|図|그림|شكل)\s?\d{1,2}[a-z]?\s?(?:[:：|]|[–—](?![^–—]{0,400}[–—])|\.\s)",
    re.I,
)
_FURNITURE = re.compile(
    r"^(?:share|share this(?: article| story)?|tweet|print|save|listen|listen to this article|advertisement|anzeige|werbung|publicité|publicidad|pubblicità|reklam|reklama|реклама|广告|広告|comments?|\d+ comments?|subscribe|sign in|log in|menu|search|home|"
    r"follow us.*|skip to (?:main )?content|read more|copy link|email|facebook|twitter|x|whatsapp|linkedin|telegram|bookmark|text size|a\s?a|\d+\s*(?:min(?:ute)?s?|mins?)[\s-]*(?:read|listen|lesezeit)?|lesezeit.*|temps de lecture.*|tempo di lettura.*|tiempo de lectura.*|tempo de leitura.*|leestijd.*|lästid.*|læsetid.*|lesetid.*|czas czytania.*|время чтения.*|okuma süresi.*|\d+\s*minut\w* (?:di lettura|de lecture|de lectura|de leitura)|teilen|partager|compartir|condividi|paylaş|поделиться|поділитися|"
    r"분享|分享|공유|シェア|watch(?: live| now)?|play|getting your trinity audio player ready.*|image source.*|add as a preferred source.*|(?:table of )?contents|in this article|on this page|jump to section|inhalt(?:sverzeichnis)?|auf dieser seite|sommaire|índice|indice|inhoud(?:sopgave)?|innehåll|indhold|innhold|sisällys|spis treści|obsah|tartalom(?:jegyzék)?|cuprins|содержание|зміст|съдържание|περιεχόμενα|içindekiler|daftar isi|mục lục|目次|目录|目錄|목차|المحتويات|תוכן עניינים|"
    r"(?:back|return) to (?:the )?top|nach oben|zum seitenanfang|haut de page|retour en haut|volver arriba|voltar ao topo|torna su|naar boven|till toppen|"
    r"published|updated|gift (?:this )?article|the story so far|(?:[\w &'-]{2,25}\s*[>›»]\s*){1,5}[\w &'-]{2,60})$",
    re.I,
)
_KEY_POINTS = re.compile(
    r"^(?:key (?:points?|takeaways?|facts)|highlights|summary|in brief|at a glance|das wichtigste(?: in kürze)?|kurz(?: und knapp|gefasst)|auf einen blick|l['’]essentiel|en bref|lo esencial|claves|resumo|in sintesi|in het kort|i korthet|w skrócie|главное|коротко|要点|핵심 요약|özet|ana noktalar|الخلاصة)\s*:?$",
    re.I,
)
_TAIL = re.compile(  # searched in lower case: a pattern that minds no case looks at every branch in every place
    by_first_letter(
        r"subscri(?:be|ption)|sign up|newsletter|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|wszelkie prawa|все права|всі права|tüm haklari|版权所有|著作権|무단\s?전재|재배포 금지|जमा|"
        r"حقوق|©|\(c\)\s*(?:19|20)\d\d|copyright|contact us|terms of (?:use|service)|privacy policy|this (?:article|story|material|report) (?:was|is|may|first|originally|has been)|originally (?:published|appeared)|republished|"
        r"follow (?:us|me|him|her|@?\w+) on|find us on|download (?:our|the) app|join (?:our|the) (?:telegram|whatsapp|channel)|read (?:also|more)|click here|for more (?:news|stories|information)|with (?:additional )?(?:reporting|files|input)|"
        r"additional reporting|contributed to this (?:report|story|article)|website contains only|only a portion of the|abonnement|abonnieren|abonnez|suscr[ií]b|assine|abbonat|abonnee?r|prenumerer|prenumerera|tilaa|подпис|підпис|abone ol|"
        r"iscriviti|berlangganan|đăng ký|订阅|訂閱|구독|購読|اشترك|הירשמ|our standards|standards: the|trust principles|disclaimer|about the author|do you have (?:a tip|information)|get in touch|this content (?:was|is)|mit material von|"
        r"unter material von|d(?<=\bd)pa[- ]infocom\b|redaktionell"
    )
)
_TAIL_BEGINS = re.compile(
    r"\(?(?:reporting|writing|editing|compiled|edited) by\b|tags?\s*:|topics?\s*:|keywords?\s*:|source\s*:|quelle\s*:|fuente\s*:|источник"
)
_RELATED = re.compile(
    r"^(?:related(?: (?:articles?|stories|news|topics?|content|posts?))?|read (?:more|also|next)|see also|more (?:on this story|from|stories|news|like this)|most (?:read|popular)|you may also like|recommended|trending(?: now)?|don['’]t miss|also (?:read|on)|"
    r"mehr zum thema|lesen sie auch|das könnte sie auch interessieren|à lire aussi|lire aussi|sur le même sujet|te puede interesar|lee también|noticias relacionadas|leia (?:mais|também)|veja também|leggi anche|lees ook|läs (?:mer|också)|les også|læs også|lue myös|czytaj (?:też|także)|"
    r"čtěte také|přečtěte si|olvasta már|citește și|читайте также|читайте також|ayrıca okuyun|ilgili haberler|baca juga|xem thêm|διαβάστε (?:επίσης|ακόμη)|相关(?:阅读|新闻)|延伸閱讀|関連記事|관련\s?기사|اقرأ أيضا|קראו גם|यह भी पढ़ें|ข่าวที่เกี่ยวข้อง|"
    r"verwandte (?:artikel|beiträge|themen)|weitere (?:artikel|beiträge|themen|meldungen|nachrichten)|schon gelesen|siehe auch|(?:artikel|videos?|mehr).{0,20} zum thema|"
    r"further reading|in case you missed|puedes? (?:ver|leer)|mirá? también|ver también|lea también|vea también|leé también|también (?:te )?pued|à voir aussi|voir aussi|"
    r"zobacz (?:też|także|również)|polecamy|смотрите также|по теме|ещё по теме|дивіться також|あわせて読みたい|おすすめ記事|推荐阅读|推薦閱讀|相關新聞|함께 보면|"
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)|(?:latest|other|similar|popular|recommended|featured|suggested) (?:articles?|posts?|stories|reads?|reading)|(?:next|previous) (?:article|post|story)|what to read next|editors?['’]?s? picks?|around the web|upcoming events|"
    r"neu?e?ste (?:artikel|beiträge|nachrichten|meldungen)|top[- ]?themen|mehr (?:zum thema|dazu|aus dem ressort|zu diesem)|auch interessant|lies(?:t)? auch|lesen sie (?:hier|mehr|dazu|hierzu)|(?:weiterführende|weitere) (?:informationen|infos|links)|ähnliche (?:artikel|beiträge|themen)|nächster (?:artikel|beitrag)|(?:kommende|nächste) (?:events|veranstaltungen|termine)|das könnte dich|"
    r"articles? (?:liés|similaires|connexes|recommandés|associés)|lire (?:également|la suite)|pour aller plus loin|(?:nos )?derniers articles|dans la même rubrique|vous aimerez aussi|"
    r"lee (?:más|además)|le[ae] más|leer (?:más|también)|mir[aá] también|(?:notas?|art[ií]culos?|contenidos?|temas?) relacionad[oa]s?|más noticias|últimas noticias|te recomendamos|(?:le|te|también te) puede interesar|no te pierdas|contexto de la noticia|"
    r"leia ainda|saiba mais|(?:matérias?|artigos|notícias|conteúdos?) relacionad[oa]s?|mais (?:lidas|notícias)|(?:confira|veja) (?:também|mais)|leggi (?:pure|altro)|(?:articoli|notizie) correlat[ie]|potrebbe(?:ro)? interessarti|ultime notizie|per approfondire|vedi anche|"
    r"lees (?:meer|verder)|gerelateerde|meer nieuws|zie ook|läs även|relaterade? (?:artiklar|nyheter)|se även|les mer|relaterte saker|mest lest|læs mere|se også|przeczytaj (?:też|także|również)|czytaj (?:również|więcej)|podobne artykuły|powiązane artykuły|mohlo by vás zajímat|související (?:články|témata)|čtěte (?:též|více)|kapcsolódó cikkek|"
    r"citeste si|citește mai|articole similare|vezi și|pročitajte (?:i|još)|povezane vijesti|прочетете още|вижте още|похожие (?:статьи|новости|материалы)|материалы по теме|читать (?:также|далее)|новини за темою|читати також|ilginizi çekebilir|(?:benzer|diğer) haberler|baca selengkapnya|(?:artikel|berita) terkait|tin liên quan|đọc thêm|bài viết liên quan|"
    r"también (?:le[ae]|vea|mire)|además lea|(?:te|le) sugerimos|nota relacionada|lisez aussi|voir également|sur le même thème|loe (?:ka|lisaks)|lasi(?:et)? arī|skaitykite taip pat|preberite tudi|pročitajte također|prečítajte si|súvisiace (?:články|témy)|citiți și|lue lisää|katso myös|"
    r"lihat juga|simak juga|lexoni (?:edhe|gjithashtu)|διαβάστε περισσότερα|اقرأ المزيد|اقرأ أيضًا|另见|σχετικά άρθρα|مقالات ذات صلة|أخبار ذات صلة|关联阅读|関連リンク|関連ニュース|合わせて読みたい)\b.{0,60}:?$",
    re.I,
)
_END = re.compile(r"[.!?…。！？।؟۔]['\"”’»」』)\]]*$")


_STEM = re.compile(r"([^\W\d_]{1,4})[^\W\d_]*")
_ASCII_STEM = re.compile(r"([a-z]{1,4})[a-z]*")
_UNSPACED = re.compile("[\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0590-\u06ff]")
# Searching a long alternation costs a hundred times as much as looking up words: the first four letters decide whether it is worth it.
_TAIL_STEMS = frozenset(
    "subs news righ rech droi dere dire praw прав hakl copy priv orig repu foll clic abon susc assi abbo pren tila подп підп iscr berl đăng disc infocom dpa reda tags topi keyw quel fuen исто inte stan webs".split()
)
_TAIL_OPENERS = (
    "this article", "this story", "this material", "this report", "this content", "for more", "with reporting", "with additional", "with files", "with input", "do you have", "get in touch", "read more", "read also", "find us", "download",
    "join ", "contact", "sign up", "additional report", "reporting by", "(reporting by", "editing by", "(editing", "writing by", "compiled", "(compiled", "about the author", "source:", "source :", "click", "our standards", "terms of", "mit material", "unter material",
)  # fmt: skip
_CAPTION_STEMS = frozenset(
    "phot phto file pict imag illu foto bild inma imma kuva zdję fotoğ фото φωτο gett shut afp reut epa ap dpa imag unsp pixa xinh ansa efe alam hand scre anad nurp bloo c pic cred créd fotos fotó kép ảnh nuot сним fot".split()
) | frozenset({"foto", "φωτο"})


def _stems(text: str) -> list[str]:
    """The first four letters of every word of a text in lower case."""
    return (_ASCII_STEM if text.isascii() else _STEM).findall(text)


def without_bullet(text: str) -> str | None:
    """The text behind a bullet, or None when there is no bullet."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else None


def looks_like_caption(text: str) -> bool:
    """A short text that carries a picture's credit."""
    if len(text) > 320 or not (
        "©" in text
        or "@" in text
        or not _CAPTION_STEMS.isdisjoint(_stems(text.casefold()))
        or (not text.isascii() and _UNSPACED.search(text))
    ):
        return False
    return bool(_CAPTION.search(text))


_LABEL_OPENERS = tuple(
    "shar twee prin save list adve anze werb publ pubb rekl рекл 广告 広告 comm subs sign log menu sear home foll skip read copy emai face twit what link tele book text lese teil part comp cond payl поде поді 분享 分享 공유 シェア watc play gett imag add temp tiem lees läst læse czas врем okum upda gift the cont in on jump inha auf somm índi indi inho inne indh innh sisä spis obsa tart cupr соде зміс съдъ περι için daft mục 目次 目录 目錄 목차 المح תוכן back retu tabl nach zum haut reto volv volt torn naar till".split()
)
_EDGES = " -–—*|·•[]:"
"""What may stand around a label."""
_RELATED_OPENERS = tuple(
    "rela read see more most you reco tren don also mehr lese das à lire sur te notic lee leia veja legg läs les læs lue czyt čtět přeč olva cite чита ayrı ilgi baca xem διαβ 相关 延伸 関連 관련 اقرأ קראו यह ข่าว noti verw weit scho sieh arti vide furt in c pued mira mirá ver vea leé tamb à vo voir zoba pole смот по т ещё диві あわせ おすす 推荐 推薦 相關 함께 late othe simi popu feat sugg next prev what edit arou from upco neue neus top mehr auch lies ähnl näch komm arti pour nos dern dans vous mirá nota cont tema más últi te le no saib maté noti mais conf leia pote ulti per ved lees "
    "adem loe lasi skai preb preč súvi citi liha sima kats lise lexo 另见 gere meer zie rela se mest prze podo powi mohl souv kapc vezi proč pove проч вижт похо мате чита нови ilgi benz diğe đọc tin bài σχετ مقال أخبا 关联 合わせ".split()
)
_STOPS = (".", "。", "।", "۔")
LEAST_SENTENCE = 3
"""Spaces from which what closes with a full stop is a sentence that only begins like such a heading."""
_LEADING = " \t\u200b»>›•·–—-*→[(|▶►👉📌🔴➡✅"
"""What may stand before such a heading."""


def numbers_figure(text: str) -> bool:
    """A text that begins with the number of a figure: "Figure 3:"."""
    return bool(_NUMBERED_CAPTION.match(text))


def is_furniture(text: str) -> bool:
    """A label of the page itself: share buttons, menus, reading times."""
    if len(text) > 80:
        return False
    text = text.strip(_EDGES)
    if not text:
        return False
    plausible = (
        len(text) < 4 or text[0].isdigit() or text[:5].casefold().startswith(_LABEL_OPENERS) or ">" in text or "›" in text or "»" in text
    )
    return plausible and bool(_FURNITURE.match(text))


def is_key_points(text: str) -> bool:
    """The heading over a list of highlights."""
    return bool(_KEY_POINTS.match(text))


def is_boilerplate(text: str) -> bool:
    """A line that may stand behind a story: notices, terms, invitations, credits of the desk."""
    if len(text) > 700:
        return False
    lowered = text.casefold()
    plausible = (
        "©" in text
        or lowered.startswith(_TAIL_OPENERS)
        or not _TAIL_STEMS.isdisjoint(_stems(lowered))
        or (not text.isascii() and _UNSPACED.search(text))
    )
    if not plausible:
        return False
    line = lowered if text.isascii() else text.lower().replace("ı", "i")
    return bool(_TAIL_BEGINS.match(line) or _TAIL.search(line))


def opens_related(text: str) -> bool:
    """The heading over links to other stories."""
    if len(text) > 90 or (text.endswith(_STOPS) and text.count(" ") >= LEAST_SENTENCE):
        return False
    text = text.lstrip(_LEADING)
    return text[:6].casefold().startswith(_RELATED_OPENERS) and bool(_RELATED.match(text))


def ends_sentence(text: str) -> bool:
    """True when a text closes with the end of a sentence."""
    return bool(_END.search(text))
