"""What a house tells its readers beside the news: to subscribe, follow, give, comment, load its app, and what it earns with its links."""

from __future__ import annotations

import re

from tasks.parse.choices import by_first_letter

_ASKED = (
    r"subscri|sign(?:ing)?[ -]up|\bjoin\b|\bfollow\b|\blike us|\bdownload|\bdonat|\bsupport (?:us|our|the work)|\bbecome an? |\bleave (?:a|your) |\btell us|\blet us know|\bclick (?:here|on|the)|\bget the|\bget our|\bshare (?:this|your|it)|\bsend us|\bcontact us|\bregister|\bsubmit|"
    r"abonnier|anmeld|jetzt (?:bestell|sichern|testen|lesen|herunter)|folge[nt]? (?:sie |du |uns)|unterstütz|spende|schreib(?:en sie|t? uns)|diskutier|teilen sie|teile den|lade[nt]? |"
    r"abonne|inscri[vs]|rejoi[gn]|suivez|télécharg|soutenez|faites un don|partagez|laissez|recevez|"
    r"suscr[ií]b|únete|unirte|sígu[ea]|síg|descarg|apoy[ae]|comparte|recib[ea]|reg[ií]strat|haz clic|dale|"
    r"inscreva|assine|siga |baixe|apoie|compartilhe|receba|clique|participe|"
    r"iscriviti|abbonati|seguici|scarica|sostieni|condividi|ricevi|clicca|unisciti|"
    r"schrijf je|meld je|volg ons|word lid|steun|abonneer|prenumerera|följ oss|ladda ner|tilmeld|abonnér|følg os|følg oss|meld deg|tilaa|seuraa|lataa|"
    r"zapisz się|subskry|dołącz|obserwuj|pobierz|wesprzyj|udostępnij|kliknij|polub|přihlas|odebír|sleduj|podpoř|stáhn|iratkoz|kövess|támogas|töltse|abonează|abonați|urmăre[șs]te|urmăriți|descarcă|"
    r"подпи[сш]|присоедин|следите|скача|поддерж|поделит|читайте нас|вступай|приєдн|стежте|завантаж|підтрим|абонир|последвай|εγγραφ|ακολουθ|κατεβ|"
    r"abone ol|takip ed|indirin|destek ol|paylaş|tıklay|berlangganan|ikuti|unduh|dapatkan|bergabung|đăng ký|theo dõi|tải |"
    r"订阅|訂閱|关注|關注|下载|下載|扫码|掃碼|点击|點擊|购买|登録|フォロー|ダウンロード|購読|会員|구독|팔로우|다운로드|제보|가입|اشترك|تابع|انضم|حمل|עקבו|הירשמו|הצטרפו|सब्सक्राइब|फॉलो|डाउनलोड|जुड़ें|สมัคร|ติดตาม|ดาวน์โหลด"
)
_OF = (
    r"newsletter|e-?mail|inbox|mailing|bulletin|alerts?\b|notification|updates?\b|channel|canal|kanal|canale|kanał|канал|telegram|whatsapp|facebook|twitter|instagram|youtube|tiktok|linkedin|pinterest|patreon|paypal|bluesky|mastodon|\bapps?\b|ios\b|android|google|podcast|comment|kommentar|commentaire|comentari|commenti|"
    r"member|mitglied|full (?:story|article|access)|subscri|edition|ausgabe|e-?paper|magazin|print|free (?:trial|account|guide|copy)|abonn?e?ment|\babo\b|suscri|assinat|abbonament|prenumer|subskry|подпис|підпис|рассыл|розсил|"
    r"our (?:work|journalism|website|page|social|community|site|terms|team)|bell icon|star rating|mailing list|letter to the editor|editor@|premium|spend|donat|\bdon\b|donaci|doaç|donazion|darowizn|"
    r"公众号|公眾號|微信|客户端|メール|アプリ|チャンネル|公式|채널|카카오|이메일|기사|قناة|واتساب|تطبيق|נוטיפיקציות|אפליקצי|चैनल|ऐप|ช่อง|แอป|\blien\b|\bhere\b|\bhier\b|\bici\b|aquí|\baqui\b|\bqui\b|link"
)
_APPEAL = re.compile(by_first_letter(_ASKED))
_OBJECT = re.compile(by_first_letter(_OF))
_EARNS = (
    r"affiliate (?:links?|commission|partner|market|disclos)|(?:may|might|can|will) (?:earn|receive|be|get) (?:an? )?(?:small |affiliate |referral )?(?:commission|compensat)|earn from qualifying|advertis(?:ing|er) (?:disclosure|polic)|partner-?links?\b|affiliate-?links?|provision(?:en)?\b.{0,40}(?:link|kauf)|"
    r"(?:link|kauf).{0,80}\bprovision|liens? (?:d['’])?affili|commission sur|enlaces? de afiliad|comisi[oó]n por|link(?:s)? de afiliad|link affiliat|commissione|partnerlink|sponsored (?:post|content|by)|paid (?:partnership|promotion)|compensation (?:when|if|from|for)|"
    r"アフィリエイト|партн[её]рск"
)
_ADVISES = r"not (?:provide|offer|constitute) (?:medical|legal|financial|investment|tax|professional)|(?:medical|legal|financial|investment) advice"
_EARNED = re.compile(_EARNS)
_DISCLOSED = re.compile(f"{_EARNS}|{_ADVISES}")
_FORM = re.compile(r"\b\d{1,3}[ -]?(?:min|comments?|shares?|views?|likes?)\b|\+?\d[\d ()/-]{7,}\d|\S@\S+\.\w|www\.|https?://", re.I)


# Searching a long alternation costs a hundred times as much as looking up words: their first three letters decide whether it is worth it.
_BEGIN = re.compile(r"([^\W\d_]{3})[^\W\d_]*")
_ASCII_BEGIN = re.compile(r"([a-z]{3})[a-z]*")
_UNSPACED = re.compile("[\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0590-\u06ff]")
_APPEAL_BEGINS = frozenset(
    "sub sig joi fol lik dow don sup bec lea tel let cli get sha sen con reg abo anm jet unt spe sch dis tei lad ins rej sui tél sou fai par lai rec sus úne uni síg des apo com hac dal ass sig bai isc abb seg sca sos ric wor mel vol ste pre löj föl til føl fyl seu lat "
    "zap doł obs pob wes udo kli pol při ode sle pod stá ira köv tám töl urm под при сле ска под чит всту всп вст при сте зав пос абон або εγγ ακο κατ tak ind tık ber iku und dap đăn the tải pay пос".split()
)
_EARNING_BEGINS = frozenset("aff com ear adv par pro lie enl lin spo pai med leg inv fin пар off".split())


def _begins(lowered: str) -> list[str]:
    """The first three letters of every word."""
    return (_ASCII_BEGIN if lowered.isascii() else _BEGIN).findall(lowered)


def appeals(text: str) -> bool:
    """True when a text bids its reader to do something for the house, or to take something from it."""
    lowered = text.casefold()
    if _APPEAL_BEGINS.isdisjoint(_begins(lowered)) and (text.isascii() or not _UNSPACED.search(text)):
        return False
    return bool(_APPEAL.search(lowered)) and bool(_OBJECT.search(lowered))


def discloses(text: str) -> bool:
    """True when a text tells what the house earns, or what its advice is not."""
    lowered = text.casefold()
    if len(_EARNING_BEGINS.intersection(_begins(lowered))) < 2 and (text.isascii() or not _UNSPACED.search(text)):
        return False
    return bool(_DISCLOSED.search(lowered))


def gives_address(text: str) -> bool:
    """True when a text holds an address, a telephone number or a count of a page's own."""
    return bool(_FORM.search(text))


LONGEST_DISCLOSURE, LONGEST_INVITATION, LONGEST_PROMPT = 420, 260, 90
_HOUSE = re.compile(
    r"\b(?:we|our|us|i|my|this (?:article|post|story|page|site|blog|website)|links on|wir|uns(?:er\w*)?|ich|dies\w+ (?:artikel|beitrag|seite|text)|nous|notre|cet article|cette page|nuestr\w+|este art[ií]culo|recibimos|noss\w+|este artigo|nostr\w+|questo articolo|onze|dit artikel)\b"
)
_DEALT = ("link", "click", "purchas", "buy", "advertis", "kauf", "lien", "achat", "enlace", "compra", "acquist", "koop")
"""What a house that discloses its earnings speaks of. Hardly a paragraph does, and looking costs next to nothing."""
_LINKED = ("link", "click", "advertis", "lien", "enlace")
_COMMISSION = re.compile(r"(?:may|might|can|will) (?:earn|receive|get) (?:an? )?(?:small |affiliate |referral )?commission|qualifying")
"""A house that names no link earns a commission with what is bought: compensations and commissions of other kinds are a story's."""
_QUOTES = frozenset('"“”„«»')
_MESSENGER = re.compile(
    r"\b(?:telegram|whats ?app|viber|messenger|discord|zalo|wechat)|微信|公众号|公眾號|카카오톡|텔레그램|телеграм|вайбер|واتساب|تلغرام|תלגרם|וואטסאפ"
)
_CHANNEL = re.compile(
    r"channel|canal|kanal|kanał|kanál|канал|grup|groep|групп|groups?\b|csatorna|κανάλι|频道|頻道|公众号|公眾號|채널|قناة|ערוץ|चैनल"
)
_APP = re.compile(
    r"^\W*(?:for (?:the |all )?(?:latest|more|breaking)\b.{0,80}?)?(?:(?:please )?(?:download|get (?:the|our)|install)\b|lade(?:n sie)?\b|jetzt\b(?=.{0,120}(?:laden|installieren|testen|holen|sichern)\b)|desc[aá]rg(?:a|á|ue|uen)(?:te|se|la)?\b|baixe\b|scaric(?:a|ate|ala)\b|téléchargez\b|pobierz\b|stáhněte\b|töltse le|скача(?:й(?:те)?|ть)\b|завантаж(?:те|уйте|ити)?\b|unduh\b|tải\b)"
    r".{0,60}(?:\bapps?\b|appli(?:cation|cazione)?\b|aplica\w+|aplikac\w+|aplikasi|alkalmazás|приложени\w+|застосун\w+|ứng dụng)"
)
_TO_READER = re.compile(
    r"\b(?:our|us|you|your|we|unser\w*|uns|euch|ihnen|nous|nos|notre|vous|votre|nuestr\w+|tenemos|noss\w+|nostr\w+|onze|ons|vår\w?|vor\w?|oss|os|meidän|nas\w*|náš|naš\w*|nás|наш\w*|нас|nostru|noastr\w+|μας|kami|chúng tôi)\b"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:|–—-]\s)\W*$")
_FOLLOW = re.compile(
    r"^\W*(?:folg(?:en sie|t|e) uns\b|suivez[- ]nous\b|s[ií]guenos\b|seguinos\b|siga[- ]nos\b|segui(?:ci|teci)\b|volg ons\b|följ oss\b|følg oss?\b|seuraa meitä\b|(?:obserwuj|śledź) nas\b|sledujte nás\b|kövess(?:en)? (?:minket|bennünket)|urmăre[sșş]te-ne\b|urmăriți-ne\b|"
    r"bizi .{0,30}takip ed|следите за нами|подпи[сш]\w+ на наш|стежте за нами|підпи[сш]\w+ на наш|последвайте ни|ακολουθήστε μας|ikuti kami\b|theo dõi chúng tôi|关注我们|關注我們|تابعونا|تابعنا|עקבו אחרינו|हमें फॉलो)"
)
_SUBSCRIPTION = re.compile(
    r"(?:zapraszamy|zachęcamy).{0,20}(?:subskry|prenumerat)|(?:objednejte|předplaťte).{0,20}předplat|fizessen elő|оформ(?:ите|іть).{0,20}(?:подписк|передплат)"
)
_PROMPT = re.compile(
    r"^\W*(?:(?:did|do) you (?:like|enjoy|want to share) this (?:article|story|post|page)|(?:was|is) this (?:article|page|story|post) (?:helpful|useful)|(?:would you like to )?share this (?:article|story|post|page)(?: (?:with|on|via)\b.{0,40})?|"
    r"(?:(?:möchten|wollen) sie|(?:möchtest|willst) du) (?:den|diesen) (?:artikel|beitrag|text) teilen|(?:hat|gefällt) (?:ihnen|dir|euch) (?:der|dieser) (?:artikel|beitrag|text)(?: gefallen)?|war (?:der|dieser) (?:artikel|beitrag) (?:hilfreich|nützlich|interessant)(?: für sie)?|(?:diesen )?(?:artikel|beitrag) teilen|"
    r"(?:cet article|ce contenu) vous a(?:-t-il)? (?:été utile|plu|intéressé)|vous avez aimé cet article|partage[rz] (?:cet|l['’])\s?article|¿?(?:te|le) (?:gustó|ha gustado|resultó útil|fue útil) (?:este|esta) (?:artículo|nota|noticia)|compart(?:e|ir|í) (?:este|esta|el|la) (?:artículo|nota|noticia)|"
    r"gostou d?(?:este|esta|o|a) (?:artigo|matéria|notícia|texto)|compartilhe (?:este|esta|o|a) (?:artigo|matéria|notícia)|(?:ti|vi) è piaciuto (?:questo|l['’])\s?articolo|condividi (?:questo|l['’])\s?articolo|vond (?:je|u) dit artikel \w+|deel dit artikel|"
    r"dela (?:den här )?artikeln|del (?:denne )?artik(?:len|kelen)|jaa (?:tämä )?artikkeli|s?podobał (?:ci|wam|państwu) się (?:ten )?(?:artykuł|tekst)|udostępnij (?:ten )?artykuł|líbil se (?:vám|ti) (?:tento )?článek|sdíle(?:t|jte) (?:tento )?článek|tetszett a cikk|oszd meg a cikket|(?:ți|v)-a plăcut (?:acest )?articol\w*|"
    r"bu (?:haberi|yazıyı) (?:paylaş\w*|beğendiniz mi)|(?:вам )?понравил(?:ась|ся|ось) (?:эта )?(?:статья|новость|материал)|поделит(?:есь|ься) (?:статьёй|статьей|новостью|материалом)|сподобал(?:ася|ась|ося) (?:ця )?(?:стаття|новина)|bagikan (?:artikel|berita) ini|chia sẻ bài viết(?: này)?|"
    r"この記事を(?:シェア|共有).{0,6}|この記事は(?:役に立|参考に).{0,10}|이 기사를? 공유.{0,6}|分享(?:本文|此文|这篇文章|這篇文章))\W*$"
)


def earns(text: str) -> bool:
    """True for a paragraph in which the house itself discloses what it earns with its links; what somebody is quoted with is a story's."""
    if len(text) > LONGEST_DISCLOSURE:
        return False
    lowered = text.casefold()
    if not any(map(lowered.__contains__, _DEALT)) or not _QUOTES.isdisjoint(text):
        return False
    if not any(map(lowered.__contains__, _LINKED)) and not _COMMISSION.search(lowered):
        return False
    return bool(_HOUSE.search(lowered)) and discloses(text) and bool(_EARNED.search(lowered))


def invites(text: str) -> bool:
    """True for a line behind a story that invites to the house's channel, its pages elsewhere, its app or a subscription."""
    if len(text) > LONGEST_INVITATION:
        return False
    lowered = text.casefold()
    if _MESSENGER.search(lowered) and _CHANNEL.search(lowered):
        return appeals(text) and _speaks_to_reader(lowered)
    return bool(_FOLLOW.match(lowered) or _APP.match(lowered) or _SUBSCRIPTION.search(lowered))


def _speaks_to_reader(lowered: str) -> bool:
    """True where a sentence opens with what is asked, or house and reader are named. A channel that others joined is a story's."""
    if _TO_READER.search(lowered) or _UNSPACED.search(lowered):
        return True
    return any(_OPENS_SENTENCE.search(lowered[: asked.start()]) for asked in _APPEAL.finditer(lowered))


def asks_about_story(text: str) -> bool:
    """True for a line that asks what its reader made of the story, or to share it."""
    return len(text) <= LONGEST_PROMPT and bool(_PROMPT.match(text.casefold()))
