"""Romanian: the spoken forms of figures (numerals: Academia Română, Gramatica limbii române, 2005, vol. I)."""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pipeline.text.figures.values import Amount, Figure
from pipeline.text.speakable.speaker import Rewrite, Speaker

# How a numeral stands: alone, or before a masculine, a feminine or a neuter noun.
_Form = Literal["alone", "m", "f", "n"]

_ONES = (
    "zero unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece treisprezece paisprezece "
    "cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece"
).split()
_TENS = "- - douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci".split()
_HOURS = range(25)
_TWO = {2: "două", 12: "douăsprezece"}
# scale, one of it, more of it, how a numeral stands before it
_SCALES: tuple[tuple[int, str, str, _Form], ...] = (
    (1_000_000_000, "un miliard", "miliarde", "n"),
    (1_000_000, "un milion", "milioane", "n"),
    (1000, "o mie", "mii", "f"),
)
_MONTHS = (
    "- ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"
).split()
# unit -> (one of it, more of it)
_UNITS = {
    "percent": ("la sută", "la sută"),
    "permille": ("la mie", "la mie"),
    "celsius": ("grad Celsius", "grade Celsius"),
    "fahrenheit": ("grad Fahrenheit", "grade Fahrenheit"),
    "degree": ("grad", "grade"),
    "microgram": ("microgram", "micrograme"),
    "milligram": ("miligram", "miligrame"),
    "gram": ("gram", "grame"),
    "kilogram": ("kilogram", "kilograme"),
    "millilitre": ("mililitru", "mililitri"),
    "centilitre": ("centilitru", "centilitri"),
    "litre": ("litru", "litri"),
    "millimetre": ("milimetru", "milimetri"),
    "centimetre": ("centimetru", "centimetri"),
    "metre": ("metru", "metri"),
    "kilometre": ("kilometru", "kilometri"),
    "hour": ("oră", "ore"),
    "minute": ("minut", "minute"),
    "kilopascal": ("kilopascal", "kilopascali"),
    "millimetre of mercury": ("milimetru de mercur", "milimetri de mercur"),
    "pound": ("liră", "lire"),
    "euro": ("euro", "euro"),
}
_NOT_DIVIDED = ("percent", "permille")
_SYMBOLS = {
    "mcg": "microgram",
    "mg": "milligram",
    "g": "gram",
    "kg": "kilogram",
    "ml": "millilitre",
    "l": "litre",
    "mm": "millimetre",
    "cm": "centimetre",
    "h": "hour",
    "min": "minute",
}

# Words after a figure that it does not count: the figure stands alone ("1 din 10").
_NOT_COUNTED = frozenset(
    (
        "a acest această aceasta acestea al ale am apoi are arată atunci au ca când că care cât cel cele cu dacă dar "
        "de decât deja despre din dinainte dintre după e este fără fi iar în înainte înseamnă între la mai nu o pe "
        "pentru peste plus poate pot prin sau se și spre sub sunt trebuie un unde va vor"
    ).split()
)
# Words before a figure that it names rather than counts: "diabet de tipul 2".
_LABELS = frozenset(
    (
        "capitolul cifra etapa faza figura gradul grupa imaginea nivelul numărul pagina paragraful pasul punctul "
        "secția secțiunea stadiul tabelul tip tipul treapta versiunea versiune"
    ).split()
)
# The nouns that leaflets count, singular and plural. What is not here is judged by its ending.
_NOUN_LISTS: tuple[tuple[_Form, str], ...] = (
    (
        "m",
        "an ani om oameni pacient pacienți copil copii adult adulți bărbat bărbați medic medici doctor doctori "
        "prieten prieteni litru litri mililitru mililitri centilitru centilitri metru metri milimetru milimetri "
        "centimetru centimetri kilometru kilometri kilopascal kilopascali leu lei euro pas pași dinte dinți "
        "mușchi nerv nervi ochi pumn pumni plasture plasturi interpret interpreți bolnav bolnavi tată tați "
        "bebeluș bebeluși",
    ),
    (
        "f",
        "oră ore zi zile săptămână săptămâni lună luni noapte nopți dată date ori pastilă pastile tabletă "
        "tablete capsulă capsule doză doze persoană persoane femeie femei secundă secunde picătură picături "
        "lingură linguri linguriță lingurițe injecție injecții fiolă fiole seringă seringi cană căni asistentă "
        "asistente operație operații parte părți mamă mame tăietură tăieturi secțiune secțiuni pagină pagini "
        "căsuță căsuțe vertebră vertebre vizită vizite liră lire masă mese țigară țigări ședință ședințe unitate "
        "unități cutie cutii sticlă sticle bucată bucăți limbă limbi boală boli cauză cauze",
    ),
    (
        "n",
        "comprimat comprimate minut minute grad grade gram grame miligram miligrame microgram micrograme "
        "kilogram kilograme plic plicuri pahar pahare rând rânduri os oase caz cazuri spital spitale medicament "
        "medicamente flacon flacoane procent procente drajeu drajeuri scaun scaune pliant pliante braț brațe "
        "picior picioare vas vase supozitor supozitoare test teste vaccin vaccinuri sfert sferturi",
    ),
)
_NOUNS: dict[str, _Form] = {noun: form for form, nouns in _NOUN_LISTS for noun in nouns.split()}
_FEMININE_ENDS = ("ă", "ie", "iune", "ții", "sii", "iuni", "ări", "eri", "itate", "ități", "ea", "e")

_NUMERAL = (
    rf"(?:{'|'.join(sorted((*_ONES, *_TENS[2:], *_TWO.values(), 'una', 'sută', 'sute', 'mie', 'mii'), key=len)[::-1])}"
    r"|milion|milioane|miliard|miliarde)"
)
_NUMERALS = rf"(?:(?:{'|'.join(_TENS[2:])}) și |{_NUMERAL} (?:de (?=mi(?:i|lioane|liarde)\b))?)*{_NUMERAL}"
# "unu sau două comprimate", "douăzeci și doi de ore": the numerals agree with a noun that is not beside them.
_APART = re.compile(rf"\b(?:({_NUMERALS}) (până la|sau|și|la|din) )?({_NUMERALS})( de)? ([^\W\d_]+)")
_SLASH = re.compile(rf"\b({_NUMERAL}|{'|'.join(form for pair in _UNITS.values() for form in pair)}) bară (?=\w)")
_ORDINALS_M = (
    "- - doilea treilea patrulea cincilea șaselea șaptelea optulea nouălea zecelea unsprezecelea doisprezecelea"
).split()
_ORDINALS_F = "- - doua treia patra cincea șasea șaptea opta noua zecea unsprezecea douăsprezecea".split()
_ORDINAL = re.compile(r"(?<![\d.,])([2-9]|1[0-2])-(lea|a)\b")
_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b([Mm]ai) (mult|puțin) de mai (mult|puțin) de\b"), r"\1 \3 de"),
    (re.compile(r"\b([Mm]ai (?:mult|puțin) decât) mai (?:mult|puțin) de\b"), r"\1"),
    (re.compile(r"\b([Pp]este) mai mult de\b"), r"\1"),
    (re.compile(r"\b([Ss]ub) mai puțin de\b"), r"\1"),
    (re.compile(r"\b([Cc]el (?:puțin|mult)) cel (?:puțin|mult)\b"), r"\1"),
    (re.compile(r"\b([Aa]proximativ|[Cc]am|[Cc]irca) aproximativ\b"), r"\1"),
    # "între orele opt și ora douăzeci": one word for the hours is enough.
    (re.compile(r"\b([Oo]rele [^.,;:!?]*? (?:și|până la|sau|la) )ora "), r"\1"),
    (re.compile(rf"\b({_NUMERAL}) (jumătate|un sfert|trei sferturi|o treime|două treimi) de\b"), r"\1 și \2 de"),
    (
        re.compile(
            r"\b(jumătate|un sfert|trei sferturi|o treime|două treimi) de(?= (?:de|din|dintre|până la)\b|[,.;:!?)]|$)"
        ),
        r"\1",
    ),
    (_SLASH, r"\1 pe "),
    # "2 × 500 mg": the numeral did not see the word that the sign became.
    (re.compile(r"\bdoi ori\b"), "două ori"),
    (re.compile(r"\bdoisprezece ori\b"), "douăsprezece ori"),
)


class Romanian(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_ONES[:10])
    point = "virgulă"
    minus = "minus"
    plus = "plus"
    to = "până la"
    over = "pe"
    per = "pe"
    ratio = "la"
    power = "la puterea {}"
    square = "{} pătrat"
    cubic = "{} cub"
    counted = re.compile(r"(?:persoan[eă]|pacien\w+|oameni|copii|adulți|femei|bărbați|cazuri|ori)\b")
    marks: ClassVar[dict[str, str]] = {"@": "arond", ".": "punct", "/": "bară", "-": "liniuță", "_": "liniuță jos"}
    compare: ClassVar[dict[str, str]] = {
        "<": "mai puțin de {}",
        ">": "mai mult de {}",
        "≤": "cel mult {}",
        "≥": "cel puțin {}",
        "~": "aproximativ {}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        ("times", re.compile(r"(?<=\d) ?[xX](?=[\s.,;)]|$)"), " ori"),
        ("ordinal", _ORDINAL, lambda match: (_ORDINALS_M if match[2] == "lea" else _ORDINALS_F)[int(match[1])]),
    )
    expansions = (
        ("24/7", "douăzeci și patru de ore din douăzeci și patru, șapte zile din șapte"),
        ("aprox.", "aproximativ"),
        ("cca.", "circa"),
        ("cca", "circa"),
        ("de ex.", "de exemplu"),
        ("nr. #", "numărul"),
        ("max. #", "maximum"),
        ("min. #", "minimum"),
        ("pag. #", "pagina"),
        ("p. #", "pagina"),
        ("vit.", "vitamina"),
        ("tel.", "telefon"),
        ("etc.", "etcetera"),
        ("dvs.", "dumneavoastră"),
        ("dl.", "domnul"),
        ("dna.", "doamna"),
        ("d-na", "doamna"),
        ("dr.", "doctor"),
        ("ș.a.", "și altele"),
    )
    symbols = (
        ("și/sau", "și sau"),
        ("<=", " cel mult "),
        (">=", " cel puțin "),
        ("<", " mai puțin de "),
        (">", " mai mult de "),
        ("≤", " cel mult "),
        ("≥", " cel puțin "),
        ("&", " și "),
        ("+", " plus "),
        ("=", " egal cu "),
        ("±", " plus minus "),
        ("×", " ori "),
        ("%", " la sută "),
        ("٪", " la sută "),
        ("\uff05", " la sută "),
        ("‰", " la mie "),
        ("℃", " grade Celsius "),
        ("°C", " grade Celsius "),
        ("°", " grade "),
        ("£", " lire "),
        ("€", " euro "),
        ("~", " aproximativ "),
        ("≈", " aproximativ "),
        ("→", " la "),
        ("½", " jumătate de "),
        ("¼", " un sfert de "),
        ("¾", " trei sferturi de "),
        ("⅓", " o treime de "),
        ("⅔", " două treimi de "),
        ("²", " la pătrat "),
        ("³", " la cub "),
        ("✓", " da "),
        ("✗", " nu "),
        ("⚠", " atenție "),
        ("*", " "),
        ("_", " "),
        # "sau" would turn 1/2 into "one or two"; the name of the mark is never wrong, and `finish` says it better.
        ("/", " bară "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        before = preceding.lower()
        if not isinstance(figure, Amount):
            return super().say(figure, following, preceding)
        if before in ("ora", "orele", "orei") and not figure.symbol and not figure.compare:
            ends = [end.value for end in (figure.low, figure.high) if end]
            if all(end in _HOURS for end in ends):
                return f" {self.to} ".join(_words(int(end), "n") for end in ends)
        if following.lower() in _MONTHS and figure.high is None and figure.low.value == 1:
            return "întâi"
        if before in _LABELS:
            following = ""
        words = super().say(figure, following, preceding)
        return words.replace(f" {self.point} ", " punct ") if before.startswith("versiun") else words

    def amount(self, amount: Amount, following: str) -> str:
        last = amount.high or amount.low
        noun = self.unit_noun(amount.unit, last.value) if amount.symbol else following
        words = self.number(amount.low, noun)
        if amount.high is not None:
            words = self.span(_standing(words), self.number(amount.high, noun))
        if amount.symbol:
            words = self.measured(words, amount.unit, last.value)
        elif noun.lower() in _NOUNS and _asks_de(last.value):
            words += " de"
        return self.compare[amount.compare].format(words) if amount.compare else words

    def cardinal(self, value: int, noun: str) -> str:
        form = _form(noun)
        if value == 1:
            return {"alone": "unu", "m": "un", "f": "o", "n": "un"}[form]
        return _words(value, form)

    def decimal(self, whole: int, places: str, noun: str) -> str:
        """A decimal number; "doi" is "două" before a feminine or neuter noun, as in "unu virgulă două grame"."""
        form: _Form = "n" if _form(noun) in ("f", "n") else "alone"
        said = [self.digits[int(digit)] for digit in places]
        if places[-1] == "2":
            said[-1] = _words(2, form)
        return f"{_words(whole, form)} {self.point} {' '.join(said)}"

    def measured(self, words: str, unit: str, value: Decimal) -> str:
        link = " de" if unit not in _NOT_DIVIDED and _asks_de(value) else ""
        return f"{words}{link} {self.unit_noun(unit, value)}"

    def unit_noun(self, unit: str, value: Decimal) -> str:
        one, more = _UNITS[unit]
        return one if abs(value) == 1 and "." not in f"{value:f}" else more

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        """A time on the 24-hour clock, which is how it is said in Romanian: "ora șaptesprezece"."""
        said = _words(hour, "n")
        if minute:
            link = " de" if _asks_de(Decimal(minute)) else ""
            said += f" și {self.cardinal(minute, 'minut')}{link} {'minut' if minute == 1 else 'minute'}"
        return said if preceding.lower() in ("ora", "orele", "orei") else f"ora {said}"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{'întâi' if day == 1 else _words(day, 'alone')} {_MONTHS[month]}"

    def date(self, day: date) -> str:
        """A date as it is said after "la data de"."""
        return f"{self.day_and_month(day.day, day.month)} {_words(day.year, 'alone')}"

    def finish(self, text: str) -> str:
        text = _APART.sub(_agree, text)
        for pattern, words in _REPAIRS:
            text = pattern.sub(words, text)
        text = re.sub(rf"(?<=\bpe )({'|'.join(_SYMBOLS)})\b", lambda match: _UNITS[_SYMBOLS[match.group(1)]][0], text)
        # "20 de ml": the preposition is printed, so the symbol stayed behind as letters.
        return re.sub(
            rf"\b({_NUMERAL} de) ({'|'.join(_SYMBOLS)})\b",
            lambda match: f"{match.group(1)} {_UNITS[_SYMBOLS[match.group(2)]][1]}",
            text,
        )


def _words(value: int, form: _Form) -> str:
    """A whole number below a million million, never as the article-like "un" or "o"."""
    if value in _TWO and form in ("f", "n"):
        return _TWO[value]
    if value == 1 and form == "f":
        return "una"
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f" și {_words(ones, form)}" if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return _joined("o sută" if hundreds == 1 else f"{_words(hundreds, 'f')} sute", rest, form)
    for scale, one, more, kind in _SCALES:
        if value >= scale:
            many, rest = divmod(value, scale)
            link = " de" if _asks_de(Decimal(many)) else ""
            return _joined(one if many == 1 else f"{_words(many, kind)}{link} {more}", rest, form)
    raise AssertionError(value)


def _joined(said: str, rest: int, form: _Form) -> str:
    return f"{said} {_words(rest, form)}" if rest else said


def _asks_de(value: Decimal) -> bool:
    """Whether the counted noun is joined by "de": whole numbers whose last two digits are not 01 to 19.

    The same border as CLDR's plural rule for Romanian ("few": v != 0, n = 0, n % 100 = 1..19).
    """
    return "." not in f"{value:f}" and value != 0 and not 1 <= abs(int(value)) % 100 <= 19


def _form(noun: str) -> _Form:
    """How a numeral stands before `noun`, which may be several words or none."""
    word = noun.lower().split()[0] if noun.strip() else ""
    if not word[:1].isalpha() or word in _NOT_COUNTED or word in _MONTHS or re.fullmatch(_NUMERAL, word):
        return "alone"
    if word in _NOUNS:
        return _NOUNS[word]
    if word.endswith("uri"):
        return "n"
    if word.endswith(_FEMININE_ENDS):
        return "f"
    return "m" if word.endswith(("i", "u")) else "n"


def _standing(words: str) -> str:
    """The lower end of a range: its noun is not beside it, so "un" is "unu" and "o" is "una"."""
    return re.sub(r"\bo$", "una", re.sub(r"\bun$", "unu", words))


def _agree(match: re.Match[str]) -> str:
    low, link, high, de, noun = match.groups()
    form = _form(noun)
    if form == "alone" or (low is None and not de):
        return match.group()
    said = f"{_agreeing(high, form) if de else high}{de or ''} {noun}"
    if low is None:
        return said
    alone = low in ("unu", "una") and link in ("sau", "din") and form != "f"
    return f"{'unul' if alone else _agreeing(low, form)} {link} {said}"


def _agreeing(words: str, form: _Form) -> str:
    """Numerals that were said for themselves, as they are said of a noun."""
    if form == "m":
        return words
    words = re.sub(r"\bdoisprezece$", "douăsprezece", re.sub(r"\bdoi$", "două", words))
    return re.sub(r"\bunu$", "una", words) if form == "f" else words
