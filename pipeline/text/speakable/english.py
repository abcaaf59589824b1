"""English (United Kingdom): the spoken forms of figures."""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.quantity import SYMBOLS
from pipeline.text.speakable.speaker import Speaker

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))
_ORDINALS = (
    "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_MONTHS = "- January February March April May June July August September October November December".split()
# unit -> (one of it, more of it)
_UNITS = {
    "percent": ("percent", "percent"),
    "permille": ("per thousand", "per thousand"),
    "celsius": ("degree Celsius", "degrees Celsius"),
    "fahrenheit": ("degree Fahrenheit", "degrees Fahrenheit"),
    "degree": ("degree", "degrees"),
    "microgram": ("microgram", "micrograms"),
    "milligram": ("milligram", "milligrams"),
    "gram": ("gram", "grams"),
    "kilogram": ("kilogram", "kilograms"),
    "millilitre": ("millilitre", "millilitres"),
    "centilitre": ("centilitre", "centilitres"),
    "litre": ("litre", "litres"),
    "millimetre": ("millimetre", "millimetres"),
    "centimetre": ("centimetre", "centimetres"),
    "metre": ("metre", "metres"),
    "kilometre": ("kilometre", "kilometres"),
    "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
    "kilopascal": ("kilopascal", "kilopascals"),
    "millimetre of mercury": ("millimetre of mercury", "millimetres of mercury"),
    "pound": ("pound", "pounds"),
    "euro": ("euro", "euros"),
}
# "1/2" is a half; any other figure over a figure is said so (blood pressure 120/80).
_FRACTIONS = tuple(
    (re.compile(rf"(?<![\d/.,]){figure}(?![\d/])"), sign) for figure, sign in (("1/2", "½"), ("1/4", "¼"), ("3/4", "¾"))
)
_OVER = re.compile(r"(?<=\d)\s?/\s?(?=\d)")
_PER = re.compile(r"(?<=[A-Za-z])/(ml|mL|l|L|kg|g|h)\b")
_PER_FIGURE = re.compile(r"(?<=[A-Za-z])/(?=\d)")
_NUMBER_WORD = "|".join((*_ONES, *_TENS[2:]))
_AND_HALF = re.compile(rf"\b({_NUMBER_WORD}) (a half|a quarter|three quarters)\b")
_HALF_OF = re.compile(r"(?<!and )\ba half ([a-z])")


class English(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_ONES[:10])
    point = "point"
    minus = "minus"
    plus = "plus"
    to = "to"
    compare: ClassVar[dict[str, str]] = {
        "<": "less than {}",
        ">": "more than {}",
        "≤": "at most {}",
        "≥": "at least {}",
        "~": "about {}",
    }
    symbols = (
        ("<=", " at most "),
        (">=", " at least "),
        ("<", " less than "),
        (">", " more than "),
        ("≤", " at most "),
        ("≥", " at least "),
        ("&", " and "),
        ("+", " plus "),
        ("=", " equals "),
        ("±", " plus or minus "),
        ("×", " times "),
        ("%", " percent "),
        ("٪", " percent "),
        ("\uff05", " percent "),
        ("‰", " per thousand "),
        ("℃", " degrees Celsius "),
        ("°", " degrees "),
        ("£", " pounds "),
        ("€", " euros "),
        ("~", " about "),
        ("≈", " about "),
        ("→", " to "),
        ("½", " a half "),
        ("¼", " a quarter "),
        ("¾", " three quarters "),
        ("*", " "),
        ("_", " "),
        ("/", " or "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def prepare(self, text: str) -> str:
        for mark, sign in _FRACTIONS:
            text = mark.sub(sign, text)
        text = _PER.sub(lambda match: f" per {_UNITS[SYMBOLS[match.group(1)]][0]}", text)
        return _OVER.sub(" over ", _PER_FIGURE.sub(" per ", text))

    def finish(self, text: str) -> str:
        text = _AND_HALF.sub(r"\1 and \2", text)
        return _HALF_OF.sub(r"half a \1", text)

    def cardinal(self, value: int, noun: str) -> str:
        if value < 20:
            return _ONES[value]
        if value < 100:
            tens, ones = divmod(value, 10)
            return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
        if value < 1000:
            hundreds, rest = divmod(value, 100)
            return f"{_ONES[hundreds]} hundred" + (f" and {self.cardinal(rest, noun)}" if rest else "")
        for scale, name in _SCALES:
            if value >= scale:
                many, rest = divmod(value, scale)
                link = " and " if 0 < rest < 100 else " "
                return f"{self.cardinal(many, '')} {name}" + (f"{link}{self.cardinal(rest, noun)}" if rest else "")
        raise AssertionError(value)

    def unit_noun(self, unit: str, value: Decimal) -> str:
        one, more = _UNITS[unit]
        return one if value == 1 else more

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        if (hour, minute) in ((12, 0), (0, 0), (24, 0)):
            return "twelve noon" if hour == 12 else "midnight"
        half = " a m" if hour < 12 else " p m"
        if not marks and hour <= 12:
            half = ""
        said = self.cardinal(hour % 12 or 12, "")
        if minute:
            said += f" {'oh ' if minute < 10 else ''}{self.cardinal(minute, '')}"
        return said + (half or ("" if minute else " o'clock"))

    def date(self, day: date) -> str:
        return f"the {_ORDINALS[day.day]} of {_MONTHS[day.month]} {self.year(day.year)}"

    def year(self, year: int) -> str:
        """A year as it is said: twenty twenty-six, two thousand and five."""
        century, rest = divmod(year, 100)
        if rest < 10:
            return self.cardinal(year, "")
        return f"{self.cardinal(century, '')} {self.cardinal(rest, '')}"
