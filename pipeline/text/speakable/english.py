"""English (United Kingdom): the spoken forms of figures."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.figures.values import Amount, Date, Figure
from pipeline.text.speakable.speaker import Rewrite, Speaker

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
_ROMAN = "I II III IV V VI VII VIII IX X".split()
_NUMBERED = re.compile(
    r"(?i:\b(stage|grade|type|class|part|phase|figure|table|chapter|section|appendix|factor|level|group)) "
    rf"({'|'.join(sorted(_ROMAN, key=len, reverse=True))})\b"
)
_NTH = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b(?! (?:of )?(?:" + "|".join(_MONTHS[1:]) + r")\b)")
_DECADE = re.compile(r"\b(19)([2-9])0s\b")
# Only after a dose: OD and BD may be other things, and OD an overdose.
_TIMES_A_DAY = {"OD": "once a day", "BD": "twice a day", "TDS": "three times a day", "QDS": "four times a day"}
_DOSE_TIMES = re.compile(
    r"(\d ?(?:mcg|mg|g|ml|mL)) (OD|BD|TDS|QDS)\b|(\d (?:tablets?|capsules?|puffs?|drops?|sachets?)) (BD|TDS|QDS)\b"
)
_NUMBER_WORD = "|".join((*_ONES, *_TENS[2:]))
_AND_HALF = re.compile(rf"\b({_NUMBER_WORD}) (a half|a quarter|three quarters|a third|two thirds)\b")
_OR_TWICE = re.compile(r"\bor or\b")
_HALF_OF = re.compile(r"(?<!and )\ba half (?!of\b|to\b)([a-z])")


_SHORT_UNITS = {
    "mls": "millilitres",
    "hrly": "hourly",
    "wk": "week",
    "wks": "weeks",
    "wkly": "weekly",
    "mth": "month",
    "mths": "months",
    "yr": "year",
    "secs": "seconds",
}
_SHORT_UNIT = re.compile(rf"(?<=\d)([ -]?)({'|'.join(sorted(_SHORT_UNITS, key=len, reverse=True))})\b(?!/)")
# 1430 hrs and 14:30 hours are times of day; 02:30 hours may be how long something takes.
_HOURS_TOLD = re.compile(r"(?<![\d.,:])(?:(0\d|1\d|2[0-3])|(1[3-9]|2[0-3])[:.])([0-5]\d) ?(?:hrs|hours)\b")
_DAYS = {
    **dict.fromkeys(("Tue", "Tues"), "Tuesday"),
    **dict.fromkeys(("Wed", "Weds"), "Wednesday"),
    **dict.fromkeys(("Thu", "Thur", "Thurs"), "Thursday"),
    "Mon": "Monday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
# Sat and Sun are other words, too, but not before a day of the month.
_DAY = re.compile(rf"\b(Tues|Weds|Thurs|(?:{'|'.join(_DAYS)})(?=\.?,? \d{{1,2}}(?:st|nd|rd|th)?\b))\b\.?")
_WARMTH = re.compile(
    r"(?i:\btemp(?:erature)?|\bfever|\bstore|\bkeep|\bfridge)\b(?:[^.!?]|\.(?=\d)){0,60}?\d ?(C)(?![\w'’])"
)


def _ordinal(value: int) -> str:
    """First, twenty-first, hundred and first: below a thousand."""
    if value < len(_ORDINALS):
        return _ORDINALS[value] if value else "zeroth"
    hundreds, rest = divmod(value, 100)
    if hundreds:
        words = f"{_ONES[hundreds]} hundred"
        return f"{words} and {_ordinal(rest)}" if rest else f"{words}th"
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{_ORDINALS[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"


class English(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_ONES[:10])
    point = "point"
    minus = "minus"
    plus = "plus"
    to = "to"
    over = "over"
    per = "per"
    ratio = "to"
    power = "to the power of {}"
    square = "square {}"
    cubic = "cubic {}"
    counted = re.compile(r"(?:people|persons?|patients?|men|women|child(?:ren)?|adults?|babies|cases?|times)\b")
    marks: ClassVar[dict[str, str]] = {"@": "at", ".": "dot", "/": "slash", "-": "dash", "_": "underscore"}
    compare: ClassVar[dict[str, str]] = {
        "<": "less than {}",
        ">": "more than {}",
        "≤": "at most {}",
        "≥": "at least {}",
        "~": "about {}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        ("money", re.compile(r"£(\d+(?:[.,]\d+)?) ?(?:m|mn|million)\b"), r"\1 million pounds"),
        ("celsius", _WARMTH, lambda match: f"{match.group()[:-1]}°C"),
        ("unit", _SHORT_UNIT, lambda match: f"{match[1] or ' '}{_SHORT_UNITS[match[2]]}"),
        ("time", _HOURS_TOLD, lambda match: f"{match[1] or match[2]}:{match[3]}"),
        ("day", _DAY, lambda match: _DAYS[match[1]]),
        ("figure", re.compile("[\u2160-\u216b]"), lambda match: unicodedata.normalize("NFKC", match.group())),
        ("number", _NUMBERED, lambda match: f"{match[1]} {_ONES[_ROMAN.index(match[2]) + 1]}"),
        ("times", re.compile(r"(?<=\d) ?[xX](?=[\s.,;)]|$)"), " times"),
        ("per", re.compile(r"(?<=\w) ?/ ?(?=(?:day|week|hour|minute|dose|tablet)\b)"), " per "),
        ("number", re.compile(r"#(?=\d)"), "number "),
        ("unit", re.compile(r"(?<=\d) ?lbs?\b\.?(?!\w)"), " pounds"),
        ("unit", re.compile(r"(?<=\d) ?st(?= \d+ pounds)"), " stone"),
        ("unit", re.compile(r"(?<=\d) ?oz\b"), " ounces"),
        ("unit", re.compile(r"(?<=\d) ?ft\b"), " feet"),
        (
            "span",
            re.compile(
                r"(?:(?<=noon)|(?<=midnight)) ?[-–—] ?(?=\d)|(?<=[\dm]) ?[-–—] ?(?=(?:12 )?(?:noon|midnight)\b)"
            ),
            " to ",
        ),
        ("unit", re.compile(r"(?<=\d) ?U(?!\w)"), " units"),
        ("dose", _DOSE_TIMES, lambda match: f"{match[1] or match[3]} {_TIMES_A_DAY[match[2] or match[4]]}"),
        ("decade", _DECADE, lambda match: f"{_ONES[int(match[1])]} {_TENS[int(match[2])][:-1]}ies"),
        ("ordinal", _NTH, lambda match: _ordinal(int(match[1]))),
    )
    expansions = (
        ("24/7", "twenty-four hours a day, seven days a week"),
        ("and/or", "and or"),
        ("N/A", "not applicable"),
        ("w/c", "the week from"),
        ("e.g.", "for example"),
        ("i.e.", "that is"),
        ("etc.", "and so on"),
        ("vs.", "versus"),
        ("vs", "versus"),
        ("approx.", "about"),
        ("vit.", "vitamin"),
        ("yrs", "years"),
        ("b.d.", "twice a day"),
        ("t.d.s.", "three times a day"),
        ("q.d.s.", "four times a day"),
        ("no. #", "number"),
        ("Nos. #", "numbers"),
        ("p. #", "page"),
        ("pp. #", "pages"),
        ("max. #", "maximum"),
        ("min. #", "minimum"),
        ("tel.", "telephone"),
        ("ext.", "extension"),
        ("incl.", "including"),
        ("Fig. #", "figure"),
        ("Dr.", "doctor"),
        ("tab.", "tablet"),
        ("tabs.", "tablets"),
        ("caps.", "capsules"),
        ("INR", "I N R"),
        ("CO2", "C O two"),
        ("IV", "intravenous"),
        ("IM", "intramuscular"),
        ("PRN", "when needed"),
        ("I.V.", "intravenous"),
        ("i.v.", "intravenous"),
    )
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
        ("⅓", " a third "),
        ("⅔", " two thirds "),
        ("²", " squared "),
        ("³", " cubed "),
        ("✓", " yes "),
        ("✗", " no "),
        ("⚠", " warning "),
        ("*", " "),
        ("_", " "),
        ("/", " or "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        words = super().say(figure, following, preceding)
        # "the 22nd of November" has its article in print.
        return words.removeprefix("the ") if isinstance(figure, Date) and preceding.lower() == "the" else words

    def amount(self, amount: Amount, following: str) -> str:
        """Money with pence is said as it is at a till: nine pounds sixty-five."""
        whole, _, pence = f"{amount.low.value:f}".partition(".")
        if amount.unit not in ("pound", "euro") or amount.high is not None or len(pence) != 2 or not amount.symbol:
            return super().amount(amount, following)
        small = f"{self.cardinal(int(pence), '')} {'pence' if amount.unit == 'pound' else 'cents'}"
        words = f"{self.cardinal(int(whole), '')} {self.unit_noun(amount.unit, Decimal(whole))}"
        words = small if whole == "0" else f"{words} {small.split()[0]}" if int(pence) else words
        return self.compare[amount.compare].format(words) if amount.compare else words

    def finish(self, text: str) -> str:
        text = _OR_TWICE.sub("or", _AND_HALF.sub(r"\1 and \2", text))
        return _HALF_OF.sub(r"half a \1", text).replace("half a hour", "half an hour")

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

    def day_and_month(self, day: int, month: int) -> str:
        return f"the {_ORDINALS[day]} of {_MONTHS[month]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {self.year(day.year)}"

    def year(self, year: int) -> str:
        """A year as it is said: twenty twenty-six, two thousand and five."""
        century, rest = divmod(year, 100)
        if rest < 10:
            return self.cardinal(year, "")
        return f"{self.cardinal(century, '')} {self.cardinal(rest, '')}"
