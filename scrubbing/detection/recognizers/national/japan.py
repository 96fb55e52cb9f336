"""Numbers of Japan."""

from stdnum.jp import in_

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

NUMBERS = (
    Number(
        "JP_MY_NUMBER",
        (*IDENTITY, *SOCIAL, *TAX, "my number", "マイナンバー", "個人番号", "kojin bango"),
        near="999999999999|9999 9999 9999|9999-9999-9999",
        check=in_.is_valid,
    ),
    Number("JP_PASSPORT", (*PASSPORT, "パスポート", "旅券"), near="AA9999999|A9999999", pattern=r"[A-Z]{1,2}\d{7}"),
    Number("JP_DRIVING_LICENCE", (*LICENCE, "運転免許", "免許証"), near="999999999999"),
    Number("JP_RESIDENCE_CARD", ("residence card", "zairyu", "在留カード"), near="AA99999999AA"),
)
