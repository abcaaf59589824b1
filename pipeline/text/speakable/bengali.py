"""Bengali (standard Bengali of Bangladesh): the spoken forms of figures.

Spellings follow the Bangla Academy's rules (প্রমিত বাংলা বানানের নিয়ম, 2012).
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.figures.grammar import SYMBOLS
from pipeline.text.figures.values import Amount
from pipeline.text.speakable.speaker import Speaker

# য়, ড় and ঢ় as two characters, which is what Unicode's NFC makes of them.
_DOTTED = re.compile("([\u09af\u09a1\u09a2])\u09bc(?=[\u0981-\u0983\u09be-\u09cc])")
_ONE_CHARACTER = {"\u09af": "\u09df", "\u09a1": "\u09dc", "\u09a2": "\u09dd"}


def _for_engine(text: str) -> str:
    """Text as eSpeak NG reads it right: the dotted letters as one character each before a vowel sign.

    In two characters they swallow the vowel (1.52 reads বাড়ি as "bar", দেওয়া as "deo"); at the end of a word
    only the form in two characters is right (হয় as one character is read "hoyo").
    """
    return _DOTTED.sub(lambda match: _ONE_CHARACTER[match[1]], unicodedata.normalize("NFC", text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_for_engine(text).split())


_UNDER_100 = _words(
    """
    শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়
    দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ
    বিশ একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ
    ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
    চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ
    পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট
    ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
    সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি
    আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি ঊননব্বই
    নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই
    """
)
_HUNDRED = "শো"
_SCALES = ((10_000_000, "কোটি"), (100_000, "লাখ"), (1000, "হাজার"))
_NUMERALS = (*_UNDER_100, *(f"{word}{_HUNDRED}" for word in _UNDER_100[1:20]), *(name for _, name in _SCALES))
_MONTHS = _words("- জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর")
_FIRST_DAYS = _words("- পহেলা দোসরা তেসরা চৌঠা")
_UNITS = {
    "percent": "শতাংশ",
    "permille": "প্রতি হাজারে",
    "celsius": "ডিগ্রি সেলসিয়াস",
    "fahrenheit": "ডিগ্রি ফারেনহাইট",
    "degree": "ডিগ্রি",
    "microgram": "মাইক্রোগ্রাম",
    "milligram": "মিলিগ্রাম",
    "gram": "গ্রাম",
    "kilogram": "কেজি",
    "millilitre": "মিলিলিটার",
    "centilitre": "সেন্টিলিটার",
    "litre": "লিটার",
    "millimetre": "মিলিমিটার",
    "centimetre": "সেন্টিমিটার",
    "metre": "মিটার",
    "kilometre": "কিলোমিটার",
    "hour": "ঘণ্টা",
    "minute": "মিনিট",
    "kilopascal": "কিলোপ্যাসকেল",
    "millimetre of mercury": "মিলিমিটার পারদ",
    "pound": "পাউন্ড",
    "euro": "ইউরো",
}
# What a number counts: in "< 2 ঘণ্টা" the word takes the ending, not the number.
_COUNTED = _words("ঘণ্টা মিনিট সেকেন্ড দিন সপ্তাহ মাস বছর বার জন ডোজ ট্যাবলেট গ্লাস চামচ মিলিগ্রাম গ্রাম কেজি মিলিলিটার লিটার")
# Printed right after a figure (2টি, 9টায়) or after its unit with a hyphen (50 kg-এর, 5 ml-এ).
_COUNTERS = _words("টি টির টিতে টিও টিই টা টার টায় টাও টাই")
_CASES = _words("এর এরও এ এও তে তেও র কে")
_ORDINALS = {
    "এক ম": "প্রথম",
    "দুই য়": "দ্বিতীয়",
    "তিন য়": "তৃতীয়",
    "চার র্থ": "চতুর্থ",
    "পাঁচ ম": "পঞ্চম",
    "ছয় ষ্ঠ": "ষষ্ঠ",
    "সাত ম": "সপ্তম",
    "আট ম": "অষ্টম",
    "নয় ম": "নবম",
    "দশ ম": "দশম",
    "এক লা": "পহেলা",
    "দুই রা": "দোসরা",
    "তিন রা": "তেসরা",
    "চার ঠা": "চৌঠা",
}
_SAID_ORDINALS = {_for_engine(printed): _for_engine(said) for printed, said in _ORDINALS.items()}
# What "/" becomes at first, see `_slashes`.
_SLASH = "স্ল্যাশ"


class Bengali(Speaker):
    digits: ClassVar[tuple[str, ...]] = _UNDER_100[:10]
    point = "দশমিক"
    minus = "মাইনাস"
    plus = "প্লাস"
    to = "থেকে"
    over = "বাই"
    per = "প্রতি"
    ratio = "অনুপাত"
    power = "এর ঘাত {}"
    square = "বর্গ {}"
    cubic = "ঘন {}"
    counted = re.compile(r"জন(?!্)|টি|মানুষ|রোগী|শিশু|বার")
    marks: ClassVar[dict[str, str]] = {"@": "অ্যাট", ".": "ডট", "/": "স্লাশ", "-": "ড্যাশ", "_": "আন্ডারস্কোর"}
    # Before কম and বেশি the amount stands in the genitive, see `amount`.
    compare: ClassVar[dict[str, str]] = {
        "<": "{} কম",
        ">": "{} বেশি",
        "≤": "সর্বোচ্চ {}",
        "≥": "কমপক্ষে {}",
        "~": "প্রায় {}",
    }
    expansions = (
        ("24/7", "দিনে চব্বিশ ঘণ্টা, সপ্তাহে সাত দিন"),
        ("এবং/অথবা", "এবং অথবা"),
        ("ও/বা", "ও বা"),
        ("ডা.", "ডাক্তার"),
        ("ডাঃ", "ডাক্তার"),
        ("ড.", "ডক্টর"),
        ("মোঃ", "মোহাম্মদ"),
        ("নং #", "নম্বর"),
        ("পৃ. #", "পৃষ্ঠা"),
        ("মি.গ্রা.", "মিলিগ্রাম"),
        ("মিগ্রা", "মিলিগ্রাম"),
        ("মি.লি.", "মিলিলিটার"),
    )
    symbols = (
        ("<=", " সর্বোচ্চ "),
        (">=", " কমপক্ষে "),
        ("<", " এর চেয়ে কম "),
        (">", " এর চেয়ে বেশি "),
        ("≤", " সর্বোচ্চ "),
        ("≥", " কমপক্ষে "),
        ("&", " এবং "),
        ("+", " প্লাস "),
        ("=", " সমান "),
        ("±", " প্লাস মাইনাস "),
        ("×", " গুণ "),
        ("%", " শতাংশ "),
        ("٪", " শতাংশ "),
        ("\uff05", " শতাংশ "),
        ("‰", " প্রতি হাজারে "),
        ("℃", " ডিগ্রি সেলসিয়াস "),
        ("°", " ডিগ্রি "),
        ("£", " পাউন্ড "),
        ("€", " ইউরো "),
        ("~", " প্রায় "),
        ("≈", " প্রায় "),
        ("→", " থেকে "),
        ("½", " আধা "),
        ("¼", " চার ভাগের এক ভাগ "),
        ("¾", " চার ভাগের তিন ভাগ "),
        ("⅓", " তিন ভাগের এক ভাগ "),
        ("⅔", " তিন ভাগের দুই ভাগ "),
        ("²", " বর্গ "),
        ("³", " ঘন "),
        ("✓", " হ্যাঁ "),
        ("✗", " না "),
        ("⚠", " সতর্কতা "),
        ("*", " "),
        ("_", " "),
        ("/", f" {_SLASH} "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def amount(self, amount: Amount, following: str) -> str:
        if amount.compare not in ("<", ">"):
            return super().amount(amount, following)
        words = _SEVEN.sub("সাত", super().amount(amount._replace(compare=""), following))
        return self.compare[amount.compare].format(_genitive(words))

    def measured(self, words: str, unit: str, value: Decimal) -> str:
        noun = self.unit_noun(unit, value)
        return f"{noun} {words}" if unit == "permille" else f"{words} {noun}"

    def prepare(self, text: str) -> str:
        return _AFTER_MIDNIGHT.sub(r"\1  ", text)

    def finish(self, text: str) -> str:
        text = _slashes(_SEVEN.sub("সাত", _for_engine(text)))
        text = _ORDINAL.sub(lambda match: _SAID_ORDINALS[match[0]], text)
        text = _QUARTERS.sub(r"\1 এবং ", _HALF.sub(_and_a_half, text))
        text = _CLOCK_COUNTER.sub("", _COUNTER.sub(r"\1", _HALF_COUNTER.sub(r"\1", text)))
        text = _CASE.sub(_with_case, _DAY.sub(_day_of_month, text))
        return _respelled(_for_engine(_TWICE.sub(r"\1", _COMPARED.sub(_compared, _MINUTES_TWICE.sub("", text)))))

    def spelled(self, text: str) -> str:
        return _respelled(_for_engine(text))

    def cardinal(self, value: int, noun: str) -> str:
        return _respelled(_number(value))

    def unit_noun(self, unit: str, value: Decimal) -> str:
        return _UNITS[unit]

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        half = f"{_half_day(hour)} " if marks or hour > 12 or hour == 0 else ""
        name = _UNDER_100[hour % 12 or 12]
        if minute == 30:
            return half + _half_past(name) + "টা"
        return f"{half}{name}টা" + (f" {_UNDER_100[minute]} মিনিট" if minute else "")

    def day_and_month(self, day: int, month: int) -> str:
        return f"{self.day_of_month(day)} {_MONTHS[month]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {self.year(day.year)}"

    def day_of_month(self, day: int) -> str:
        """A day as it is said before the name of its month: পহেলা, ষোলোই, বাইশে."""
        if day < len(_FIRST_DAYS):
            return _FIRST_DAYS[day]
        return _UNDER_100[day] + ("ই" if day < 19 else "ে")

    def year(self, year: int) -> str:
        """A year as it is said: দুই হাজার ছাব্বিশ, উনিশশো আটানব্বই."""
        hundreds, rest = divmod(year, 100)
        if not 11 <= hundreds <= 19:
            return _number(year)
        return _UNDER_100[hundreds] + _HUNDRED + (f" {_UNDER_100[rest]}" if rest else "")


def _number(value: int) -> str:
    said: list[str] = []
    for scale, name in _SCALES:
        many, value = divmod(value, scale)
        if many:
            said.append(f"{_number(many)} {name}")
    hundreds, rest = divmod(value, 100)
    if hundreds:
        said.append(_UNDER_100[hundreds] + _HUNDRED)
    if rest or not said:
        said.append(_UNDER_100[rest])
    return " ".join(said)


def _half_day(hour: int) -> str:
    """The word for the part of the day, as CLDR's day periods for bn have it."""
    if 4 <= hour < 6:
        return "ভোর"
    if 6 <= hour < 12:
        return "সকাল"
    if 12 <= hour < 16:
        return "দুপুর"
    if 16 <= hour < 18:
        return "বিকেল"
    return "সন্ধ্যা" if 18 <= hour < 20 else "রাত"


def _half_past(number: str) -> str:
    """A number in words and a half: দেড়, আড়াই, সাড়ে তিন."""
    return _for_engine({"এক": "দেড়", "দুই": "আড়াই"}.get(number, f"সাড়ে {number}"))


def _genitive(words: str) -> str:
    """Words with the ending of "of": এক, একের; দুই, দুইয়ের; কেজি, কেজির."""
    if words.endswith("ই"):
        return _for_engine(f"{words}য়ের")
    # A doubled consonant at the end of a numeral keeps its vowel: চৌদ্দর, একান্নর.
    return _for_engine(words + ("র" if _ends_in_vowel(words) or words.endswith(("দ্দ", "ন্ন")) else "ের"))


def _locative(words: str) -> str:
    """Words with the ending of "in": মিলিলিটার, মিলিলিটারে; আটটা, আটটায়; কেজি, কেজিতে."""
    if words.endswith("া"):
        return f"{words}য়"
    return words + ("তে" if _ends_in_vowel(words) else "ে")


def _ends_in_vowel(words: str) -> bool:
    return "\u0985" <= words[-1] <= "\u0994" or "\u09be" <= words[-1] <= "\u09cc"


# \b does not know where a Bengali word ends: vowel signs are no letters to it.
_LETTER = "\u0980-\u09ff"
_START, _END = f"(?<![{_LETTER}])", f"(?![{_LETTER}])"


def _any(*words: str) -> str:
    """A pattern for one of `words` as a whole word."""
    return f"{_START}(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))}){_END}"


_NUMERAL = _any(*_NUMERALS)
_SMALL = _any(*_UNDER_100[1:11])
_GENITIVES = {_genitive(word): word for word in _NUMERALS}
_ORDINAL = re.compile(_any(*_SAID_ORDINALS))
_FRACTION = re.compile(f"(?P<lead>{_NUMERAL} )?(?P<part>{_SMALL}) বাই (?P<whole>{_SMALL})(?! {_NUMERAL})")
_HALF = re.compile(f"({_NUMERAL}) {_any('আধা')}")
_QUARTERS = re.compile(f"({_NUMERAL}) (?=(?:চার|তিন) ভাগের)")
_COUNTER = re.compile(f"({_any(*_NUMERALS, *_words('দেড় আড়াই'))}) (?={_any(*_COUNTERS)})")
_HALF_COUNTER = re.compile(f"({_any('আধা')}) {_any('টি', 'টা')}")
_CLOCK_COUNTER = re.compile(f"টা (?={_any(*_words('টা টার টায় টাও টাই'))})")
# রাত 12:00 and রাত 2:00 are not in the afternoon; parted by a second space, the printed word stays as it is.
_AFTER_MIDNIGHT = re.compile(f"({_any('রাত')}) ?(?=(?:12|১২|[1-5১-৫])(?!\\d))")
_DAY = re.compile(f"({_NUMERAL}) ({_any('ই', 'শে')})")
_CASE = re.compile(f"([{_LETTER}]+)-({_any(*_CASES, *_COUNTERS)})")
_COMPARED = re.compile(f"({_any(*_GENITIVES)}) (কম|বেশি) (টি |টা )?({_any(*_COUNTED)})")
_TWICE = re.compile(f"({_any(*_words('কমপক্ষে সর্বোচ্চ প্রায়'))}) \\1")
# Words that eSpeak NG 1.52 misreads, spelled so that it reads them right: it adds a vowel to a last ত (সাত, seven,
# comes near শত, a hundred), drops the last vowel of ছোট, and runs the letters of এনএইচএস (NHS) together.
_RESPELLED = {
    _for_engine(printed): spelling
    for printed, spelling in {
        "সাত": "সাৎ",
        "রাত": "রাৎ",
        "হাত": "হাৎ",
        "আঘাত": "আঘাৎ",
        "রক্তপাত": "রক্তপাৎ",
        "উচিত": "উচিৎ",
        "ছোট": "ছোটো",
        "বড়": _for_engine("বড়ো"),
        "দেব": "দেবো",
        "দেখব": "দেখবো",
        "এনএইচএস": "এন এইচ এস",
    }.items()
}
_MISREAD = re.compile(_any(*_RESPELLED))
# "2:15 মিনিটে" has the minutes in the time already.
_MINUTES_TWICE = re.compile(f"{_START}মিনিট (?=মিনিট)")
_SEVEN = re.compile(_any("সাৎ"))


def _respelled(text: str) -> str:
    return _MISREAD.sub(lambda match: _RESPELLED[match[0]], text)


def _slashes(text: str) -> str:
    """A slash as it is meant: a fraction, বাই between other numbers, "per" before a unit, else "or"."""
    words = text.split(" ")
    for index, word in enumerate(words):
        if word != _SLASH:
            continue
        before, after = words[index - 1] if index else "", (*words[index + 1 :], "")[0]
        if after in SYMBOLS:
            words[index : index + 2] = ["প্রতি", _UNITS[SYMBOLS[after]]]
        else:
            words[index] = "বাই" if before in _NUMERALS and after in _NUMERALS else "বা"
    return _FRACTION.sub(_fraction, " ".join(words))


def _fraction(match: re.Match[str]) -> str:
    """এক বাই চার as চার ভাগের এক ভাগ, so that half a tablet is never heard as "one or two"; others stay."""
    part, whole = match["part"], match["whole"]
    if match["lead"] or _UNDER_100.index(part) >= _UNDER_100.index(whole):
        return match[0]
    return "আধা" if (part, whole) == ("এক", "দুই") else f"{whole} ভাগের {part} ভাগ"


def _and_a_half(match: re.Match[str]) -> str:
    return _half_past(match[1])


def _day_of_month(match: re.Match[str]) -> str:
    return match[1] + ("ই" if match[2] == "ই" else "ে")


def _with_case(match: re.Match[str]) -> str:
    word, ending = match.groups()
    for printed, form in (("এর", _genitive), ("এ", _locative)):
        if ending in (printed, f"{printed}ও"):
            return form(word) + ending.removeprefix(printed)
    return word + ending


def _compared(match: re.Match[str]) -> str:
    """দুইয়ের কম ঘণ্টা as দুই ঘণ্টার কম."""
    number, sign, counter, noun = match.groups()
    return f"{_GENITIVES[number]}{counter or ' '}{_genitive(noun)} {sign}"
