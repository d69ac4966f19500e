"""Words beside a date that tell which date it is: published, or updated."""

from __future__ import annotations

import re

UPDATED = re.compile(
    r"\b(?:last\s+)?(?:up-?dated?|modified|revised|amended|edited|corrected)\b|aktualisier|aktualizac|aktualizov|zaktualizow|aktualizacja|geändert|stand\s*:|mis(?:e)? à jour|modifié|maj\s*:|"
    r"actualizad|actualizaci|modificad|atualizad|aggiornat|aggiornament|modificat|bijgewerkt|gewijzigd|uppdatera|opdateret|oppdatert|päivitet|muokattu|ažurira|posodobl|frissítve|frissült|módosítva|"
    r"actualizat|обновлен|оновлен|изменен|актуализ|güncel|diperbarui|pembaruan|cập nhật|ενημ[εέ]ρ|ажурирано|আপডেট|হালনাগাদ|அப்டேட்|புதுப்பி|اپ ڈیٹ|بروز|更新|修改|수정|업데이트|آخر تحديث|تحديث|עודכן|به‌روز|अपडेट|अद्यतन|อัปเดต|ปรับปรุง|แก้ไข|atnaujint|atjaunin|uuendatud|eguneratu",
    re.I,
)
PUBLISHED = re.compile(
    r"\b(?:first\s+)?(?:published|posted|created|issued|released|date)\b|veröffentlicht|erschienen|publié|créé|publicad|pubblicat|gepubliceerd|publicerad|publiceret|publisert|julkaistu|opublikowan|"
    r"publikov|vydáno|objavljen|objav|megjelen|publicat|објављено|প্রকাশ|வெளியீடு|வெளியிட|شائع|انتشار|опубликован|опубліковано|публик|yayın|giriş|diterbitkan|\bterbit\b|đăng|δημοσί|发布|發布|发表|公開|配信|掲載|입력|등록|승인|نشر|פורסם|प्रकाशित|เผยแพร่|paskelbt|publicēt|avaldatud",
    re.I,
)

_WHOLE = re.compile(rf"(?:{UPDATED.pattern}|{PUBLISHED.pattern})[^\W\d_\u0600-\u06ff\u0e00-\u9fff\uac00-\ud7af]*", re.I)


def without_labels(text: str, mark: str = "") -> str:
    """A text with these words cut out whole, their endings included: publicado, aktualisiert."""
    return _WHOLE.sub(mark, text)
