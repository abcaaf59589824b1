"""Welsh: the spoken forms of figures.

Numbers are said in the decimal way (un deg un, dau ddeg dau) that schools and public services use; only the
clock and the days of the month keep the older words, as everybody says them. The printed noun after a figure
is already mutated by the writer; the numeral's own gender and mutation are made here.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.speakable.speaker import Speaker

_DIGITS = "sero un dau tri pedwar pump chwech saith wyth naw".split()
_FEMININE_ONES = {2: "dwy", 3: "tair", 4: "pedair"}
# Before what is counted: pum tabled, chwe awr, can miligram; but pump o bobl, chwech y cant.
_BEFORE_NOUN = {"pump": "pum", "chwech": "chwe", "cant": "can", "gant": "gan", "chant": "chan"}
_ALONE = {short: alone for alone, short in _BEFORE_NOUN.items()} | {"deng": "deg"}
_TENS = ("", "un deg", "dau ddeg", "tri deg", "pedwar deg", "pum deg", "chwe deg", "saith deg", "wyth deg", "naw deg")
_HUNDREDS = (
    *("", "cant", "dau gant", "tri chant", "pedwar cant", "pum cant"),
    *("chwe chant", "saith cant", "wyth cant", "naw cant"),
)
# Words after a figure that it does not count, and the endings of ordinals (1af, 2il).
_NOT_COUNTED = frozenset(
    "a ac i o y yr yn ar am at mewn neu na nac nag gan gyda gydag wrth dan dros drwy heb hyd rhwng yw ydy sydd yna "
    "os pan ond bob ym yng er cyn erbyn wedi mae oedd a'r neu'r i'r o'r a’r neu’r i’r o’r af il ail ydd ed fed".split()
)
_FEMININE = frozenset(
    "awr oriau wythnos wythnosau blwyddyn flwyddyn blynedd flynedd mlynedd blwydd flwydd mlwydd oed eiliad eiliadau "
    "noson nos tabled dabled thabled tabledi gwaith waith gradd radd graddau punt bunt phunt ceiniog geiniog cheiniog "
    "llwy lwy llwyaid lwyaid potel botel photel pilsen bilsen philsen milltir filltir modfedd fodfedd troedfedd "
    "droedfedd throedfedd owns stôn tudalen dudalen thudalen rhan ran rhes res merch ferch menyw fenyw nyrs adran "
    "ystafell ward gwers wers mam fam meddyginiaeth feddyginiaeth triniaeth driniaeth thriniaeth llawdriniaeth "
    "lawdriniaeth taflen daflen thaflen gwythïen wythïen coes goes choes braich fraich cadair gadair chadair "
    "uned".split()
)
# The older nasal form of deg lives on in set phrases: deng munud, deng mlynedd.
_AFTER_DENG = frozenset("munud mlynedd mlwydd niwrnod".split())
_MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
_OF_MONTH = "Ionawr Chwefror Fawrth Ebrill Fai Fehefin Orffennaf Awst Fedi Hydref Dachwedd Ragfyr".split()
_DAYS = (
    *("", "y cyntaf", "yr ail", "y trydydd", "y pedwerydd", "y pumed", "y chweched", "y seithfed", "yr wythfed"),
    *("y nawfed", "y degfed", "yr unfed ar ddeg", "y deuddegfed", "y trydydd ar ddeg", "y pedwerydd ar ddeg"),
    *("y pymthegfed", "yr unfed ar bymtheg", "yr ail ar bymtheg", "y deunawfed", "y pedwerydd ar bymtheg"),
    *("yr ugeinfed", "yr unfed ar hugain", "yr ail ar hugain", "y trydydd ar hugain", "y pedwerydd ar hugain"),
    *("y pumed ar hugain", "y chweched ar hugain", "y seithfed ar hugain", "yr wythfed ar hugain"),
    *("y nawfed ar hugain", "y degfed ar hugain", "yr unfed ar ddeg ar hugain"),
)
_ORDINALS = {
    "un af": "cyntaf",
    "dau il": "ail",
    "dau ail": "ail",
    "tri ydd": "trydydd",
    "pedwar ydd": "pedwerydd",
    "pump ed": "pumed",
    "chwech ed": "chweched",
    "saith fed": "seithfed",
    "wyth fed": "wythfed",
    "naw fed": "nawfed",
    "deg fed": "degfed",
}
_HOURS = (*_DIGITS, "deg", "un ar ddeg", "deuddeg")
# Minutes that have a name; after the half hour they count back from the next hour.
_PAST = {5: "pum munud", 10: "deng munud", 15: "chwarter", 20: "ugain munud", 25: "pum munud ar hugain"}
# unit -> (name, after soft mutation, after aspirate mutation)
_UNITS = {
    "percent": ("y cant", "y cant", "y cant"),
    "permille": ("y fil", "y fil", "y fil"),
    "celsius": ("gradd Celsius", "radd Celsius", "gradd Celsius"),
    "fahrenheit": ("gradd Fahrenheit", "radd Fahrenheit", "gradd Fahrenheit"),
    "degree": ("gradd", "radd", "gradd"),
    "microgram": ("microgram", "ficrogram", "microgram"),
    "milligram": ("miligram", "filigram", "miligram"),
    "gram": ("gram", "gram", "gram"),
    "kilogram": ("cilogram", "gilogram", "chilogram"),
    "millilitre": ("mililitr", "fililitr", "mililitr"),
    "centilitre": ("sentilitr", "sentilitr", "sentilitr"),
    "litre": ("litr", "litr", "litr"),
    "millimetre": ("milimetr", "filimetr", "milimetr"),
    "centimetre": ("sentimetr", "sentimetr", "sentimetr"),
    "metre": ("metr", "fetr", "metr"),
    "kilometre": ("cilometr", "gilometr", "chilometr"),
    "hour": ("awr", "awr", "awr"),
    "minute": ("munud", "funud", "munud"),
    "kilopascal": ("cilopascal", "gilopascal", "chilopascal"),
    "millimetre of mercury": ("milimetr o fercwri", "filimetr o fercwri", "milimetr o fercwri"),
    "pound": ("punt", "bunt", "phunt"),
    "euro": ("ewro", "ewro", "ewro"),
}
_FEMININE_UNITS = frozenset(("celsius", "fahrenheit", "degree", "hour", "pound"))
_SOFT = dict(
    zip(
        "dau dwy tri tair pedwar pedair pump pum deg deng deuddeg cant can mil miliwn llai mwy".split(),
        "ddau ddwy dri dair bedwar bedair bump bum ddeg ddeng ddeuddeg gant gan fil filiwn lai fwy".split(),
        strict=True,
    )
)
_ASPIRATE = dict(
    zip(
        "tri tair pedwar pedair pump pum cant can".split(),
        "thri thair phedwar phedair phump phum chant chan".split(),
        strict=True,
    )
)
_TO_FEMININE = {"dau": "dwy", "tri": "tair", "pedwar": "pedair"}
_NUMERALS = frozenset((*_DIGITS, *_FEMININE_ONES.values(), *_ALONE, *_SOFT, "gant", "fil", "filiwn", "biliwn")) - {
    "llai",
    "mwy",
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMERAL = rf"(?:{_any(_NUMERALS)})\b"
# dau neu tair tabled -> dwy neu tair tabled
_ONE_OF_TWO = re.compile(rf"\b(dau|tri|pedwar) ((?:neu|i|a|ac) (?:{_NUMERAL} )+(?:{_any(_FEMININE)})\b)", re.IGNORECASE)
# 3¼ is "tri a chwarter", but ¾ "tri chwarter".
_MIXED = re.compile(r"(?<=\d) ?(?=[½¼¾⅓⅔])")
# Prepositions, "neu", and the imperatives of a dose, whose object softens: cymerwch ddwy dabled.
_SOFTENERS = (
    "i o am ar at dan dros drwy trwy heb hyd gan wrth neu dyma dyna cymerwch llyncwch yfwch rhowch defnyddiwch".split()
)
_SOFTENS = re.compile(rf"\b((?i:{_any(_SOFTENERS)})) ({_any(_SOFT)})\b")
_ASPIRATES = re.compile(rf"\b((?i:a|â|na|tua|gyda)) ({_any(_ASPIRATE)})\b")
_BEFORE_VOWEL = re.compile(r"\b(na) (?=(?:un|wyth)\b)", re.IGNORECASE)
_BEFORE_CONSONANT = re.compile(rf"\b(a|na)[cg] (?=(?!un\b|wyth\b){_NUMERAL})", re.IGNORECASE)
_THE_TWO = re.compile(r"\b([Yy]|[a-z]+['’]r) (dau|dwy)\b")
_DAY_OF_MONTH = re.compile(rf"\b({_any(_DAYS[1:])}) o ({_any(_MONTHS)})\b")
_OF_THE = re.compile(rf"\b(o|i|a|â|gyda) yr? (?={_any(day.split(maxsplit=1)[1] for day in _DAYS[1:])})", re.IGNORECASE)
_ORDINAL = re.compile(rf"\b({_any(_ORDINALS)})\b")
_MULTIPLES = {"un": "unwaith", "dau": "dwywaith", "dwy": "dwywaith", "tri": "teirgwaith", "pedwar": "pedair gwaith"}
_TIMES = re.compile(r"\b(un|dau|dwy|tri|pedwar) gwaith\b")
_TWICE = re.compile(r"\b(llai na|mwy na|o leiaf|tua|y cant) \1\b", re.IGNORECASE)


class Welsh(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_DIGITS)
    point = "pwynt"
    minus = "minws"
    plus = "plws"
    to = "i"
    over = "dros"
    per = "ym mhob"
    ratio = "i"
    power = "i'r pŵer {}"
    square = "{} sgwâr"
    cubic = "{} ciwbig"
    # "o" may be "from": "ffoniwch 111 o ffôn symudol".
    counted = re.compile(
        r"(?:claf|glaf|person|berson|plentyn|blentyn|oedolyn|achos|gwaith"
        r"|o (?:bobl|gleifion|bersonau|blant|oedolion|achosion|ferched|fenywod|ddynion|fabanod|weithiau))\b"
    )
    marks: ClassVar[dict[str, str]] = {"@": "at", ".": "dot", "/": "blaenslaes", "-": "cysylltnod", "_": "tanlinell"}
    compare: ClassVar[dict[str, str]] = {
        "<": "llai na {}",
        ">": "mwy na {}",
        "≤": "dim mwy na {}",
        "≥": "o leiaf {}",
        "~": "tua {}",
    }
    expansions = (
        ("24/7", "bob awr o'r dydd, saith diwrnod yr wythnos"),
        ("a/neu", "a neu"),
        ("e.e.", "er enghraifft"),
        ("h.y.", "hynny yw"),
        ("ayyb.", "ac yn y blaen"),
        ("ayyb", "ac yn y blaen"),
        ("rh. #", "rhif"),
        ("tud. #", "tudalen"),
        ("Dr.", "Doctor"),
        ("est.", "estyniad"),
    )
    symbols = (
        ("<=", " dim mwy na "),
        (">=", " o leiaf "),
        ("<", " llai na "),
        (">", " mwy na "),
        ("≤", " dim mwy na "),
        ("≥", " o leiaf "),
        ("&", " a "),
        ("+", " plws "),
        ("=", " yn hafal i "),
        ("±", " plws neu minws "),
        ("×", " gwaith "),
        ("%", " y cant "),
        ("٪", " y cant "),
        ("\uff05", " y cant "),
        ("‰", " y fil "),
        ("℃", " gradd Celsius "),
        ("°", " gradd "),
        ("£", " punt "),
        ("€", " ewro "),
        ("~", " tua "),
        ("≈", " tua "),
        ("→", " i "),
        ("½", " hanner "),
        ("¼", " chwarter "),
        ("¾", " tri chwarter "),
        ("⅓", " traean "),
        ("⅔", " dau draean "),
        ("²", " wedi'i sgwario "),
        ("³", " wedi'i giwbio "),
        ("✓", " ie "),
        ("✗", " na "),
        ("⚠", " rhybudd "),
        ("*", " "),
        ("_", " "),
        ("/", " neu "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def prepare(self, text: str) -> str:
        return _MIXED.sub(" a ", text)

    def cardinal(self, value: int, noun: str) -> str:
        """A whole number; before the name of a month it is the day of that month."""
        if noun in _MONTHS and 1 <= value <= 31:
            return f"{_DAYS[value]} o"
        word = noun.lower().partition(" ")[0]
        words = _words(value, word in _FEMININE, bool(word) and word not in _NOT_COUNTED)
        return "deng" if words == "deg" and word in _AFTER_DENG else words

    def decimal(self, whole: int, places: str, noun: str) -> str:
        """Dau bwynt pump, tri deg wyth pwynt pump: only dau softens the mark."""
        words = super().decimal(whole, places, noun)
        return words.replace("dau pwynt", "dau bwynt", 1)

    def span(self, low: str, high: str) -> str:
        """The lower end stands free of the noun: pump i chwe diwrnod."""
        rest, gap, last = low.rpartition(" ")
        return f"{rest}{gap}{_ALONE.get(last, last)} {self.to} {high}"

    def unit_noun(self, unit: str, value: Decimal) -> str:
        """The unit's name, always singular, mutated as the last word of the numeral asks for."""
        name, soft, aspirate = _UNITS[unit]
        if value != value.to_integral_value() or "." in f"{value:f}":
            return name
        match abs(int(value)) % 10:
            case 2:
                return soft
            case 1:
                return soft if unit in _FEMININE_UNITS else name
            case 3:
                return name if unit in _FEMININE_UNITS else aspirate
            case 6:
                return aspirate
            case _:
                return name

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        if minute == 0 and hour in (0, 12, 24):
            return "hanner dydd" if hour == 12 else "hanner nos"
        half = f" {_half(hour % 24)}" if marks or hour > 12 or hour == 0 else ""
        this, following = (_hour(at, half) for at in (hour % 24, (hour + 1) % 24))
        if minute == 0:
            return this if half else f"{this} o'r gloch"
        if minute == 30:
            return f"hanner awr wedi {this}"
        if minute in _PAST:
            return f"{_PAST[minute]} wedi {this}"
        if 60 - minute in _PAST:
            return f"{_PAST[60 - minute]} i {following}"
        said = _words(minute, False, False)
        return f"{_HOURS[hour % 12 or 12]} {'sero ' if minute < 10 else ''}{said}{half}"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{_DAYS[day]} o {_OF_MONTH[month - 1]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} {_words(day.year, False, False)}"

    def finish(self, text: str) -> str:
        """Mutations and joins between a numeral and the word before it, as a speaker makes them."""
        text = _TIMES.sub(lambda match: _MULTIPLES[match[1]], _TWICE.sub(r"\1", text))
        text = _ORDINAL.sub(lambda match: _ORDINALS[match[1]], text)
        text = _DAY_OF_MONTH.sub(lambda match: f"{match[1]} o {_OF_MONTH[_MONTHS.index(match[2])]}", text)
        text = _OF_THE.sub(r"\1'r ", text)
        text = _ONE_OF_TWO.sub(lambda match: f"{_TO_FEMININE[match[1].lower()]} {match[2]}", text)
        text = _BEFORE_VOWEL.sub(r"\1g ", text)
        text = _BEFORE_CONSONANT.sub(r"\1 ", text)
        text = _THE_TWO.sub(lambda match: f"{match[1]} {_SOFT[match[2]]}", text)
        text = _SOFTENS.sub(lambda match: f"{match[1]} {_SOFT[match[2]]}", text)
        return _ASPIRATES.sub(lambda match: f"{match[1]} {_ASPIRATE[match[2]]}", text)


def _hour(hour: int, half: str) -> str:
    """The name of an hour (0 to 23) with the words for its part of the day; midnight needs none."""
    return f"{_HOURS[hour % 12 or 12]}{half}" if hour else "hanner nos"


def _half(hour: int) -> str:
    """The words for the part of the day that an hour (0 to 23) lies in."""
    if hour < 12:
        return "y bore"
    if hour < 18:
        return "y prynhawn"
    return "yr hwyr" if hour < 21 else "y nos"


def _words(value: int, feminine: bool, before: bool) -> str:
    """A whole number; `before` when a counted noun follows."""
    for scale, one, two, more, gender in (
        (1_000_000_000, "biliwn", "biliwn", "biliwn", False),  # not mutated, or it would sound like miliwn
        (1_000_000, "miliwn", "filiwn", "miliwn", True),
        (1000, "mil", "fil", "mil", True),
    ):
        if value >= scale:
            many, rest = divmod(value, scale)
            counted = _words(many, gender, True)
            name = two if counted.endswith("dwy") else more
            said = one if many == 1 else f"{counted} {name}"
            return said + (_linked(rest, feminine, before) if rest else "")
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        said = _HUNDREDS[hundreds]
        return said + _linked(rest, feminine, before) if rest else _attached(said, before)
    tens, ones = divmod(value, 10)
    if value == 10:
        return "deg"
    if tens and not ones:
        return _TENS[tens]
    last = _FEMININE_ONES[ones] if feminine and ones in _FEMININE_ONES else _attached(_DIGITS[ones], before)
    return f"{_TENS[tens]} {last}" if tens else last


def _linked(rest: int, feminine: bool, before: bool) -> str:
    """What follows a hundred or thousand: up to ten it is joined by "a", or "ac" before a vowel."""
    link = "" if rest > 10 else " ac" if rest in (1, 8) else " a"
    return f"{link} {_words(rest, feminine, before)}"


def _attached(words: str, before: bool) -> str:
    """The short form of pump, chwech and cant when a counted noun follows."""
    rest, gap, last = words.rpartition(" ")
    return f"{rest}{gap}{_BEFORE_NOUN.get(last, last)}" if before else words
