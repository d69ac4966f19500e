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
    """
)
"""What a page counts: views, comments, minutes, hours since."""

FILLERS = _words(
    """
    today yesterday now just last estimated by on at in of the and this article story page e-mail email save copy link messenger x gift has have been was were
    is are so far people person visitors currently total number pages users k m to for our it rate stars star right topic
    vor zuletzt heute gestern artikel drucken uhr stand ca de mis à jour il y a le el hace di fa há vandaag sedan siden dela del bugün kez czas razy
    krát doba před время раз xem trước
    """
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
    samtycke samtykke rıza çerez çerezleri kişisel veriler zgoda akceptuję plików danych согласие файлы персональных данных
    """
)
"""Vocabulary of consent walls, log-in walls and error pages."""

CORRECTION_LABELS = (
    "correction", "corrections", "corrected", "clarification", "clarifications", "editor's note", "editors' note", "editors note", "note to readers", "amendment", "erratum",
    "korrektur", "korrekturhinweis", "berichtigung", "richtigstellung", "anmerkung der redaktion", "hinweis der redaktion", "anm. d. red",
    "rectificatif", "rectification", "correctif", "note de la rédaction", "corrección", "rectificación", "fe de errores", "nota de la redacción",
    "correzione", "rettifica", "errata corrige", "errata", "correção", "correctie", "rectificatie", "rättelse", "rettelse", "retting",
    "düzeltme", "sprostowanie", "korekta", "oprava", "исправление", "уточнение", "поправка", "виправлення", "đính chính", "訂正", "更正", "정정",
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
