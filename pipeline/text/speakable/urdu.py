"""Urdu: the spoken forms of figures.

Every number below a hundred is a word of its own, and larger ones are grouped by lakh (100 000) and crore
(10 000 000). Numerals do not agree with their noun. They carry a vowel mark where eSpeak NG would read the
bare letters as another word ("better" for 72, "this very" for 80).
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.speakable.speaker import Rewrite, Speaker

_BELOW_HUNDRED = (
    "صِفر ایک دو تین چار پانچ چھے سات آٹھ نَو "
    "دس گیارہ بارہ تیرہ چَودہ پندرہ سولہ سَترہ اَٹھارہ اُنّیس "
    "بِیس اِکّیس بائیس تیئیس چَوبیس پَچّیس چھبّیس ستّائیس اَٹھّائیس اُنتیس "
    "تِیس اِکتیس بَتّیس تَینتیس چَونتیس پَینتیس چھَتّیس سَینتیس اَڑتیس اُنتالیس "
    "چالیس اِکتالیس بیالیس تَینتالیس چوالیس پَینتالیس چھیالیس سَینتالیس اَڑتالیس اُنچاس "
    "پچاس اِکاوَن باون تِرپَن چَووَن پَچپَن چھَپّن ستّاوَن اَٹھاوَن اُنسَٹھ "
    "ساٹھ اِکسَٹھ باسَٹھ تِریسَٹھ چَونسَٹھ پَینسَٹھ چھیاسَٹھ سَڑسَٹھ اَڑسَٹھ اُنہَتّر "
    "سَتّر اِکہَتّر بَہَتّر تِہَتّر چَوہَتّر پَچہَتّر چھِہَتّر ستَتّر اَٹھہَتّر اُناسی "
    "اَسّی اِکاسی بیاسی تِراسی چَوراسی پَچاسی چھیاسی ستّاسی اَٹھاسی نواسی "
    "نَوّے اِکانوے بانوے تِرانوے چَورانوے پَچانوے چھیانوے ستّانوے اَٹھانوے نِنانوے"
).split()
_HUNDRED = "سَو"
_SCALES = (
    (100_000_000_000, "کھَرَب"),
    (1_000_000_000, "اَرَب"),
    (10_000_000, "کروڑ"),
    (100_000, "لاکھ"),
    (1000, "ہزار"),
)
_MONTHS = "- جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر".split()
# Names of units are the same for one and for more, except the hour.
_UNITS = {
    "percent": "فیصد",
    "permille": "فی ہزار",
    "celsius": "ڈگری سیلسیس",
    "fahrenheit": "ڈگری فارن ہائیٹ",
    "degree": "ڈگری",
    "microgram": "مائیکرو گرام",
    "milligram": "ملی گرام",
    "gram": "گرام",
    "kilogram": "کِلوگرام",
    "millilitre": "ملی لِیٹر",
    "centilitre": "سینٹی لِیٹر",
    "litre": "لِیٹر",
    "millimetre": "ملی مِیٹر",
    "centimetre": "سینٹی مِیٹر",
    "metre": "مِیٹر",
    "kilometre": "کِلو مِیٹر",
    "hour": "گھنٹے",
    "minute": "منٹ",
    "kilopascal": "کِلو پاسکل",
    "millimetre of mercury": "ملی مِیٹر پارہ",
    "pound": "پاؤنڈ",
    "euro": "یورو",
}


# Words that eSpeak NG 1.52 reads with wrong vowels, and that have one reading only: word as printed, as said.
_READINGS = {
    "موت": "مَوت",
    "صبح": "صُبح",
    "کش": "کُش",
    "فلو": "فُلُو",
    "ارد گرد": "اِرد گِرد",
    "سوج": "سُوج",
    "گودے": "گُودے",
    "عرق النساء": "عِرقُنِّسا",
}
_MISREAD = re.compile(rf"(?<!\w)(?:{'|'.join(_READINGS)})(?![\w\u064b-\u0652])")
# "In the morning 2 tablets" is no time of day: a word for the part of the day makes one only before 8:00 or
# "8 o'clock", and only when it is not the end of a longer word.
_HALVES = "صبح|دوپہر|سہ پہر|شام|رات"
_HALF_BEFORE = re.compile(rf"({_HALVES})( کے)? (?=\d)(?!\d{{1,2}}:\d|\d{{1,2}} ?بجے)")
_END_OF_WORD = re.compile(rf"(?<=\w)(?<!سہ )({_HALVES}) (?=\d)")
# One and a half: the fraction sign stands without an and.
_MIXED = re.compile(rf"(?<!\w)({'|'.join(_BELOW_HUNDRED[1:])}) (آدھا|ایک چوتھائی|تین چوتھائی|ایک تہائی|دو تہائی)(?!\w)")
_HALF_OF_FEMININE = re.compile("آدھا(?= (?:سے \\w+ )?(?:گولی|گولیاں|ٹکیہ|خوراک|چمچی|شیشی|بوتل)(?!\\w))")
# An English 2nd that was left as it was; most of what is numbered so (a dose, a visit) is feminine.
_LATIN_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,2})(?:st|nd|rd|th)(?!\w)")
_ORDINALS = {1: "پہلی", 2: "دوسری", 3: "تیسری", 4: "چوتھی"}
# 1½ and 2½ have words of their own, and more than that is "with a half": ساڑھے تین.
_TO_AND_HALF = re.compile(r"(?<=\d) ?[-–—] ?(?=\d{1,2} ?½)")
_AND_HALF = re.compile(r"(?<![\d.,/])([1-9۱-۹]\d?) ?½ ?")
_AND_HALF_WORDS = {1: "ڈیڑھ", 2: "ڈھائی"}
# A printed noun belongs before "more than": 65 سال سے زیادہ; some in the form that "than" asks for.
_COMPARED = {
    **{
        word: word
        for word in "سال ماہ دن ہفتہ ہفتے مہینے منٹ گھنٹے بار فیصد گھنٹوں دنوں ہفتوں مہینوں برس کلو گرام".split()
    },
    "گھنٹہ": "گھنٹے",
    "گولی": "گولی",
    "گولیاں": "گولیوں",
    "خوراک": "خوراک",
    "خوراکیں": "خوراکوں",
    "قطرے": "قطروں",
    "چمچ": "چمچ",
    "لوگ": "لوگوں",
    "افراد": "افراد",
    "ملی گرام": "ملی گرام",
    "ملی لیٹر": "ملی لیٹر",
    "کلوگرام": "کلوگرام",
}
_COMPARISON = re.compile(
    rf"(?<![<>])([<>])(?!=) ?(\d+(?:[.,٫]\d+)*) ?({'|'.join(sorted(_COMPARED, key=len, reverse=True))})"
    r"(?: کی (?=عمر)|( کے )(?=بچ|مریض|لوگ|افراد)|(?!\w))"
)


class Urdu(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_BELOW_HUNDRED[:10])
    point = "اعشاریہ"
    minus = "منفی"
    plus = "پلس"
    to = "سے"
    over = "بٹا"
    per = "فی"
    ratio = "نسبت"
    power = "کی طاقت {}"
    square = "مربع {}"
    cubic = "مکعب {}"
    counted = re.compile(r"(?:لوگ|لوگوں|افراد|مریض|مریضوں|بچے|بچوں|خواتین|مردوں|بار)\b")
    marks: ClassVar[dict[str, str]] = {"@": "ایٹ", ".": "ڈاٹ", "/": "سلیش", "-": "ڈیش", "_": "انڈرسکور"}
    compare: ClassVar[dict[str, str]] = {
        "<": "{} سے کم",
        ">": "{} سے زیادہ",
        "≤": "زیادہ سے زیادہ {}",
        "≥": "کم از کم {}",
        "~": "تقریباً {}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        ("compare", _COMPARISON, lambda match: _compared(match)),
        ("ordinal", _LATIN_ORDINAL, lambda match: _ordinal(int(match[1]))),
    )
    expansions = (
        ("24/7", "چوبیس گھنٹے، ہفتے کے ساتوں دن"),
        ("اور/یا", "اور یا"),
    )
    symbols = (
        ("<=", " زیادہ سے زیادہ "),
        (">=", " کم از کم "),
        ("<", " سے کم "),
        (">", " سے زیادہ "),
        ("≤", " زیادہ سے زیادہ "),
        ("≥", " کم از کم "),
        ("&", " اور "),
        ("+", " جمع "),
        ("=", " برابر "),
        ("±", " جمع یا منفی "),
        ("×", " ضرب "),
        ("%", " فیصد "),
        ("٪", " فیصد "),
        ("\uff05", " فیصد "),
        ("‰", " فی ہزار "),
        ("℃", " ڈگری سیلسیس "),
        ("°", " ڈگری "),
        ("£", " پاؤنڈ "),
        ("€", " یورو "),
        ("~", " تقریباً "),
        ("≈", " تقریباً "),
        ("→", " سے "),
        ("½", " آدھا "),
        ("¼", " ایک چوتھائی "),
        ("¾", " تین چوتھائی "),
        ("⅓", " ایک تہائی "),
        ("⅔", " دو تہائی "),
        ("²", " مربع "),
        ("³", " مکعب "),
        ("✓", " ہاں "),
        ("✗", " نہیں "),
        ("⚠", " خبردار "),
        ("*", " "),
        ("_", " "),
        ("/", " یا "),
        ("–", "، "),
        ("—", "، "),
        ("−", "، "),
    )

    def cardinal(self, value: int, noun: str) -> str:
        if value < 100:
            return _BELOW_HUNDRED[value]
        parts: list[str] = []
        for scale, name in _SCALES:
            many, value = divmod(value, scale)
            if many:
                parts.append(f"{self.cardinal(many, '')} {name}")
        hundreds, rest = divmod(value, 100)
        if hundreds:
            parts.append(f"{_BELOW_HUNDRED[hundreds]} {_HUNDRED}")
        if rest:
            parts.append(_BELOW_HUNDRED[rest])
        return " ".join(parts)

    def unit_noun(self, unit: str, value: Decimal) -> str:
        return "گھنٹہ" if unit == "hour" and value == 1 else _UNITS[unit]

    def phone(self, groups: tuple[str, ...]) -> str:
        return super().phone(groups).replace(", ", "، ")

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        said = _time(hour % 12 or 12, minute)
        return f"{_part_of_day(hour % 24)} {said}" if marks or hour > 12 or hour == 0 else said

    def prepare(self, text: str) -> str:
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
        text = _AND_HALF.sub(_and_half, _TO_AND_HALF.sub(" سے ", text))
        # The reader of figures takes one space as a bond, and two as none.
        return _END_OF_WORD.sub(r"\1  ", _HALF_BEFORE.sub(r"\1\2  ", text))

    def finish(self, text: str) -> str:
        text = _MIXED.sub(r"\1 اور \2", text)
        text = _HALF_OF_FEMININE.sub("آدھی", text)
        return _MISREAD.sub(lambda match: _READINGS[match.group()], text)

    def day_and_month(self, day: int, month: int) -> str:
        return f"{'یکم' if day == 1 else _BELOW_HUNDRED[day]} {_MONTHS[month]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {self.cardinal(day.year, '')}"


def _and_half(match: re.Match[str]) -> str:
    whole = int(match[1])
    return f"{_AND_HALF_WORDS.get(whole, f'ساڑھے {_BELOW_HUNDRED[whole]}')} "


def _compared(match: re.Match[str]) -> str:
    """> 65 سال as 65 سال سے زیادہ, and not as "65 more than years"."""
    sign, number, noun, of = match.groups()
    if of:
        return f"{number} {_COMPARED[noun]} سے {'زیادہ' if sign == '>' else 'کم'} {'عمر' if noun == 'سال' else ''}{of}"
    return f"{number} {_COMPARED[noun]} سے {'زیادہ' if sign == '>' else 'کم'}" + (" " if match[0].endswith(" ") else "")


def _ordinal(value: int) -> str:
    return _ORDINALS.get(value) or f"{value}ویں"


def _part_of_day(hour: int) -> str:
    """What Urdu calls that hour, from 0 to 23."""
    if 4 <= hour < 12:
        return "صُبح"
    if 12 <= hour < 15:
        return "دوپہر"
    if 15 <= hour < 17:
        return "سہ پہر"
    return "شام" if 17 <= hour < 20 else "رات"


def _time(hour: int, minute: int) -> str:
    """An hour from 1 to 12 and its minutes: quarters and halves have words of their own."""
    number = _BELOW_HUNDRED[hour]
    match minute:
        case 0:
            return f"{number} بجے"
        case 15:
            return f"سوا {number} بجے"
        case 30:
            halves = {1: "ڈیڑھ", 2: "ڈھائی"}
            return f"{halves.get(hour, f'ساڑھے {number}')} بجے"
        case 45:
            return f"پونے {_BELOW_HUNDRED[hour % 12 + 1]} بجے"
    return f"{number} بج کر {_BELOW_HUNDRED[minute]} منٹ"
