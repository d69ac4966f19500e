"""Query parameters that say how a reader came, not what is read."""

from __future__ import annotations

PREFIXES = (
    "utm_",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "hsa_",
    "at_",
    "vero_",
    "ns_",
    "trk_",
    "oly_",
    "wt_",
    "mc_",
    "sc_",
    "itm_",
    "int_",
    "stm_",
    "ga_",
    "yclid_",
)

NAMES = frozenset(
    """
    fbclid gclid dclid gbraid wbraid msclkid twclid yclid ysclid ttclid li_fat_id igshid igsh mkt_tok srsltid epik rdt_cid scid
    _ga _gl _hsenc _hsmi __twitter_impression __tn__ __xts__ _openstat xtor cmp cmpid cmpcode campaign campaignid cid_source ncid icid ito
    ocid ref_src ref_url referrer referer smid smtyp share shared sharetype share_from sharetoken sns soc_src soc_trk ssr
    spm spref sref taid trackid tracking trk wtmc wtrid zanpid s_cid s_kwcid ex_cid feature from_source fromapp feedtype
    guccounter guce_referrer guce_referrer_sig ftag ftcamp dicbo echobox mbid mod newsletter nl nlid rss partner partnerid
    print printable outputtype output amp amp_js_v amp_gsa usqp aoh isamp noamp accelerated nomobile mobile_view desktop_view
    sessionid session_id sid_tracking phpsessid jsessionid aspsessionid cachebuster _cb timestamp_cache
    """.split()
)

ARRIVALS = frozenset(
    {"ref", "source", "src", "from", "via", "medium", "channel", "cmpid", "intcmp", "intcid", "cm_mmc", "cm_ven", "sr_share", "app"}
)
"""Usually how a reader came; an article's number on sites that call it so. Kept when the value is a long number."""

MODES = frozenset({"view", "mode", "type", "format", "layout", "display", "device", "version", "platform"})
MODE_VALUES = frozenset({"amp", "mobile", "print", "desktop", "m", "html", "full", "lite", "app"})

ARTICLE_NUMBER_DIGITS = 5


def says_how(name: str, value: str) -> bool:
    """Whether ``name=value`` tells how a reader came or in which dress the page is shown."""
    low = name.lower()
    if low in NAMES or low.startswith(PREFIXES):
        return True
    if low in ARRIVALS:
        return not (value.isdigit() and len(value) >= ARTICLE_NUMBER_DIGITS)
    return low in MODES and value.lower() in MODE_VALUES
