"""Bylines in Chinese, Japanese and Korean, whose names have neither capitals nor, mostly, spaces: labels say what is a name."""

from __future__ import annotations

import functools
import re

LONGEST = 120
"""Characters of a line that is read as a byline."""
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[가-힣]")
_MARK = r"[:：/／|｜丨・＝=]"
_FREE = r"(?:[\u4e00-\u9fff]{0,8}?(?:记者|記者)(?:名)?|作者|撰文|撰稿|执笔|執筆|著者|ライター)"
"""Labels behind which a name may follow at once."""
_MARKED = r"(?:采访|採訪|采写|採寫|取材|聞き手|構成|寄稿|文字|图文|圖文|文[、/／・]?\s?[图圖]|(?:取材|構成)[・・/／、]文|文)"
"""Labels that need a mark behind them: they begin other words as well."""
_OTHERS = r"(?:责任编辑|責任編輯|责编|责任编校|编辑|編輯|編集|编译|編譯|校对|校對|图片|圖片|图|圖|摄影|攝影|摄|攝|写真|撮影|影像|视频|視頻|来源|來源|出处|出典|审核|監修|制图)"
"""Labels of those who did not write it."""
_OPENING = re.compile(r"[（(〔【]([\u4e00-\u9fff]{0,6}(?:记者|記者)[^）)〕】]{2,40})[）)〕】]")
_HOUSE = re.compile(r"^[\u4e00-\u9fff]{2,8}\s+(?=(?:记者|記者))")
_FIELD = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])(?P<marked>{_MARKED})\s*{_MARK}\s*|(?<![\u4e00-\u9fff])(?P<free>{_FREE})(?:\s*{_MARK}\s*|\s+|(?=[\u3040-\u30ff\u4e00-\u9fff]))|(?P<other>{_OTHERS})\s*{_MARK}\s*)"
)
_AROUND = re.compile(r"^[【〔\[［（(]\s*(.*?)\s*[】〕\]］）)]$")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}|[\u30a1-\u30f6ー]{1,12}(?:・[\u30a1-\u30f6ー]{1,12}){1,3}")
"""A foreign name written by its sounds, its parts between dots: 爱丽丝·史密斯, アリス・スミス."""
_PARTERS = re.compile(r"[、，,・·/／|｜丨；;]|\s+(?=[和与與])|(?<=[\u4e00-\u9fff]{2})[和与與](?=[\u4e00-\u9fff]{2})")
_REPORTS = re.compile(
    r"^(?:[\u4e00-\u9fff]*(?:报道|報導|報道|报导|綜合|综合|专电|專電|特稿)|[\u4e00-\u9fff]{2,6}(?:电|電|讯|訊|摄|攝)|[发發]自[\u4e00-\u9fff]+)$"
)
"""From where somebody reports, behind the name."""
_NO_NAMES = re.compile(
    r"(?:社|网|網|报|報|部|组|組|室|台|院|局|站|频道|頻道|编辑|編輯|小编|小編)$|^(?:佚名|匿名|未知|本站|管理员|网络|網路)$"
)
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫阎雷侯龙龍史陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴洪武莫孔汤湯常温施牛樊葛邢安齐齊易乔喬庞龐颜顏庄莊聂聶章鲁魯岳翟殷詹欧歐耿关關焦俞左柳甘祝包宁尚符舒阮纪紀童凌毕畢单裴霍成苗谷盛曲翁冉骆駱蓝路游靳辛管柴蒙鲍鮑华喻祁房滕屈饶"
)
_COMPOUND = ("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "东方", "皇甫", "慕容", "端木", "令狐", "夏侯")
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
_JAPANESE_NAME = re.compile(r"^[\u3040-\u30ff\u4e00-\u9fff々]{1,6}(?:[\s\u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,6})?$")
_KOREAN = r"(?:[가-힣]{2,4})"
_KOREAN_PARTERS = re.compile(r"[,·\s]+")
_KOREAN_WORK = r"(?:(?:선임|수석|인턴|객원|전문|수습)\s?)?(?:기자|특파원|논설위원|편집위원|통신원)"
_KOREAN_SIGNED = re.compile(rf"({_KOREAN}(?:[,·\s]+{_KOREAN})*)\s*{_KOREAN_WORK}(?![가-힣])")
_KOREAN_LED = re.compile(
    rf"^(?:(?:글|취재|기자|작성자|글쓴이|기자명|글\s?[·/]\s?사진|사진\s?[·/]\s?글)(?:\s*[:=]\s*|\s+))({_KOREAN}(?:[,·\s]+{_KOREAN})*)(?:\s|$)"
)
_KOREAN_PICTURES = re.compile(r"(?:^|(?<=\s))(?:사진|영상|촬영|그래픽)(?:\s*[:=]\s*|\s+)(?=[가-힣])")
"""Who took the pictures, behind the label; one who wrote as well has both labels together (글·사진)."""
_KOREAN_PLACE = re.compile(r"^[\[(【]?[가-힣]{2,8}\s?=\s?")
_KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
_KOREAN_NO_NAMES = re.compile(
    r"(?:부|뉴스|신문|일보|방송|전문|본지|시민|명예|사진|영상|담당|취재|기자명?|글|선임|수석|인턴|객원|수습|공동|온라인|디지털)$"
)


def is_eastern(text: str) -> bool:
    """True for a text with letters of these scripts."""
    return _EASTERN.search(text) is not None


def signed_by(text: str) -> tuple[str, ...]:
    """The names of a line that one of these labels opens or closes; () for any other line."""
    return _signed_by(text) if len(text) <= LONGEST else ()


@functools.lru_cache(maxsize=1024)
def _signed_by(text: str) -> tuple[str, ...]:
    """The same of a short line, remembered: several readings look at the same lines."""
    if _EASTERN.search(text) is None:
        return ()
    inner = _AROUND.match(text)
    text = inner[1] if inner else text
    return _korean(text) if _HANGUL.search(text) else _labelled(text)


def signed_within(text: str) -> tuple[str, ...]:
    """The names in the brackets of a Chinese agency's opening: 维尔社维尔9月4日电（记者王小明、李华）."""
    told = _OPENING.search(text[:LONGEST])
    return signed_by(told[1]) if told else ()


def parted(text: str) -> list[str]:
    """The Chinese names of a text that nothing but spaces part; the text itself where they are no such names."""
    parts = text.split()
    chinese = len(parts) > 1 and all(_is_chinese(part) for part in parts) and any(len(part) == 3 for part in parts)
    return parts if chinese else [text]


def _korean(text: str) -> tuple[str, ...]:
    text = _KOREAN_PICTURES.split(text, maxsplit=1)[0].rstrip(" ,/|")
    led = _KOREAN_LED.match(text)
    named = (
        [name for name in _KOREAN_PARTERS.split(led[1]) if name[0] in _KOREAN_SURNAMES and not _KOREAN_NO_NAMES.search(name)] if led else []
    )
    if named:
        return tuple(named)
    text = _KOREAN_PLACE.sub("", text)
    found: list[str] = []
    while (signed := _KOREAN_SIGNED.match(text)) is not None:
        found += [name for name in _KOREAN_PARTERS.split(signed[1]) if not _KOREAN_NO_NAMES.search(name)]
        text = text[signed.end() :].lstrip(" ,·")
    return tuple(found)


def _labelled(text: str) -> tuple[str, ...]:
    text = _HOUSE.sub("", text)
    fields = list(_FIELD.finditer(text))
    if not fields or fields[0].start() != 0:
        return ()
    found: list[str] = []
    for place, label in enumerate(fields):
        if label["other"]:
            continue
        end = fields[place + 1].start() if place + 1 < len(fields) else len(text)
        japanese = bool(_KANA.search(text)) or label.group().startswith(("取材", "構成", "聞き手", "執筆", "著者", "寄稿"))
        names = _names_of(text[label.end() : end], japanese=japanese)
        touching = label["free"] is not None and label.end("free") == label.end()
        if names is None or (touching and not all(map(_is_chinese, names))):
            return ()
        found += names
    return tuple(dict.fromkeys(found))


def _names_of(text: str, *, japanese: bool) -> list[str] | None:
    """The names behind a label; None when something else stands there."""
    if _is_foreign(text.strip()):
        return [text.strip()]
    found: list[str] = []
    for part in filter(None, map(str.strip, _PARTERS.split(text))):
        words = part.split()
        while len(words) > 1 and _REPORTS.match(words[-1]):
            alone = words.pop() in {"报道", "報導", "報道"}
            if alone and len(words) > 1:
                words.pop()
        kept = " ".join(words)
        if _REPORTS.match(kept):
            continue
        split = [kept] if japanese else parted(kept)
        if not all(_HAN_NAME.match(name) or _JAPANESE_NAME.match(name) for name in split):
            return None
        found += [name for name in split if not _NO_NAMES.search(name)]
    return found


def _is_foreign(text: str) -> bool:
    """True for such a name; False for Chinese names with dots between them."""
    return _FOREIGN.fullmatch(text) is not None and not all(map(_is_chinese, text.split("·")))


def _is_chinese(name: str) -> bool:
    return bool(_HAN_NAME.match(name)) and ((name[0] in _SURNAMES and len(name) <= 3) or name.startswith(_COMPOUND))
