"""Text that was encoded twice on its way is read as it was meant; sound text is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.decode import decode
from tasks.parse.twice import is_twice, once

SENTENCE = "Die Fähre „Merle“ läuft – trotz Sturm – künftig täglich aus, sagt Zoë’s Büro 🚢."


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
def test_marks_letters_and_emoji_come_back(read_as):
    meant = SENTENCE if read_as == "latin-1" else SENTENCE.replace("“", "«").replace("ä", "ö")  # cp1252 has no sign for five bytes
    assert once(meant.encode().decode(read_as, "surrogateescape")) == meant


def test_letters_alone_are_proof_when_there_are_some():
    assert decode("fÃ¼r Ã¤ltere BÃ¼rger".encode()).text == "für ältere Bürger"
    assert decode("So steht fÃ¼r in der Datei".encode()).text == "So steht fÃ¼r in der Datei"


@pytest.mark.parametrize(
    "sound",
    [
        "Café, naïve “quotes” and Ângela",
        "«\u00a0santé\u00a0», dit-il",
        "QUALITÉ\u00a0! CAFÉ” CAFÉ™ AVANÇ”",
        "Ü–Ö, “Ó”, Привет",
        "日本語「引用」 ñ…",
    ],
)
def test_sound_signs_beside_broken_ones_stay(sound):
    assert once(f"{sound} itâ€™s ðŸš¢") == f"{sound} it’s 🚢"


@pytest.mark.parametrize("text", ["À la carte, «déjà vu»", "São João", "İstanbul’da", "Привет – «мир»", "日本語「引用」", "plain"])
def test_sound_text_is_left_alone(text):
    assert not is_twice(text.encode())
    assert once(text) == text


def test_a_page_is_read_so():
    twice = f"<p>{SENTENCE}</p>".encode().decode("latin-1").encode()
    assert decode(twice).text == f"<p>{SENTENCE}</p>"


@given(
    st.text(
        alphabet=st.characters(max_codepoint=0x17F, exclude_categories=("Cs", "Cc")) | st.sampled_from("–—“”„…€™ждяі文字かな🚢"),
        max_size=200,
    )
)
def test_what_was_read_as_latin_1_is_restored_whenever_it_is_seen(text):
    marked = f"“{text}”"
    twice = marked.encode().decode("latin-1")
    assert is_twice(twice.encode())
    assert once(twice) == marked


@given(st.text(alphabet=st.characters(min_codepoint=0x250, max_codepoint=0x2000, exclude_categories=("Cs",)), min_size=4))
def test_what_has_no_broken_sign_is_never_touched_beside_one(sound):
    assert once(f"{sound}â€™").startswith(sound)
