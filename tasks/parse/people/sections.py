"""Names of sections, regions and topics, which stand where an author's name may stand: capitalised, two words, beside the date."""

from __future__ import annotations

_LAST = frozenset(
    """east orient africa asia europe america americas states kingdom union nations korea zealand arabia pacific caribbean gaza ukraine russia china india iran israel rights estate change finance finances
    intelligence education safety freedom justice league cup championship championships olympics games markets shares stocks bonds energy politics policy affairs government elections election economy economics
    business companies jobs careers property housing cars motoring travel tourism culture entertainment arts books movies film television music fashion style lifestyle living beauty art food drink recipes wellness
    fitness technology tech science sciences environment nature weather climate space innovation startups gaming crypto religion faith society crime courts law police defence defense war military
    football soccer tennis cricket golf rugby basketball hockey racing athletics sport sports updates headlines stories features opinion opinions editorials letters columns columnists analysis explained
    archive archives newsletters newsletter podcasts podcast videos photos pictures gallery quiz puzzles crosswords events calendar reports releases statements interviews investigations reviews guides tips
    york city county district region valley coast island islands ocean sea river
    osten europa amerika afrika asien union staaten nationen wirtschaft politik gesellschaft kultur wissenschaft wissen technik technologie umwelt klima bildung gesundheit verkehr energie sport fußball
    wähler grünen partei recht justiz polizei panorama vermischtes lokales regionales feuilleton meinung debatte leben reise auto immobilien finanzen börse märkte unternehmen medien digital
    européenne unies afrique asie amérique économie politique société culture sciences santé environnement éducation énergie justice planète climat numérique entreprises emploi logement immobilier faits divers
    latina latino unidos unida europea oriente ambiente pública público exteriores economía política sociedad cultura ciencia tecnología salud educación energía justicia deportes fútbol empresas mercados
    europeia exterior economia política sociedade ciência tecnologia saúde educação justiça esportes futebol negócios mercados brasil
    europei uniti cultura società scienza scienze salute istruzione giustizia calcio imprese mercati cronaca esteri interni
    oosten europa verenigde staten economie politiek samenleving cultuur wetenschap gezondheid onderwijs milieu klimaat binnenland buitenland voetbal
    östern mellanöstern ekonomi politik samhälle kultur vetenskap hälsa utbildning miljö inrikes utrikes fotboll
    europejska wschód zjednoczone gospodarka polityka społeczeństwo kultura nauka zdrowie edukacja środowisko
    восток союз штаты экономика политика общество культура наука здоровье образование технологии происшествия спорт россия украина европа азия америка
    схід союз штати економіка політика суспільство культура наука здоров'я освіта технології
    doğu birliği devletleri ekonomi siyaset toplum kültür bilim sağlık eğitim teknoloji spor gündem""".split()
)


def names_section(text: str) -> bool:
    """True for two words or more of which the last is no surname but what a section or a region is called by."""
    words = text.casefold().split()
    return len(words) > 1 and words[-1] in _LAST
