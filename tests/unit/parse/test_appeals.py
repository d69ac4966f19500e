"""What a house tells its readers in and behind a story: what it earns, where it can be followed, whether the story pleased."""

import pytest

from tasks.parse.page.appeals import asks_about_story, earns, invites

DISCLOSURES = [
    "Some of the links in this article are affiliate links. If you buy something through them, we may earn a small commission.",
    "This post names products of our advertisers. We may receive compensation when you click on links to those products.",
    "The lamps were chosen by us. However, Quell Post may receive a commission on orders placed through its retail links.",
    "In diesem Artikel stehen Affiliate-Links. Wer über sie einkauft, unterstützt uns mit einer Provision.",
]
STORIES = [
    "“We will not go into a paid partnership unless our readers buy the lamp anyway,” said Marit Solheim of the Quell lamp works.",
    "The lamp works pay affiliate partners a tenth of the price, the council of Quell was told on Monday.",
    "We wanted to buy a lamp house and asked three banks for financial advice, but nobody would see us before the summer.",
    "Our members demand compensation for the land under the mole that the province purchased last year.",
    "Our fishermen will be compensated for the boats that the port purchased, and a partner of the pilots will be asked as well.",
    "Il nostro Paese ha chiesto alla Commissione europea un programma per acquistare insieme le lampade prima dell'inverno.",
    "Nuestra provincia pagó una comisión por la compra de las lámparas del muelle.",
    "We may never know who lit the lamps on the mole, the pilots of Quell said.",
]


@pytest.mark.parametrize("text", DISCLOSURES)
def test_what_the_house_earns_is_a_disclosure(text):
    assert earns(text)


@pytest.mark.parametrize("text", [*STORIES, DISCLOSURES[0] + " The lamp keepers of Quell lit all of their lamps on Monday." * 8])
def test_what_others_earn_or_say_is_the_storys(text):
    assert not earns(text)


@pytest.mark.parametrize(
    "text",
    [
        "For the latest stories and breaking news download the Quell Post app for iOS and Android.",
        "¿Sabías que tenemos canal de Telegram? Únete en este enlace.",
        "Join our WhatsApp channel to hear of every lamp.",
        "Zapraszamy do subskrypcji tygodnika Latarnik.",
        "Подписывайтесь на наш канал в Telegram",
        "Jetzt die App der Quell Post herunterladen",
        "Descárgate la aplicación de Quell Post",
        "Скачайте приложение «Квелл»",
        "Lade die App der Quell Post herunter",
        "Folgen Sie unserem WhatsApp-Kanal",
        "Folgt uns auf Instagram: instagram.example/quellpost",
        "Síguenos en nuestras redes",
        "Obserwuj nas w mediach społecznościowych",
    ],
)
def test_a_line_that_leads_to_the_houses_channel_or_app_invites(text):
    assert invites(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office will publish the times in an app for pilots, which can be downloaded from Friday.",
        "The channel between the mole and the lamp is dredged in May.",
        "He told the court that he had joined the group after a quarrel over a lamp.",
        "Folgt er uns, so gehen wir zum Leuchtturm, sagte der Lotse von Quell.",
        "The court of Quell was told that the Telegram channel let buyers download forged passes.",
        "The Telegram channel had 40,000 subscribers when it was shut on Monday.",
        "Jetzt soll eine App den Lotsen von Quell helfen, sagte der Hafenmeister.",
        "Get rid of the app, the mayor of Quell told the pilots.",
        "Скачали приложение 40 тысяч человек, сообщила мэрия Квелла.",
        "Descargaron la aplicación 40.000 vecinos en una semana.",
        "The messages were found on Telegram, the police of Quell said.",
    ],
)
def test_a_story_that_ends_with_apps_and_channels_invites_nobody(text):
    assert not invites(text)


@pytest.mark.parametrize(
    "text",
    [
        "Möchten Sie den Artikel teilen?", "Did you like this story?", "Was this article helpful?", "Share this post", "Cet article vous a plu ?", "¿Te gustó esta nota?", "Gostou deste artigo?",
        "Ti è piaciuto questo articolo?", "Понравилась статья?", "Bu haberi paylaş", "この記事をシェアする", "分享本文",
    ],
)  # fmt: skip
def test_a_line_about_the_story_itself_asks(text):
    assert asks_about_story(text)


@pytest.mark.parametrize("text", ["Did you like this story? The lamp keeper of Quell did not, and he said so.", "Share prices of the lamp works fell", "Möchten Sie den Leuchtturm teilen?"])  # fmt: skip
def test_a_line_of_the_story_does_not(text):
    assert not asks_about_story(text)
