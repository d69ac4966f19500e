"""Bytes to text: labels are believed only where the bytes bear them out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Fault, FaultCode
from tasks.parse.decode import decode

RUSSIAN = "Совет порта решил закрыть рыбный рынок на два года, поскольку причал больше не выдерживает вес грузовиков. " * 3
CHINESE = "北港市议会星期二决定，将老鱼市场关闭两年，因为码头下面的木桩已经无法承受卡车的重量。" * 3
GERMAN = "Der Hafenrat beschloss, die Fischhalle für zwei Jahre zu schließen – „ein Drittel der Pfähle ist hohl“. " * 3


@pytest.mark.parametrize(
    ("text", "charset", "declared"),
    [
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", None),
        (RUSSIAN, "utf-16", None),
        ("<html>" + GERMAN, "utf-16-le", "utf-8"),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", None),
        (CHINESE, "big5hkscs", "big5"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "utf-8", "iso-8859-1"),
    ],
)
def test_the_bytes_are_read_as_what_they_are(text, charset, declared):
    assert decode(text.encode(charset, "ignore"), declared).text == text.encode(charset, "ignore").decode(charset)


def test_a_charset_named_in_the_page_is_tried():
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><p>{"안녕하세요 " * 20}'
    assert decode(page.encode("euc-kr")).text == page


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FaultCode.EMPTY),
        (b" \n\x00\n", FaultCode.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, FaultCode.BINARY),
        (b"%PDF-1.7 ...", FaultCode.BINARY),
        (bytes(range(32)) * 40, FaultCode.BINARY),
    ],
)
def test_what_is_no_text_has_its_name(content, code):
    with pytest.raises(Fault) as refused:
        decode(content)
    assert refused.value.code == code


@given(
    st.binary(max_size=600), st.sampled_from([None, "utf-8", "latin1", "no-such-charset", "idna", "utf-7", "base64", "rot13", "punycode"])
)
def test_any_bytes_give_text_or_a_named_fault(content, declared):
    try:
        assert isinstance(decode(content, declared).text, str)
    except Fault as fault:
        assert fault.code in {FaultCode.EMPTY, FaultCode.BINARY, FaultCode.UNDECODABLE}  # noqa: PT017 - either way out is right
