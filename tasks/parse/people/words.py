"""Words of bylines in the languages of news: what leads a name in, what joins two names, what is no name."""

from __future__ import annotations

import re

GENRE_BY = (
    r"(?:(?:eine?|a|an|une?|una|uma|un'|een|et|en) )?(?:(?:gast)?(?:kommentar|beitrag)|kolumne|artikel|analyse|essay|reportage|bericht|rezension|glosse|leitartikel|porträt|recherche|protokoll|interview|gespräch|text) von|"
    r"(?:an? )?(?:(?:guest )?column|opinion|analysis|essay|review|commentary|report|interview|guest post|guest essay) by|"
    r"(?:une? )?(?:article|chronique|tribune|analyse|reportage|enquête|entretien|billet|texte|récit) (?:de|par|signée?)|"
    r"(?:una? )?(?:columna|análisis|reportaje|artículo|crónica|entrevista|texto) (?:de|por)|"
    r"(?:uma? )?(?:coluna|artigo|análise|reportagem|crónica|crônica|entrevista|texto) (?:de|por)|"
    r"(?:un(?:a|')? ?)?(?:articolo|analisi|commento|intervista|servizio|testo|reportage) (?:di|a cura di|scritto da)|"
    r"(?:een )?(?:column|analyse|opinie|interview|reportage|tekst) (?:van|door)|"
    r"(?:en )?(?:krönika|analys|intervju|reportage|ledare|kronikk|kommentar|analyse) (?:av|af)|(?:un )?(?:articol|interviu|reportaj|text) de|(?:интервю|репортаж|коментар|анализ) на"
)
"""What sort of piece it is, and 'by'."""
POSTED_BY = (
    r"(?:zeige )?alle (?:beiträge|artikel) von|weitere (?:beiträge|artikel) von|(?:view |see |show )?all (?:posts|articles|stories) by|more (?:posts|articles|stories) (?:by|from)|"
    r"voir tous les articles de|tous les articles de|(?:ver )?todas las entradas de|ver todos los posts de|tutti gli articoli di|alle berichten van|"
    r"veröffentlicht von|gepostet von|erstellt von|eingestellt von|geschrieben von|verfasst von|posté par|publié par|publicado por|pubblicato da|geplaatst door|gepubliceerd door|opublikowane przez|zveřejnil|publicat de|ditulis oleh|diposting oleh|submitted by|soumis par|eingereicht von|enviado por|ingediend door|inviato da|postad[ao] por|publicada por|gepost door|upplagd av|lagt inn av|indsendt af|trimis de|bejegyezte|gönderen|đăng bởi|diterbitkan oleh|نشر بواسطة|skrivet av|publicerad av|udgivet af"
)
"""What a publishing system writes before the name of an account."""
TOLD_BY = (
    r"(?:das )?(?:gespräch|interview) führten?(?: für \S+)?|(?:die )?fragen stellten?|auf(?:gezeichnet|geschrieben) von|(?:propos )?recueillis? par|(?:entretien|interview|propos) (?:réalisée?s?|menée?s?) par|"
    r"oprac\.|opracował[ai]?|rozmawia(?:ł[ai]?|li)|przygotował[ai]?|(?:материал )?(?:подготовил|записал|беседовал)[аи]?|(?:матеріал )?(?:підготува|розмовля|спілкува)(?:в|л[аи])(?:ся|сь)?|разговара(?:о|ла)|toimittaja|корреспондент|кореспондент|phóng viên|pv|razgovara(?:o|la)|pripremi(?:o|la)|"
    r"parengė|kalbėjosi|sagatavoja|kirjutas|intervjueeris|napsala?|připravila?|pripravila?|escriben?|entrevistó|as told to|filed by|اعداد|إعداد|أعد(?:ه|ها)|حاور(?:ه|ها|ته)|أجرى الحوار|بواسطة|گزارش از|เขียนโดย|รายงานโดย|"
    r"aus \S+ berichte(?:t|n)|haastatteli|od|przez"
)
"""Who held the talk, put it together or sent it."""
OWN = (
    r"(?:von )?unser(?:e[mrn]?)? (?:\w+ )?(?:korrespondent|reporter|redakteur|mitarbeiter|berichterstatter)(?:in|en|innen|s)?(?: (?:in|aus) [^\W\d_]+)?,?|(?:by )?(?:from )?our (?:\w+ )?(?:correspondents?|reporters?|staff(?: reporters?| writers?)?)(?: in [^\W\d_]+)?,?|"
    r"(?:de )?(?:notre|nos) (?:envoyée?s? spécia(?:l|le|ux|les)|correspondante?s?)(?: (?:à|au|en|aux) [^\W\d_]+)?,?|(?:de )?(?:nuestr[oa]s?|noss[oa]s?) (?:enviad[oa]s? especia(?:l|is|les)|corresponsal(?:es)?|correspondentes?)(?: (?:en|a|em) [^\W\d_]+)?,?|"
    r"dal(?:la)? nostr[oa] (?:inviat[oa](?: speciale)?|corrispondente)(?: (?:a|in) [^\W\d_]+)?,?|(?:door |van )?onze (?:\w+ )?(?:verslaggever|correspondent|redacteur)(?: in [^\W\d_]+)?,?|laporan wartawan(?: [^\W\d_]+)?,"
)
"""A house on its own reporters, before the name."""
LEAD_INS = (
    f"{GENRE_BY}|{POSTED_BY}|{TOLD_BY}|{OWN}|"
    "by|written by|words by|words|story by|γράφει (?:ο|η)|γράφουν οι|text by|reported by|posted by|published by|author|authors|von|vom|autor|autorin|autoren|ein artikel von|ein beitrag von|text|texte|"
    "par|propos recueillis par|auteur|auteure|rédigé par|écrit par|publié par|por|escrito por|autora|autores|di|da|de|a cura di|autore|scritto da|"
    "door|auteur|geschreven door|av|skriven av|skrevet av|tekst|af|skrevet af|kirjoittanut|teksti|oleh|penulis|editor|yazan|yazar|haber|autor|autorka|napisał|napisała|"
    "szerző|írta|szerkesztő|scris de|de către|автор|автори|авторы|текст|от|από|του|της|γράφει|συντάκτης|كتب|كتبت|بقلم|מאת|نویسنده|लेखक|लेखिका|द्वारा|লিখেছেন|প্রতিবেদক|எழுதியவர்|تحریر|رپورٹ|گزارش|نوشته|به قلم|تقرير|เรื่องโดย|โดย|tác giả|theo|"
    "作者|文|记者|記者|撰文|文字|本报记者|本報記者|新华社记者|執筆|取材|글|작성자|pisze|piše|napisao|napisala|raksta|autors|tekstas|autorius|avtor|scríobh|bởi|avtorica|пише|пишува|напиша|автора|автор статьи|"
    "opinion by|analysis by|review by|photos by|interview by|compiled by|edited by|reporting by|medically reviewed by|contributed by|updated by|last updated by|from"
)
OPENERS = (
    f"{GENRE_BY}|{POSTED_BY}|{TOLD_BY}|{OWN}|"
    "by|von|vom|par|por|di|door|av|af|oleh|bởi|rédigé par|écrit par|escrito por|scritto da|reported by|penulis|pisze|piše|a cura di|geschreven door|skrivet av|skrevet a[vf]|kirjoittanut|γράφει (?:ο|η)|γράφουν οι|napisao|napisala|napsal|napsala|yazan|haber|autor(?:in|innen|en|a|ka|e|es|zy)?|auteure?s?|autore|autors|autorius|avtor|text|texte|tekst|teksti|words|story|szerző|írta|"
    "written by|words by|story by|reported by|scris de|de către|от|από|του|της|γράφει|автор(?:ы|и|ка)?|авторы|текст|пише|كتب|كتبت|بقلم|מאת|نویسنده|نوشته|به قلم|تحریر|लेखक|द्वारा|লিখেছেন|எழுதியவர்|โดย|tác giả|"
    "作者|文|撰文|记者|記者|執筆|取材"
)
"""Words that open a byline: what follows is a name."""
JOINERS = "and|und|et|y|e|i|och|og|ja|ve|en|a|und|és|și|şi|dan|at|with|mit|avec|con|com|и|й|і|та|и|και|و|ו|及|和|与|與|và|und|sowie|as told to|in conversation with|interviewed by|im Gespräch mit|im Interview mit|interviewt von|en conversation avec|en conversación con|in gesprek met|ir|un|eta|amb|per|na|agus|va|və|жана|және|और|तथा|ও|এবং|மற்றும்|اور|และ"
ROLES = (
    r"(?:(?:senior|chief|deputy|associate|assistant|managing|executive|contributing|special|foreign|national|political|politics|business|economics?|health|science|technology|tech|sports?|"
    r"environment|legal|diplomatic|global|digital|data|features?|news|city|breaking news|staff|guest|lead|world|education|culture|arts|investigations?|investigative|general assignment|"
    r"former|freelance|junior|principal|multimedia|video|travel|food|money|consumer|royal|crime|climate|energy|media|entertainment|film|music|transport|community|local)\s+(?:affairs\s+)?)*"
    r"(?:writer|reporter|(?:sub-?|co-)?editor|correspondent|columnist|journalist|contributor|producer|photographer|commentator|analyst|fellow|intern|anchor|presenter|author|blogger|"
    r"editor[- ]in[- ]chief|bureau chief|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|reporter(?:in)?|journalistin?|volontär(?:in)?|chefredakteur(?:in)?|leiter(?:in)?|"
    r"journaliste|rédacteur|rédactrice|correspondante?|envoyée? spéciale?|grand reporter|chef(?:fe)? de service|redactora?|periodista|corresponsal|enviad[oa] especial|"
    r"repórter|redator[ae]?|jornalista|correspondente|giornalista|inviat[oa]|redattore|redattrice|redacteur|verslaggever|correspondent|journalist|reportteri|toimittaja|"
    r"skribent|krönikör|dziennikarz|dziennikarka|redaktor|redaktorka|reportér|novinář|ředitel|újságíró|szerkesztő|muhabir|muhabiri|editörü|gazeteci|журналист|корреспондент|обозреватель|редактор|кореспондент|"
    r"δημοσιογράφος|wartawan|reporter|penyunting|記者|编辑|編輯|기자|특파원|ph\.?d|md|m\.d|ms|rd|mba|cfa|esq|jr reporter|ceo|cto|cfo|coo|founder|co-founder|president|director|manager|professor|lecturer|specialist|consultant|expert|coach|strategist|marketer)"
)
NOT_PERSONS = frozenset(
    """admin administrator superuser editor editors editorial newsroom staff team desk news redaktion redaction rédaction redacción redação redazione redactie redaktionen toimitus redakcja redakce
    szerkesztőség redacția редакция редакція uredništvo toimetus redakcija author unknown guest anonymous user webmaster agencies agency agencia agenzia agence agentur agencja wire wires pr press office
    web online desk staffwriter newsdesk publisher contributor contributors community reporter reporters no yes none null undefined default test datum date data redaktor anonymous anonym anonyme anónimo anônimo anonimo impressum imprint datenschutz guidelines contact kontakt contacto contatto about terms""".split()
)
AGENCIES = frozenset(
    """reuters|afp|ap|associated press|the associated press|agence france-presse|agence france presse|dpa|efe|ansa|apa|sda|keystone-sda|pti|ani|ians|tass|тасс|interfax|интерфакс|риа новости|ria novosti|xinhua|新华社|kyodo|
    共同通信|時事通信|yonhap|연합뉴스|bernama|antara|aap|pa media|pa|press association|anadolu|anadolu agency|anadolu ajansı|aa|dha|iha|tt|ntb|ritzau|stt|belga|anp|lusa|mti|čtk|tasr|pap|agerpres|mediafax|hina|tanjug|
    beta|bta|mia|ana-mpe|amna|ape-mpe|epa|sid|kna|epd|upi|bloomberg|bloomberg news|cnn|bbc|bbc news|ukrinform|укринформ|укрінформ|unian|europa press|notimex|adnkronos|agi|askanews|afp relaxnews|the conversation|agencies""".replace(
        "\n", ""
    )
    .replace("  ", "")
    .split("|")
)
PARTICLES = frozenset(
    "de da do dos das del della delle dello dei degli dal dalla dalle di du des la le los las el al bin bint ibn ben ould uld van von der den ten ter t zu zum zur y e i av af ap mac ul ur abu".split()
)
SPOKEN_TO = re.compile(
    r"^\W*(?:(?:eine?|das|im|an?|une?|una|uma|un'|een|et|en|ett|exclusive|exklusiv(?:es)?|audio|video|podcast)\W+){0,2}(?:(?:gespräch|interview|unterhaltung|unterredung)\s+mit|(?:interview|conversation|talk|q&a)\s+with|(?:entretien|interview|conversation|rencontre)\s+avec|"
    r"(?:entrevista|conversación|charla)\s+(?:con|a)|(?:entrevista|conversa)\s+com|(?:intervista|conversazione|colloquio)\s+(?:con|a)|(?:interview|gesprek)\s+met|(?:intervju|samtal|samtale)\s+(?:med|av)|haastattelussa|(?:wywiad|rozmowa)\s+z|rozhovor\s+s|"
    r"(?:интервью|беседа)\s+с|(?:інтерв'ю|розмова)\s+з|(?:intervju|razgovor)\s+s|interviu\s+cu|beszélgetés|wawancara\s+dengan)(?![^\W\d_])",
    re.I,
)
"""With whom a talk was held: the one who answers wrote nothing."""
_LABELS = "interview|redaktion|rédaction|entrevista|intervista|protokoll|reportage|bericht|(?:text|texte|texto|words) (?:und|and|et|y|&|\\+) interview"
"""Labels that lead in a name only with a colon."""
WITH_PHOTOS = r"(?:text|texto?|texte|testo|tekst|teksti|words|story|bài|bericht|reportage|szöveg|besedilo|текст) ?(?:und|u\.|y|et|e|och|og|i|and|en|&|\+|/|,|và|ja|és|и|і|та|in) ?(?:fotos?|photos?|bild(?:er)?|images?|ảnh|kuvat?|zdjęcia|fotografie|fotók?|fotke|video|фото)"
"""The label of one who wrote and took the pictures."""
SIGNING_LABELS = (
    f"{WITH_PHOTOS}|"
    r"autor/(?:in|ka|a)|autor\*in|autor:in|(?:autor|autorin) und (?:sprecher|foto)|reporter(?:in|ka|e|zy)?|journalist(?:in|e|en)?|skribent(?:er)?|forfatter|författare|kirjoittajat?|toimittajat?|toimetaja|redaktor(?:ka|zy)?|redaktoři?|muhabir(?:i)?|röportaj|söyleşi|szöveg|riporter|"
    r"besedilo|avtorja|авторк[аи]|аутори?|разговор водил[аи]?|συντάκτ(?:ης|ρια|ες)|επιμέλεια|ρεπορτάζ|συνέντευξη|texto|redacc?ió(?:n)?|redacção|redação|testo|testi|opracowanie|wywiad|redakcja|redakce|penulis|pewarta|wartawan|laporan|"
    r"thực hiện|bài|bài viết|ผู้เขียน|เรื่อง|ผู้สื่อข่าว|الكاتبة?|حوار|المحرر|লেখক|প্রতিবেদক|সংবাদদাতা|संवाददाता|रिपोर्टर|رپورٹ|رپورٹر|خبرنگار|enviad[oa] especial|corresponsal|envoyée? spéciale?|inviat[oa]|журналист(?:ка)?|корреспондент(?:ка)?|обозреватель|кореспондент(?:ка)?|редактор"
)
"""Labels that say of the name behind their colon that it signs."""
LEAD_IN = re.compile(rf"^\s*(?:(?:{SIGNING_LABELS}|{LEAD_INS}|{_LABELS})\s*[:：/・]|(?:{LEAD_INS})(?:\s*[:：]\s*|\s+)|[–—\-*•|]\s*)", re.I)
ROLE_TAIL = re.compile(rf"(?:\s*[,(–—|-]\s*|\s+)(?:(?:the|a|an|bbc|cnn|our|l['’])\s+)?{ROLES}(?:\b.*)?$", re.I)
RANKED = re.compile(
    r"^(?:senior|chief|deputy|associate|assistant|managing|executive|contributing|special|foreign|national|political|guest|lead|freelance|principal|staff|former)\b",
    re.I,
)
"""How a title begins, not a name."""
ROLE_ALONE = re.compile(rf"^(?:(?:the|a|an|bbc|cnn|our)\s+)?{ROLES}\b", re.I)
PHOTO = re.compile(
    r"\bfot\.\s|^사진(?:기자)?\s+(?=[가-힣])|(?:צילום|تصوير|صورة|عکس|تصویر|ছবি|படம்|ภาพ|फोटो)\s*[:：/]|\b(?:photographs|photography|photographer|kamera|camera|fotók|fotografije|fotó|kép|снимка|снимки|светлина|fotka|nuotrauka|nuotr|ảnh|photo|photos|photograph|picture|image|foto|fotos|fotografie|bild|bilder|video|illustration|illustrations|grafik|graphic|infografik|montage|kuva|kuvat|zdjęcia|fotoğraf|фото|φωτογραφία|写真|图片|圖片|照片|摄影|攝影|사진)\b\s*(?:[:：/]|by|von|par|por|di|credit|courtesy)",
    re.I,
)
