"""Words of page furniture, walls and newsroom notes in the languages a wire desk meets most. Lower case, as :mod:`wording` writes them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTERS = _words(
    """
    views view viewed comments comment commented shares share shared likes liked reads read reactions replies responses votes claps visits ratings rating rated
    minute minutes min mins hour hours hrs hr day days second seconds sec ago updated update refresh refreshed reading time times published posted edited
    modified print bookmark bookmarked listen listened tweet facebook twitter whatsapp linkedin telegram reddit pinterest readers reader viewing watching online
    followers subscribers follow
    aufrufe aufruf kommentare kommentar teilen geteilt gelesen mal lesezeit lesedauer minuten stunden stunde tagen aktualisiert veröffentlicht merken leser bewertungen
    vues vue commentaires commentaire partages partager partagé lecture lu fois durée heures heure publié lecteurs
    vistas visitas comentarios comentario compartir compartido lectura leído veces tiempo actualizado horas hora minutos días publicado lectores
    visualizzazioni commenti commento condividi condivisioni letto volte lettura aggiornato ore ora minuti giorni pubblicato lettori
    visualizações comentários comentário compartilhar partilhar leitura lido vezes tempo atualizado
    weergaven reacties reactie delen gedeeld gelezen keer leestijd uur geleden bijgewerkt
    visningar kommentarer lästid minuter timmar uppdaterad visninger lesetid minutter timer oppdatert opdateret läst gånger lest ganger
    görüntüleme yorum paylaş paylaşım okunma okuma süresi dakika saat önce güncellendi güncelleme
    wyświetleń komentarzy komentarze udostępnij udostępnień czytania minut godzin godziny temu zaktualizowano przeczytano
    zobrazení komentářů sdílet přečteno čtení hodin aktualizováno
    просмотров просмотра просмотры комментариев комментария комментарии поделиться чтения минут минуты часов назад обновлено прочитано
    переглядів коментарів поділитися читання хвилин годин тому оновлено
    lượt bình luận chia sẻ phút giờ cập nhật
    h std stdn tg sek godz мин ч сек ур λ λεπ dk sa sn tim perc
    print printed send sent imprimer envoyer imprimir enviar stampa invia drucken senden speichern afdrukken skriv ut tulosta drukuj wyślij
    bluesky mastodon threads instagram viber pocket signal gift played plays listens upvotes hearts claps saves saved replied discussed
    beiträge beitrag antworten reaktionen abrufe mal klicks min sekunden tage geändert bearbeitet druckversion
    réactions réaction vus consultations secondes jours jour modifié modifiée modification imprimé enregistrer
    reacciones respuestas segundos modificado modificada lecturas visualizaciones guardar impresiones
    reazioni risposte secondi modificato salva stampato visualizzato reações respostas segundos modificado guardar visualizado
    bekeken seconden dagen gewijzigd opgeslagen afspelen
    reaktioner delningar dela sekunder dagar ändrad delinger dager endret lukukertaa kommenttia minuuttia tuntia sitten päivitetty jaa jaettu
    wyświetlenia odsłon odsłony udostępnienia udostępnień reakcji sekund dni zmiana aktualizacja lektury
    zhlédnutí sdílení minut sekund dny dní upraveno reakce přečtení hodinami minutami
    megtekintés hozzászólás megosztás perc órája olvasási frissítve vizualizări comentarii distribuiri minute ore secunde actualizat citire
    προβολές σχόλια σχόλιο κοινοποιήσεις λεπτά λεπτό ώρες ώρα πριν ενημερώθηκε ανάγνωσης ανάγνωση χρόνος αναγνώσεις ενημέρωση
    читать слушать изменено изменение секунд дней репостов репоста репосты лайков оценок просмотр прочтений прочтения поделились
    змінено секунд днів переглядів прочитань прегледа коментара споделяния минути преди часа обновена
    مشاهدة مشاهدات المشاهدات تعليق تعليقات تعليقا التعليقات مشاركة مشاركات قراءة القراءة دقيقة دقائق ساعة ساعات يوم أيام ثانية منذ تحديث التحديث زيارة زيارات القراءات إعجاب شارك عدل
    بازدید نظر نظرات دقیقه ساعت پیش اشتراک خواندن بروزرسانی
    צפיות תגובות תגובה שיתופים דקות שעות לפני עודכן קריאה
    बार देखा टिप्पणियां टिप्पणी शेयर मिनट घंटे पहले अपडेट पढ़ें पढ़ने समय
    조회 조회수 댓글 공유 분 시간 전 초 추천 좋아요 읽는 업데이트 수정 입력
    """
)
"""What a page counts: views, comments, minutes, hours since."""

FILLERS = _words(
    """
    today yesterday now just last estimated by on at in of the and this article story page e-mail email save copy link messenger x gift has have been was were
    is are so far people person visitors currently total number pages users k m to for our it rate stars star right topic
    vor zuletzt heute gestern artikel drucken uhr stand ca de mis à jour il y a le el hace di fa há vandaag sedan siden dela del bugün kez czas razy
    krát doba před время раз xem trước
    par sur ce cet cette article dernière es con a la última sin o ultima il per e-mail mail e auf als die der das mit ihrer ihre meinung
    w na i o do этой этот статьи всего от قبل آخر عدد مدة هذا المقال في من τελευταία φορές του στις το
    pe la de ben a zde už now since first last posted minute people others
    """
)
"""What stands around them."""

UNSPACED_COUNTERS = (
    "コメント", "閲覧数", "閲覧", "回再生", "再生", "シェア", "いいね", "ツイート", "ブックマーク", "件", "回", "時間前", "分前", "秒前", "日前", "時間", "分", "更新", "最終更新", "印刷", "保存",
    "评论", "評論", "阅读量", "阅读", "閱讀", "浏览", "瀏覽", "点击", "點擊", "分享", "转发", "轉發", "点赞", "收藏", "次", "条", "人", "分钟", "分鐘", "小时", "小時", "天前", "前", "更新于", "更新於", "字号", "打印",
    "ความคิดเห็น", "แชร์", "ครั้ง", "นาที", "ชั่วโมง", "ที่แล้ว", "อ่าน", "อัปเดต",
)  # fmt: skip
"""What a page counts, in scripts without spaces."""

UNSPACED_FILLERS = (
    "この記事",
    "記事",
    "読了",
    "読む",
    "最終",
    "の",
    "は",
    "で",
    "に",
    "を",
    "約",
    "時点",
    "読めます",
    "已",
    "于",
    "需",
    "约",
    "本文",
    "全文",
    "最后",
    "共",
    "修改",
    "发布",
    "預計",
    "预计",
)
"""What stands around them."""

LISTS = _words(
    """
    most read popular viewed trending related also recommended more like see you may might other similar further next stories story articles
    links topics editors picks don't miss latest top reading read this must promoted sponsored around web from
    meistgelesen meistgelesene lesen sie auch mehr zum thema verwandte artikel empfohlen empfehlungen beliebt interessant weitere themen siehe
    lire aussi à voir plus lus populaires articles liés sur le même sujet recommandé lea también más leídas leído relacionadas te puede interesar
    noticias leggi anche più letti potrebbe interessarti correlati leia também mais lidas relacionadas lees ook meest gelezen gerelateerd
    läs också läs mer mest läst les også mest lest relaterede læs også ilginizi çekebilir en çok okunanlar okunan bunlar da ilgili haberler
    czytaj także również najczęściej czytane zobacz polecane polecamy čtěte také nejčtenější související читайте также популярное самое
    читайте також популярне xem thêm đọc tin liên quan
    """
)
"""Labels of link lists: ``Most read: …``."""

LIST_FILLERS = _words(
    """
    today now trending hot front page elsewhere other news headlines coverage watch listen on our site week hour month day everyone is talking about
    neueste aktuelle heute beliebteste andere leser das empfehlung empfehlen jetzt aus der redaktion nachrichten unsere dossier
    à la une également autres actualités voir nos articles tendance du jour titres
    otras destacadas lo del día portada además tendencias titulares altre notizie oggi in primo piano tendenza
    outras notícias em destaque hoje ander nieuws vandaag senaste nytt idag siste nytt
    warto zobaczyć inne wiadomości dziś polecamy najnowsze další zprávy dnes nejnovější doporučujeme
    главное за день другие новости сегодня популярные последние рекомендуем головне інші новини
    اقرأ أيضا الأكثر قراءة مشاهدة أخبار أخرى ذات صلة مواضيع موضوعات مقالات شاهد المزيد من قد يعجبك
    δείτε επίσης διαβάστε ακόμα περισσότερα δημοφιλή σχετικά άρθρα ειδήσεις ροή
    olvassa el ezt is legolvasottabb citește și cele mai citite lue myös luetuimmat
    많이 본 뉴스 관련 기사 인기 추천
    """
)
"""Words that stand in such labels and in others as well: they make one only before headlines parted by bars or dashes."""

NOTICES = _words(
    """
    newsletter newsletters subscribe subscriber subscribers subscription subscriptions inbox signup sign copyright © rights reserved redistributed rewritten
    permission publisher republished republish broadcast terms privacy policy cookies cookie app download follow edited syndicated feed newsroom
    advertisement advertising sponsored licence license licensed permissions consent
    abonnieren abonnement abonnenten newsletter anmelden rechte vorbehalten datenschutz nutzungsbedingungen werbung anzeige impressum
    abonnez abonnés s'abonner droits réservés inscrivez confidentialité publicité suscríbete suscriptores suscripción derechos reservados boletín
    publicidad privacidad iscriviti abbonati diritti riservati pubblicità assine assinantes direitos reservados nieuwsbrief abonneer rechten voorbehouden
    prenumerera nyhetsbrev abonner nyhedsbrev rettigheter abone bülten hakları saklıdır abonelik abonelere gizlilik subskrybuj prawa zastrzeżone
    подписка подписывайтесь права защищены реклама підписуйтесь
    """
)
"""Legal and selling words. One alone is news; several in a short paragraph are a notice."""

WALL = _words(
    """
    cookie cookies consent privacy gdpr javascript browser captcha robot robots denied forbidden error 403 404 410 451 500 502 503 504 unavailable
    partners device personal data accept reject enable disabled login password subscribe subscriber subscribers unlock continue
    legitimate settings preferences vendors blocked blocker adblocker verify human cloudflare expired found page
    datenschutz einwilligung zustimmen akzeptieren cookies nutzererlebnis partnern gerät personenbezogene anmelden seite gefunden abonnenten weiterlesen
    confidentialité consentement accepter partenaires appareil données personnelles introuvable abonnés connectez privacidad consentimiento aceptar socios
    dispositivo datos personales encontrada suscriptores consenso accetta partner dispositivo dati personali trovata abbonati toestemming
    zustimmung erforderlich einwilligen werbefrei werbefreies abo abschließen abschliessen datenschutzerklärung endgerät tracking registrieren einloggen passwort fehler existiert
    accès limité connectez-vous compte créez identifiez-vous identifiez abonné abonnez poursuivre erreur serveur indisponible introuvable réservé
    acceso limitado inicie sesión cuenta regístrese error servidor servicio disponible temporalmente inténtelo vuelva suscríbase accesso limitato accedi registrati riprova
    acesso iniciar sessão conta registe-se erro inloggen wachtwoord registreer pagina niet gevonden logga konto sidan hittades logg inn siden finnes
    zaloguj konto hasło błąd strona znaleziona subskrypcja přihlaste účet heslo chyba stránka nenalezena
    войдите войти вход кабинет подписку подписка пароль ошибка страница найдена зарегистрируйтесь браузер доступ запрещен увійдіть пароль помилка сторінка
    σύνδεση συνδεθείτε λογαριασμό κωδικό σφάλμα σελίδα βρέθηκε συγκατάθεση
    تسجيل الدخول حساب كلمة المرور خطأ الصفحة موجودة ملفات الارتباط الخصوصية الموافقة المتصفح اشتراك
    log account sign register captcha checking retry moved deleted continue gateway timeout maintenance
    samtycke samtykke rıza çerez çerezleri kişisel veriler zgoda akceptuję plików danych согласие файлы персональных данных
    """
)
"""Vocabulary of consent walls, log-in walls and error pages."""

CORRECTION_LABELS = (
    "correction", "corrections", "corrected", "clarification", "clarifications", "editor's note", "editors' note", "editors note", "note to readers", "amendment", "amended", "erratum", "corrigendum",
    "korrektur", "korrekturhinweis", "berichtigung", "richtigstellung", "anmerkung der redaktion", "hinweis der redaktion", "anm. d. red",
    "rectificatif", "rectification", "correctif", "note de la rédaction", "corrección", "rectificación", "fe de errores", "nota de la redacción",
    "correzione", "rettifica", "errata corrige", "errata", "correção", "correctie", "rectificatie", "rättelse", "rettelse", "retting",
    "düzeltme", "sprostowanie", "korekta", "oprava", "исправление", "уточнение", "поправка", "виправлення", "đính chính", "訂正", "更正", "정정",
    "تصحيح", "تصویب", "اصلاحیه", "διόρθωση", "διευκρίνιση", "תיקון", "helyesbítés", "rectificare", "erată", "oikaisu", "korjaus", "ispravak", "popravak", "ispravka", "исправка",
    "поправка", "уточнення", "pataisymas", "labojums", "parandus", "berigtiging", "aclaración", "correções", "お詫びと訂正", "お詫び", "勘误", "勘誤", "바로잡습니다", "แก้ไขข่าว", "शुद्धिपत्र", "भूल सुधार",
)  # fmt: skip
"""How a newsroom begins a note that it was wrong. Such a note is always news."""

CORRECTION_PHRASES = (
    "an earlier version of", "a previous version of", "earlier versions of", "this article has been corrected", "this story has been corrected", "has been amended",
    "was amended on", "misstated", "incorrectly stated", "in einer früheren version", "in einer ersten version", "une version précédente", "une première version",
    "una versión anterior", "una versione precedente", "uma versão anterior", "een eerdere versie", "en tidigare version", "en tidligere versjon", "en tidligere version",
    "önceki sürümünde", "we wcześniejszej wersji", "в предыдущей версии", "у попередній версії",
)  # fmt: skip
"""How the note goes on."""

WITHDRAWALS = (
    "withdrawn", "withdrawal", "withdraws", "kill", "killed", "retraction", "retracted", "mandatory kill", "has been removed", "has been withdrawn", "please disregard",
    "zurückgezogen", "zurückgezogene", "sperrung", "retiré", "dépêche annulée", "annulation", "retirada", "retirado", "anulación", "ritirato", "ritirata", "annullata", "retirada do ar", "teruggetrokken",
    "geri çekildi", "iptal", "wycofano", "отозвано", "撤回", "取り消し",
)  # fmt: skip
"""How an agency takes a story back."""
