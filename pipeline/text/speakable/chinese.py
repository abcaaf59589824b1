"""Mandarin Chinese in simplified characters: the spoken forms of figures.

Numbers follow GB/T 15835-2011 (general rules for numerals) in their Chinese form; 两 stands for two before
measure words (Xiandai Hanyu Babai Ci, entry 两) and 幺 for one in telephone numbers, as on the mainland.
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.figures.values import Amount, Figure, Number
from pipeline.text.speakable.speaker import Rewrite, Speaker

_DIGITS = tuple("零一二三四五六七八九")
_ORDER = "零一二三四五六七八九十"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_SECTIONS = ((100_000_000, "亿"), (10_000, "万"), (1, ""))
# Words that a count of two takes as 两. Words such as 月, 日, 号, 楼, 级 and 型, which make 二 a name, are not here.
_COUNTED = tuple(
    "个 小时 天 周 星期 礼拜 年 分钟 秒 点 分 岁 次 回 遍 片 粒 颗 丸 支 瓶 盒 包 袋 滴 杯 勺 匙 剂 份 针 口 块 处 "
    "根 条 张 页 本 行 种 类 项 位 名 人 倍 成 边 侧 节 段 层 部分 家 所 台 只 双 对 把 件 句 步 组 例 顿 餐 "
    "毫克 克 公斤 千克 微克 毫升 升 厘升 毫米 厘米 米 公里 英镑 欧元 千帕 毫米汞柱".split()
)
# Words that only begin like one of the above: 二分之一 is a half.
_NOT_COUNTED = ("分之", "成人")
_UNITS = {
    "celsius": "摄氏度",
    "fahrenheit": "华氏度",
    "degree": "度",
    "microgram": "微克",
    "milligram": "毫克",
    "gram": "克",
    "kilogram": "公斤",
    "millilitre": "毫升",
    "centilitre": "厘升",
    "litre": "升",
    "millimetre": "毫米",
    "centimetre": "厘米",
    "metre": "米",
    "kilometre": "公里",
    "hour": "小时",
    "minute": "分钟",
    "kilopascal": "千帕",
    "millimetre of mercury": "毫米汞柱",
    "pound": "英镑",
    "euro": "欧元",
}
# Units that stand before their number: two percent is "of a hundred parts, two".
_PARTS = {"percent": "百分之", "permille": "千分之"}
_TEMPERATURES = ("celsius", "fahrenheit", "degree")
_COMPARE_TEMPERATURE = {"<": "低于{}", ">": "高于{}", "≤": "不高于{}", "≥": "不低于{}", "~": "大约{}"}

_HAN = "\u3400-\u9fff"
_GAP = re.compile(rf"(?<=[{_HAN}，。、；：？！）》”]) +(?=[{_HAN}，。、；：？！（《“])")
_NUMERAL_END = "[零一二两三四五六七八九十百千万亿点]"
_NUMERAL = "[零一二两三四五六七八九十]+"
_HALF_DAYS = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|午夜"
# 下午5点 is read as a time without its 点, which then stands there twice.
_HOUR_TWICE = re.compile(rf"((?:{_HALF_DAYS}){_NUMERAL}点)(?:点|时(?={_NUMERAL}分))")
# 晚上12点 is midnight and 中午11点 before noon; parted by a second space, the printed word stays as it is.
_OTHER_HALF = re.compile(r"(晚上 ?(?=(?:12|[1-4])(?!\d))|中午 ?(?=1[01](?!\d)))")
# T值−2.5 is below nought, for the reader of figures too; 2月−5月 is a span.
_MINUS = re.compile(rf"(?<=[{_HAN}])(?<!\d[{_HAN}])(?<!\d[{_HAN}]{{2}})−(?=\d)")
_HALF_DAY_TWICE = re.compile(rf"({_HALF_DAYS})\1")
# 1½ comes as "一 二分之一"; the space tells it from a printed 十二分之一.
_AND_PART = re.compile(rf"(?<={_NUMERAL_END}) +(?=二分之一|三分之[一二]|四分之[一三])")
# What "/" becomes at first: a fraction between small numbers, 每 before a unit, else 或. "Half a tablet" must never
# be heard as "one or two tablets"; other numbers (120/80) keep the bare name of the sign.
_SLASH = "斜杠"
_FRACTION = re.compile(
    rf"(?<!{_NUMERAL_END})([一二两三四五六七八九]) {_SLASH} ([二两三四五六七八九十])(?!{_NUMERAL_END})"
)
_PER = re.compile(rf" {_SLASH} ([A-Za-zµμ]+)(?![A-Za-z])")
_OR = re.compile(rf"(?<!{_NUMERAL_END}) {_SLASH} | {_SLASH} (?!{_NUMERAL_END})")
# A sign beside the word that says the same: "不到 < 1%".
_SAID_TWICE = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(不超过|低于|高于|至少|大约)\1", r"\1"),
        (r"(?:少于|低于|小于|不到)不到", "不到"),
        (r"(?<!不)(?:多于|高于|大于|超过)超过", "超过"),
        (r"约大约", "约"),
    )
)


class Chinese(Speaker):
    digits: ClassVar[tuple[str, ...]] = _DIGITS
    point = "点"
    minus = "负"
    plus = "加"
    to = "到"
    over = _SLASH
    per = "每"
    ratio = "比"
    power = "的{}次方"
    square = "平方{}"
    cubic = "立方{}"
    counted = re.compile(r"人(?![工员])|例|名|位|个|页|次")
    marks: ClassVar[dict[str, str]] = {"@": "艾特", ".": "点", "/": "斜线", "-": "横杠", "_": "下划线"}
    compare: ClassVar[dict[str, str]] = {
        "<": "不到{}",
        ">": "超过{}",
        "≤": "不超过{}",
        "≥": "至少{}",
        "~": "大约{}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        # Mobile numbers of the mainland, and 400-810-1234 for the whole country.
        ("phone", re.compile(r"(?<![\d.,-])1[3-9]\d{9}(?![\d-])"), lambda match: _telephone(match.group())),
        ("phone", re.compile(r"(?<![\d.,-])[48]00-\d{3,4}-\d{3,4}(?![\d-])"), lambda match: _telephone(match.group())),
    )
    expansions = (
        ("24/7", "每天二十四小时，每周七天"),
        ("和/或", "和或"),
        ("及/或", "及或"),
    )
    symbols = (
        ("<=", "不超过"),
        (">=", "至少"),
        ("<", "小于"),
        (">", "大于"),
        ("≤", "不超过"),
        ("≥", "至少"),
        ("&", "和"),
        ("+", "加"),
        ("=", "等于"),
        ("±", "正负"),
        ("×", "乘以"),
        ("%", "百分比"),
        ("٪", "百分比"),
        ("\uff05", "百分比"),
        ("‰", "千分比"),
        ("℃", "摄氏度"),
        ("°", "度"),
        ("£", "英镑"),
        ("€", "欧元"),
        ("~", "大约"),
        ("≈", "大约"),
        ("→", "到"),
        ("½", " 二分之一 "),
        ("¼", " 四分之一 "),
        ("¾", " 四分之三 "),
        ("⅓", " 三分之一 "),
        ("⅔", " 三分之二 "),
        ("²", " 平方 "),
        ("³", " 立方 "),
        ("✓", " 是 "),
        ("✗", " 否 "),
        ("⚠", " 警告 "),
        ("*", " "),
        ("_", " "),
        ("/", f" {_SLASH} "),
        ("–", "，"),
        ("—", "，"),
        ("−", "，"),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        if isinstance(figure, Amount) and not figure.symbol:
            if preceding.endswith("第"):
                following = ""
            elif _is_year(figure, following):
                return self.year(int(figure.low.value))
        return super().say(figure, following, preceding)

    def amount(self, amount: Amount, following: str) -> str:
        part = _PARTS.get(amount.unit, "") if amount.symbol else ""
        if part:
            words = part + self.number(amount.low, "")
            if amount.high is not None:
                words = self.span(words, part + self.number(amount.high, ""))
            return self.compare[amount.compare].format(words) if amount.compare else words
        if amount.compare and amount.unit in _TEMPERATURES:
            plain = Amount(amount.start, amount.end, amount.low, amount.high, unit=amount.unit, symbol=amount.symbol)
            return _COMPARE_TEMPERATURE[amount.compare].format(self.amount(plain, following))
        return super().amount(amount, following)

    def number(self, number: Number, noun: str) -> str:
        if number.value < 0 and noun in ("摄氏度", "华氏度", "度"):
            return "零下" + super().number(Number(-number.value), noun)
        return super().number(number, noun).replace(f"{self.minus} ", self.minus)

    def decimal(self, whole: int, places: str, noun: str) -> str:
        return f"{self.cardinal(whole, '')}{self.point}{''.join(_DIGITS[int(digit)] for digit in places)}"

    def span(self, low: str, high: str) -> str:
        return f"{low}{self.to}{high}"

    def measured(self, words: str, unit: str, value: Decimal) -> str:
        return words + self.unit_noun(unit, value)

    def phone(self, groups: tuple[str, ...]) -> str:
        said = [self.plus if group == "+" else "".join(_DIGITS[int(d)] for d in group) for group in groups]
        return "，".join(said).replace("一", "幺")

    def prepare(self, text: str) -> str:
        return _OTHER_HALF.sub(r"\1  ", _MINUS.sub(" -", text))

    def finish(self, text: str) -> str:
        text = _PER.sub(_per, _FRACTION.sub(_fraction, text))
        text = _GAP.sub("", _AND_PART.sub("又", _OR.sub("或", text)))
        text = _HOUR_TWICE.sub(r"\1", _HALF_DAY_TWICE.sub(r"\1", text))
        for pattern, said in _SAID_TWICE:
            text = pattern.sub(said, text)
        return text

    def cardinal(self, value: int, noun: str) -> str:
        if value == 0:
            return _DIGITS[0]
        if value == 2:
            return "两" if noun.startswith(_COUNTED) and not noun.startswith(_NOT_COUNTED) else "二"
        said, skipped = "", False
        for size, name in _SECTIONS:
            section, value = divmod(value, size)
            if section:
                # A gap is heard as one 零, however many places are empty.
                gap = "零" if said and (skipped or section < 1000) else ""
                said += gap + _section(section, first=not said, named=bool(name)) + name
            skipped = section == 0
        return said

    def unit_noun(self, unit: str, value: Decimal) -> str:
        return _UNITS[unit] if unit in _UNITS else _PARTS[unit]

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        if minute == 0 and hour in (0, 24):
            return "午夜十二点"
        half = _half_day(hour) if marks or hour > 12 else ""
        said = f"{half}{self.cardinal((hour % 12 or 12) if half else hour, '点')}点"
        match minute:
            case 0:
                return said
            case 30:
                return f"{said}半"
            case _:
                return f"{said}{'零' if minute < 10 else ''}{self.cardinal(minute, '')}分"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{self.cardinal(month, '')}月{self.cardinal(day, '')}日"

    def date(self, day: date) -> str:
        return f"{self.year(day.year)}年{self.day_and_month(day.day, day.month)}"

    def year(self, year: int) -> str:
        """A year as it is said, digit by digit and without its 年: 二零二六."""
        return "".join(_DIGITS[int(digit)] for digit in str(year))


def _telephone(printed: str) -> str:
    return Chinese().phone(tuple(re.findall(r"\d+", printed)))


def _fraction(match: re.Match[str]) -> str:
    part, whole = match[1].replace("两", "二"), match[2].replace("两", "二")
    return f"{whole}分之{part}" if _ORDER.index(part) < _ORDER.index(whole) else match[0]


def _per(match: re.Match[str]) -> str:
    unit = SYMBOLS.get(match[1], "")
    return f"每{_UNITS[unit]}" if unit in _UNITS else match[0]


def _section(value: int, first: bool, named: bool) -> str:
    """A number below 10 000. `first`: nothing was said before it; `named`: 万 or 亿 follows."""
    if value == 2 and first and named:
        return "两"
    said, gap = "", False
    for size, name in _PLACES:
        digit, value = divmod(value, size)
        if digit == 0:
            gap = bool(said)
            continue
        said += "零" if gap else ""
        gap = False
        if digit == 1 and size == 10 and first and not said:
            said += name
        elif digit == 2 and size == 1000:
            said += "两" + name
        else:
            said += _DIGITS[digit] + name
    if value:
        said += ("零" if gap else "") + _DIGITS[value]
    return said


def _is_year(amount: Amount, following: str) -> bool:
    """Whether a bare whole number before 年 is a calendar year and not a length of time."""
    value = amount.low.value
    whole = amount.high is None and value == value.to_integral_value()
    return whole and following.startswith("年") and 1900 <= value <= 2199


def _half_day(hour: int) -> str:
    """The word for the part of the day, as CLDR's day periods for zh have it."""
    if hour < 5:
        return "凌晨"
    if hour < 8:
        return "早上"
    if hour < 12:
        return "上午"
    if hour < 13:
        return "中午"
    return "下午" if hour < 19 else "晚上"
