"""Month names of the languages news is written in: what a name means, and in which language.

A few names mean different months in different languages (listopad is October in Zagreb and November in Warsaw),
so the language of the text decides where it is known.
"""

from __future__ import annotations

import unicodedata

NAMES: dict[str, str] = {
    "en": (
        "january|jan,february|feb,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sep,october|oct,november|nov,december|dec"
    ),
    "de": (
        "januar|jan,februar|feb,märz|mär,april|apr,mai,juni|jun,juli|jul,august|aug,september|sept|sep,oktober|okt,"
        "november|nov,dezember|dez"
    ),
    "fr": ("janvier|janv,février|févr,mars,avril|avr,mai,juin,juillet|juil,août,septembre|sept,octobre|oct,novembre|nov,décembre|déc"),
    "es": (
        "enero|ene,febrero|feb,marzo|mar,abril|abr,mayo|may,junio|jun,julio|jul,agosto|ago,septiembre|sept,octubre|oct,"
        "noviembre|nov,diciembre|dic"
    ),
    "pt": (
        "janeiro|jan,fevereiro|fev,março|mar,abril|abr,maio|mai,junho|jun,julho|jul,agosto|ago,setembro|set,"
        "outubro|out,novembro|nov,dezembro|dez"
    ),
    "it": (
        "gennaio|gen,febbraio|feb,marzo|mar,aprile|apr,maggio|mag,giugno|giu,luglio|lug,agosto|ago,settembre|set,"
        "ottobre|ott,novembre|nov,dicembre|dic"
    ),
    "nl": (
        "januari|jan,februari|feb,maart|mrt,april|apr,mei,juni|jun,juli|jul,augustus|aug,september|sep,oktober|okt,"
        "november|nov,december|dec"
    ),
    "sv": ("januari|jan,februari|feb,mars,april|apr,maj,juni,juli,augusti|aug,september|sep,oktober|okt,november|nov,december|dec"),
    "da": (
        "januar|jan,februar|feb,marts|mar,april|apr,maj,juni|jun,juli|jul,august|aug,september|sep,oktober|okt,november|nov,december|dec"
    ),
    "nb": (
        "januar|jan,februar|feb,mars|mar,april|apr,mai,juni|jun,juli|jul,august|aug,september|sep,oktober|okt,november|nov,desember|des"
    ),
    "fi": (
        "tammikuuta|tammikuu|tammi,helmikuuta|helmikuu|helmi,maaliskuuta|maaliskuu|maalis,huhtikuuta|huhtikuu|huhti,"
        "toukokuuta|toukokuu|touko,kesäkuuta|kesäkuu|kesä,heinäkuuta|heinäkuu|heinä,elokuuta|elokuu|elo,"
        "syyskuuta|syyskuu|syys,lokakuuta|lokakuu|loka,marraskuuta|marraskuu|marras,joulukuuta|joulukuu|joulu"
    ),
    "is": ("janúar|jan,febrúar|feb,mars|mar,apríl|apr,maí,júní|jún,júlí|júl,ágúst|ágú,september|sep,október|okt,nóvember|nóv,desember|des"),
    "pl": (
        "stycznia|styczeń|sty,lutego|luty|lut,marca|marzec|mar,kwietnia|kwiecień|kwi,maja|maj,czerwca|czerwiec|cze,"
        "lipca|lipiec|lip,sierpnia|sierpień|sie,września|wrzesień|wrz,października|październik|paź,"
        "listopada|listopad|lis,grudnia|grudzień|gru"
    ),
    "cs": (
        "ledna|leden|led,února|únor|úno,března|březen|bře,dubna|duben|dub,května|květen|kvě,června|červen|čvn,"
        "července|červenec|čvc,srpna|srpen|srp,září|zář,října|říjen|říj,listopadu|listopad|lis,prosince|prosinec|pro"
    ),
    "sk": (
        "januára|január|jan,februára|február|feb,marca|marec|mar,apríla|apríl|apr,mája|máj,júna|jún,júla|júl,"
        "augusta|august|aug,septembra|september|sep,októbra|október|okt,novembra|november|nov,decembra|december|dec"
    ),
    "sl": (
        "januar|jan,februar|feb,marec|mar,april|apr,maj,junij|jun,julij|jul,avgust|avg,september|sep,oktober|okt,november|nov,december|dec"
    ),
    "hr": (
        "siječnja|siječanj|sij,veljače|veljača|velj,ožujka|ožujak|ožu,travnja|travanj|tra,svibnja|svibanj|svi,"
        "lipnja|lipanj|lip,srpnja|srpanj|srp,kolovoza|kolovoz|kol,rujna|rujan|ruj,listopada|listopad|lis,"
        "studenoga|studeni|stu,prosinca|prosinac|pro"
    ),
    "sr": ("јануар|јан,фебруар|феб,март|мар,април|апр,мај,јун,јул,август|авг,септембар|сеп,октобар|окт,новембар|нов,децембар|дец"),
    "sr-latn": ("januar|jan,februar|feb,mart|mar,april|apr,maj,jun,jul,avgust|avg,septembar|sep,oktobar|okt,novembar|nov,decembar|dec"),
    "bs": (
        "januar|jan,februar|feb,mart|mar,april|apr,maj,juni|jun,juli|jul,august|aug,septembar|sep,oktobar|okt,novembar|nov,decembar|dec"
    ),
    "mk": (
        "јануари|јан,февруари|фев,март|мар,април|апр,мај,јуни|јун,јули|јул,август|авг,септември|сеп,октомври|окт,ноември|ное,декември|дек"
    ),
    "bg": ("януари|яну,февруари|фев,март,април|апр,май,юни,юли,август|авг,септември|сеп,октомври|окт,ноември|ное,декември|дек"),
    "ru": (
        "января|январь|янв,февраля|февраль|февр,марта|март|мар,апреля|апрель|апр,мая|май,июня|июнь|июн,июля|июль|июл,"
        "августа|август|авг,сентября|сентябрь|сент,октября|октябрь|окт,ноября|ноябрь|нояб,декабря|декабрь|дек"
    ),
    "uk": (
        "січня|січень|січ,лютого|лютий|лют,березня|березень|бер,квітня|квітень|квіт,травня|травень|трав,"
        "червня|червень|черв,липня|липень|лип,серпня|серпень|серп,вересня|вересень|вер,жовтня|жовтень|жовт,"
        "листопада|листопад|лист,грудня|грудень|груд"
    ),
    "be": (
        "студзеня|студзень|сту,лютага|люты|лют,сакавіка|сакавік|сак,красавіка|красавік|кра,мая|май,чэрвеня|чэрвень|чэр,"
        "ліпеня|ліпень|ліп,жніўня|жнівень|жні,верасня|верасень|вер,кастрычніка|кастрычнік|кас,лістапада|лістапад|ліс,"
        "снежня|снежань|сне"
    ),
    "ro": (
        "ianuarie|ian,februarie|feb,martie|mar,aprilie|apr,mai,iunie|iun,iulie|iul,august|aug,septembrie|sept,"
        "octombrie|oct,noiembrie|nov,decembrie|dec"
    ),
    "hu": (
        "január|jan,február|febr,március|márc,április|ápr,május|máj,június|jún,július|júl,augusztus|aug,"
        "szeptember|szept,október|okt,november|nov,december|dec"
    ),
    "et": (
        "jaanuar|jaan,veebruar|veebr,märts,aprill|apr,mai,juuni,juuli,august|aug,september|sept,oktoober|okt,november|nov,detsember|dets"
    ),
    "lv": (
        "janvāris|janv,februāris|febr,marts,aprīlis|apr,maijs,jūnijs|jūn,jūlijs|jūl,augusts|aug,septembris|sept,"
        "oktobris|okt,novembris|nov,decembris|dec"
    ),
    "lt": (
        "sausio|sausis|saus,vasario|vasaris|vas,kovo|kovas|kov,balandžio|balandis|bal,gegužės|gegužė|geg,"
        "birželio|birželis|birž,liepos|liepa|liep,rugpjūčio|rugpjūtis|rugp,rugsėjo|rugsėjis|rugs,spalio|spalis|spal,"
        "lapkričio|lapkritis|lapkr,gruodžio|gruodis|gruod"
    ),
    "el": (
        "ιανουαρίου|ιανουάριοσ|ιαν,φεβρουαρίου|φεβρουάριοσ|φεβ,μαρτίου|μάρτιοσ|μαρ|μάρ,απριλίου|απρίλιοσ|απρ,"
        "μαΐου|μάιοσ|μαΐ|μάι,ιουνίου|ιούνιοσ|ιουν|ιούν,ιουλίου|ιούλιοσ|ιουλ|ιούλ,αυγούστου|αύγουστοσ|αυγ|αύγ,"
        "σεπτεμβρίου|σεπτέμβριοσ|σεπ,οκτωβρίου|οκτώβριοσ|οκτ,νοεμβρίου|νοέμβριοσ|νοε|νοέ,δεκεμβρίου|δεκέμβριοσ|δεκ"
    ),
    "tr": ("ocak|oca,şubat|şub,mart|mar,nisan|nis,mayıs|may,haziran|haz,temmuz|tem,ağustos|ağu,eylül|eyl,ekim|eki,kasım|kas,aralık|ara"),
    "az": ("yanvar|yan,fevral|fev,mart|mar,aprel|apr,may,iyun|iyn,iyul|iyl,avqust|avq,sentyabr|sen,oktyabr|okt,noyabr|noy,dekabr|dek"),
    "kk": (
        "қаңтар|қаң|yan,ақпан|ақп|fev,наурыз|нау|mar,сәуір|сәу|apr,мамыр|мам|may,маусым|мау|iyn,шілде|шіл|iyl,"
        "тамыз|там|avq,қыркүйек|қыр|sen,қазан|қаз|okt,қараша|қар|noy,желтоқсан|жел|dek"
    ),
    "ka": (
        "იანვარი|yanvar|იან|yan,თებერვალი|fevral|თებ|fev,მარტი|mart|მარ|mar,აპრილი|aprel|აპრ|apr,მაისი|may|მაი,"
        "ივნისი|iyun|ივნ|iyn,ივლისი|iyul|ივლ|iyl,აგვისტო|avqust|აგვ|avq,სექტემბერი|sentyabr|სექ|sen,"
        "ოქტომბერი|oktyabr|ოქტ|okt,ნოემბერი|noyabr|ნოე|noy,დეკემბერი|dekabr|დეკ|dek"
    ),
    "hy": (
        "հունվարի|հունվար|հնվ|yan,փետրվարի|փետրվար|փտվ|fev,մարտի|մարտ|մրտ|mar,ապրիլի|ապրիլ|ապր|apr,"
        "մայիսի|մայիս|մյս|may,հունիսի|հունիս|հնս|iyn,հուլիսի|հուլիս|հլս|iyl,օգոստոսի|օգոստոս|օգս|avq,"
        "սեպտեմբերի|սեպտեմբեր|սեպ|sen,հոկտեմբերի|հոկտեմբեր|հոկ|okt,նոյեմբերի|նոյեմբեր|նոյ|noy,"
        "դեկտեմբերի|դեկտեմբեր|դեկ|dek"
    ),
    "ar": (
        "يناير|yanvar|yan,فبراير|fevral|fev,مارس|mart|mar,أبريل|aprel|apr,مايو|may,يونيو|iyun|iyn,يوليو|iyul|iyl,"
        "أغسطس|avqust|avq,سبتمبر|sentyabr|sen,أكتوبر|oktyabr|okt,نوفمبر|noyabr|noy,ديسمبر|dekabr|dek"
    ),
    "he": (
        "ינואר|yanvar|ינו׳|yan,פברואר|fevral|פבר׳|fev,מרץ|mart|mar,אפריל|aprel|אפר׳|apr,מאי|may,יוני|iyun|iyn,"
        "יולי|iyul|iyl,אוגוסט|avqust|אוג׳|avq,ספטמבר|sentyabr|ספט׳|sen,אוקטובר|oktyabr|אוק׳|okt,נובמבר|noyabr|נוב׳|noy,"
        "דצמבר|dekabr|דצמ׳|dek"
    ),
    "fa": (
        "ژانویهٔ|ژانویه|yan,فوریهٔ|فوریه|fev,مارس|mar,آوریل|apr,مهٔ|مه|may,ژوئن|iyn,ژوئیهٔ|ژوئیه|iyl,اوت|avq,"
        "سپتامبر|sen,اکتبر|okt,نوامبر|noy,دسامبر|dek"
    ),
    "hi": (
        "जनवरी|yanvar|जन॰|yan,फ़रवरी|fevral|फ़र॰|fev,मार्च|mart|mar,अप्रैल|aprel|apr,मई|may,जून|iyun|iyn,"
        "जुलाई|iyul|जुल॰|iyl,अगस्त|avqust|अग॰|avq,सितंबर|sentyabr|सित॰|sen,अक्टूबर|oktyabr|अक्टू॰|okt,"
        "नवंबर|noyabr|नव॰|noy,दिसंबर|dekabr|दिस॰|dek"
    ),
    "bn": (
        "জানুয়ারী|yanvar|জানু,ফেব্রুয়ারী|fevral|ফেব,মার্চ|mart,এপ্রিল|aprel|এপ্রি,মে|may,জুন|iyun,জুলাই|iyul|জুল,"
        "আগস্ট|avqust|আগ,সেপ্টেম্বর|sentyabr|সেপ,অক্টোবর|oktyabr|অক্টো,নভেম্বর|noyabr|নভে,ডিসেম্বর|dekabr|ডিসে"
    ),
    "ta": (
        "ஜனவரி|yanvar|ஜன|yan,பிப்ரவரி|fevral|பிப்|fev,மார்ச்|mart|மார்|mar,ஏப்ரல்|aprel|ஏப்|apr,மே|may,ஜூன்|iyun|iyn,"
        "ஜூலை|iyul|iyl,ஆகஸ்ட்|avqust|ஆக|avq,செப்டம்பர்|sentyabr|செப்|sen,அக்டோபர்|oktyabr|அக்|okt,"
        "நவம்பர்|noyabr|நவ|noy,டிசம்பர்|dekabr|டிச|dek"
    ),
    "te": (
        "జనవరి|yanvar|జన|yan,ఫిబ్రవరి|fevral|ఫిబ్ర|fev,మార్చి|mart|mar,ఏప్రిల్|aprel|ఏప్రి|apr,మే|may,జూన్|iyun|iyn,"
        "జులై|iyul|iyl,ఆగస్టు|avqust|ఆగ|avq,సెప్టెంబర్|sentyabr|సెప్టెం|sen,అక్టోబర్|oktyabr|అక్టో|okt,"
        "నవంబర్|noyabr|నవం|noy,డిసెంబర్|dekabr|డిసెం|dek"
    ),
    "mr": (
        "जानेवारी|yanvar|जाने|yan,फेब्रुवारी|fevral|फेब्रु|fev,मार्च|mart|mar,एप्रिल|aprel|एप्रि|apr,मे|may,"
        "जून|iyun|iyn,जुलै|iyul|iyl,ऑगस्ट|avqust|ऑग|avq,सप्टेंबर|sentyabr|सप्टें|sen,ऑक्टोबर|oktyabr|ऑक्टो|okt,"
        "नोव्हेंबर|noyabr|नोव्हें|noy,डिसेंबर|dekabr|डिसें|dek"
    ),
    "gu": (
        "જાન્યુઆરી|yanvar|જાન્યુ|yan,ફેબ્રુઆરી|fevral|ફેબ્રુ|fev,માર્ચ|mart|mar,એપ્રિલ|aprel|apr,મે|may,જૂન|iyun|iyn,"
        "જુલાઈ|iyul|iyl,ઑગસ્ટ|avqust|avq,સપ્ટેમ્બર|sentyabr|સપ્ટે|sen,ઑક્ટોબર|oktyabr|ઑક્ટો|okt,નવેમ્બર|noyabr|નવે|noy,"
        "ડિસેમ્બર|dekabr|ડિસે|dek"
    ),
    "ur": (
        "جنوری|yanvar|yan,فروری|fevral|fev,مارچ|mart|mar,اپریل|aprel|apr,مئی|may,جون|iyun|iyn,جولائی|iyul|iyl,"
        "اگست|avqust|avq,ستمبر|sentyabr|sen,اکتوبر|oktyabr|okt,نومبر|noyabr|noy,دسمبر|dekabr|dek"
    ),
    "id": (
        "januari|yanvar|jan|yan,februari|fevral|feb|fev,maret|mart|mar,april|aprel|apr,mei|may,juni|iyun|jun|iyn,"
        "juli|iyul|jul|iyl,agustus|avqust|agu|avq,september|sentyabr|sep|sen,oktober|oktyabr|okt,"
        "november|noyabr|nov|noy,desember|dekabr|des|dek"
    ),
    "ms": (
        "januari|yanvar|jan|yan,februari|fevral|feb|fev,mac|mart|mar,april|aprel|apr,mei|may,jun|iyun|iyn,"
        "julai|iyul|jul|iyl,ogos|avqust|ogo|avq,september|sentyabr|sep|sen,oktober|oktyabr|okt,november|noyabr|nov|noy,"
        "disember|dekabr|dis|dek"
    ),
    "th": (
        "มกราคม|yanvar|ม.ค|yan,กุมภาพันธ์|fevral|ก.พ|fev,มีนาคม|mart|มี.ค|mar,เมษายน|aprel|เม.ย|apr,พฤษภาคม|may|พ.ค,"
        "มิถุนายน|iyun|มิ.ย|iyn,กรกฎาคม|iyul|ก.ค|iyl,สิงหาคม|avqust|ส.ค|avq,กันยายน|sentyabr|ก.ย|sen,"
        "ตุลาคม|oktyabr|ต.ค|okt,พฤศจิกายน|noyabr|พ.ย|noy,ธันวาคม|dekabr|ธ.ค|dek"
    ),
    "ca": (
        "de gener|gener|de gen|gen,de febrer|febrer|de febr|febr,de març|març,d’abril|abril|d’abr|abr,de maig|maig,"
        "de juny|juny,de juliol|juliol|de jul|jul,d’agost|agost|d’ag|ag,de setembre|setembre|de set|set,"
        "d’octubre|octubre|d’oct|oct,de novembre|novembre|de nov|nov,de desembre|desembre|de des|des"
    ),
    "eu": (
        "urtarrila|yanvar|urt|yan,otsaila|fevral|ots|fev,martxoa|mart|mar,apirila|aprel|api|apr,maiatza|may|mai,"
        "ekaina|iyun|eka|iyn,uztaila|iyul|uzt|iyl,abuztua|avqust|abu|avq,iraila|sentyabr|ira|sen,urria|oktyabr|urr|okt,"
        "azaroa|noyabr|aza|noy,abendua|dekabr|abe|dek"
    ),
    "gl": (
        "xaneiro|yanvar|xan|yan,febreiro|fevral|feb|fev,marzo|mart|mar,abril|aprel|abr|apr,maio|may,xuño|iyun|iyn,"
        "xullo|iyul|xul|iyl,agosto|avqust|ago|avq,setembro|sentyabr|set|sen,outubro|oktyabr|out|okt,"
        "novembro|noyabr|nov|noy,decembro|dekabr|dec|dek"
    ),
    "sq": (
        "janar|yanvar|jan|yan,shkurt|fevral|shk|fev,mars|mart|mar,prill|aprel|pri|apr,maj|may,qershor|iyun|qer|iyn,"
        "korrik|iyul|korr|iyl,gusht|avqust|gush|avq,shtator|sentyabr|sht|sen,tetor|oktyabr|tet|okt,"
        "nëntor|noyabr|nën|noy,dhjetor|dekabr|dhj|dek"
    ),
    "af": (
        "januarie|yanvar|jan|yan,februarie|fevral|feb|fev,maart|mart|mrt|mar,april|aprel|apr,mei|may,"
        "junie|iyun|jun|iyn,julie|iyul|jul|iyl,augustus|avqust|aug|avq,september|sentyabr|sep|sen,oktober|oktyabr|okt,"
        "november|noyabr|nov|noy,desember|dekabr|des|dek"
    ),
    "sw": (
        "januari|yanvar|jan|yan,februari|fevral|feb|fev,machi|mart|mac|mar,aprili|aprel|apr,mei|may,juni|iyun|jun|iyn,"
        "julai|iyul|jul|iyl,agosti|avqust|ago|avq,septemba|sentyabr|sep|sen,oktoba|oktyabr|okt,novemba|noyabr|nov|noy,"
        "desemba|dekabr|des|dek"
    ),
    "tl": (
        "enero|yanvar|ene|yan,pebrero|fevral|peb|fev,marso|mart|mar,abril|aprel|abr|apr,mayo|may,hunyo|iyun|hun|iyn,"
        "hulyo|iyul|hul|iyl,agosto|avqust|ago|avq,setyembre|sentyabr|set|sen,oktubre|oktyabr|okt,"
        "nobyembre|noyabr|nob|noy,disyembre|dekabr|dis|dek"
    ),
    "ko": ("yanvar|yan,fevral|fev,mart|mar,aprel|apr,may,iyun|iyn,iyul|iyl,avqust|avq,sentyabr|sen,oktyabr|okt,noyabr|noy,dekabr|dek"),
}
"""Per language: twelve months, the spellings of each parted by a bar. Facts of the Unicode CLDR."""

ALSO: dict[str, str] = {
    "de": "jänner|jän,feber,,,,,,,,,,",
    "es": ",,,,,,,,setiembre|set|septbre,,,",
    "sr": "јануара,фебруара,марта,априла,маја,јуна,јула,августа,септембра,октобра,новембра,децембра",
    "sr-latn": "januara,februara,marta,aprila,maja,juna,jula,avgusta,septembra,oktobra,novembra,decembra",
    "sl": "januarja,februarja,marca,aprila,maja,junija,julija,avgusta,septembra,oktobra,novembra,decembra",
    "ru": ",,,,,,,,сен,,ноя,",
    "ar": (
        "كانون الثاني|جانفي,شباط|فيفري,آذار|اذار,نيسان|ابريل|إبريل|أفريل|افريل,أيار|ايار|ماي,حزيران|جوان,تموز|جويلية|يوليوز,آب|اغسطس|أوت|غشت,"
        "أيلول|ايلول|شتنبر,تشرين الأول|تشرين الاول|اكتوبر,تشرين الثاني|نونبر,كانون الأول|كانون الاول|دجنبر"
    ),
    "hi": "जनवरी,फरवरी,मार्च,अप्रेल,मई,जून,जुलाई,अगस्त,सितम्बर,अक्तूबर|अक्टुबर,नवम्बर,दिसम्बर",
    "bn": "জানুয়ারি,ফেব্রুয়ারি,,,,,,অগস্ট,সেপ্টেম্বর,,,",
    "fa": "فروردین,اردیبهشت,خرداد,تیر,مرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند",
}
"""The same for what news prints besides: other countries of one language, other cases and spellings, the Persian year (whose number tells its calendar)."""


def _by_name() -> dict[str, dict[int, frozenset[str]]]:
    found: dict[str, dict[int, set[str]]] = {}
    for language, row in (*NAMES.items(), *ALSO.items()):
        for number, spellings in enumerate(row.split(","), start=1):
            for name in spellings.split("|"):
                for spelling in {name, unicodedata.normalize("NFC", name)} - {""}:
                    found.setdefault(spelling, {}).setdefault(number, set()).add(language.partition("-")[0])
    return {name: {month: frozenset(langs) for month, langs in months.items()} for name, months in found.items()}


BY_NAME = _by_name()
"""Spelling (case folded, no dot) to the months it can mean, each with the languages that mean it."""


def month_number(name: str, language: str | None = None) -> int | None:
    """The month a name means, in the given language where it is known there, else in most languages."""
    months = BY_NAME.get(name.casefold().strip(". "))
    if not months:
        return None
    for number, languages in months.items():
        if language in languages:
            return number
    return max(months, key=lambda number: len(months[number]))
