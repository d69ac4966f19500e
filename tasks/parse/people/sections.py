"""Names of sections, regions and topics, which stand where an author's name may stand: capitalised, two words, beside the date."""

from __future__ import annotations

_LAST = frozenset(
    """east orient africa asia europe america americas states kingdom union nations korea zealand arabia pacific caribbean gaza ukraine russia china india iran rights estate change finance finances
    intelligence education safety freedom league cup championship championships olympics games markets shares stocks bonds energy politics policy affairs government elections election economy economics
    business companies jobs careers property housing cars motoring travel tourism culture entertainment arts books movies film television music fashion style lifestyle living beauty art food drink recipes wellness
    fitness technology tech science sciences environment nature weather climate space innovation startups gaming crypto religion faith society crime courts police law liability defence defense war military
    football soccer tennis cricket golf rugby basketball hockey racing athletics sport sports updates headlines stories features opinion opinions editorials letters columns columnists analysis explained
    archive archives newsletters newsletter podcasts podcast videos photos pictures gallery quiz puzzles crosswords events calendar reports releases statements interviews investigations reviews guides tips
    city county district united essay now only region valley coast island islands sea river
    osten europa amerika afrika asien union staaten nationen wirtschaft politik gesellschaft kultur wissenschaft wissen technik technologie umwelt klima bildung gesundheit verkehr energie sport fußball
    wähler grünen partei justiz polizei panorama vermischtes lokales regionales feuilleton meinung debatte leben reise auto immobilien finanzen börse märkte unternehmen medien digital
    européenne unies afrique asie amérique économie politique société culture sciences santé environnement éducation énergie planète climat numérique entreprises emploi logement immobilier faits divers
    latina latino unidos unida europea oriente ambiente pública público exteriores economía política sociedad cultura ciencia tecnología salud educación energía justicia deportes fútbol empresas mercados
    europeia exterior economia política sociedade ciência tecnologia saúde educação justiça esportes futebol negócios mercados brasil
    europei uniti cultura società scienza scienze salute istruzione giustizia calcio imprese mercati cronaca esteri interni
    oosten europa verenigde staten economie politiek samenleving cultuur wetenschap gezondheid onderwijs milieu klimaat binnenland buitenland voetbal
    artikel beiträge meldungen nachrichten artikelen artiklar articles artículos artigos articoli artykuły články posts news
    östern mellanöstern ekonomi politik samhälle kultur vetenskap hälsa utbildning miljö inrikes utrikes fotboll
    europejska wschód zjednoczone gospodarka polityka społeczeństwo kultura nauka zdrowie edukacja środowisko
    восток союз штаты экономика политика общество культура наука здоровье образование технологии происшествия спорт россия украина европа азия америка
    схід союз штати економіка політика суспільство культура наука здоров'я освіта технології
    birliği devletleri ekonomi siyaset toplum kültür bilim sağlık eğitim teknoloji spor gündem""".split()
)

_FIRST = frozenset(
    """latest breaking featured cover fact photo short top most more our new old last next listen watch read share follow subscribers members sponsored related recommended city town local daily weekly full
    meistgelesene meistgelesen meistgeklickt beliebte beliebteste populäre ähnliche weitere
    aktuelle aktuelles neueste letzte meist mehr unsere unser alle notre nos dernière dernières dernier toutes última último últimas últimos ultima ultime ultimi prima edición edição lectura leitura nuestra nuestro
    câmara ayuntamiento comune laatste meest senaste mest seneste siste uusimmat luetuimmat najnowsze ostatnie poslední nejnovější najnovije najnovejše friss legfrissebb последние последний главные особое останні
    головні последни најнове haber berita bộ báo thời أخبار آخر خبر חדשות اخبار تازہ تازه ताज़ा সর্বশেষ முக்கிய ข่าว""".split()
)


def names_section(text: str) -> bool:
    """True for two words or more of which the last is no surname, or the first no given name, but a section's or a region's."""
    words = text.casefold().split()
    return len(words) > 1 and (words[-1] in _LAST or words[0] in _FIRST)
