"""Spanish: the spoken forms of figures (numeral forms: RAE and ASALE, Ortografía 2010 and Nueva gramática, ch. 21)."""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pipeline.text.figures.values import Amount, Figure
from pipeline.text.speakable.speaker import Rewrite, Speaker

# How a numeral stands: alone ("uno"), before a masculine noun ("un") or before a feminine noun ("una").
_Form = Literal["alone", "m", "f"]

_ONES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_ONE: dict[_Form, tuple[str, str]] = {"alone": ("uno", "veintiuno"), "m": ("un", "veintiún"), "f": ("una", "veintiuna")}
_HOURS = "- una dos tres cuatro cinco seis siete ocho nueve diez once doce".split()
_MONTHS = ("- enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre").split()
# unit -> (one of it, more of it)
_UNITS = {
    "percent": ("por ciento", "por ciento"),
    "permille": ("por mil", "por mil"),
    "celsius": ("grado Celsius", "grados Celsius"),
    "fahrenheit": ("grado Fahrenheit", "grados Fahrenheit"),
    "degree": ("grado", "grados"),
    "microgram": ("microgramo", "microgramos"),
    "milligram": ("miligramo", "miligramos"),
    "gram": ("gramo", "gramos"),
    "kilogram": ("kilogramo", "kilogramos"),
    "millilitre": ("mililitro", "mililitros"),
    "centilitre": ("centilitro", "centilitros"),
    "litre": ("litro", "litros"),
    "millimetre": ("milímetro", "milímetros"),
    "centimetre": ("centímetro", "centímetros"),
    "metre": ("metro", "metros"),
    "kilometre": ("kilómetro", "kilómetros"),
    "hour": ("hora", "horas"),
    "minute": ("minuto", "minutos"),
    "kilopascal": ("kilopascal", "kilopascales"),
    "millimetre of mercury": ("milímetro de mercurio", "milímetros de mercurio"),
    "pound": ("libra", "libras"),
    "euro": ("euro", "euros"),
}

# Words after a figure that it does not count: the figure stands alone ("el 1 significa", "1 de cada 10").
_NOT_COUNTED = frozenset(
    (
        "a al ante antes así aún aunque cada casi como con cuando de debe deben debería del desde después donde "
        "durante e el en entre era es esta está están este esto fue ha hace hasta hay indica indican la las le les "
        "lo los más menos mientras muy necesita ni no o para pero por porque puede pueden pues que quiere se según "
        "si significa significan sin sobre son su sus también tiene tienen u un una y ya"
    ).split()
)
# Words before a figure that it names rather than counts: "diabetes tipo 1 puede".
_LABELS = frozenset(
    (
        "apartado capítulo escala etapa fase figura folleto grado grupo imagen nivel número página parte paso punto "
        "sección serie tabla tipo versión"
    ).split()
)
# Masculine nouns in -a; -ista is masculine unless told otherwise.
_MASCULINE = frozenset(
    (
        "día problema síntoma programa sistema tema mapa clima idioma esquema diagrama hematoma edema eccema eczema "
        "tranvía pediatra fisioterapeuta psiquiatra terapeuta atleta colega electrocardiograma mioma linfoma "
        "carcinoma"
    ).split()
)
# Feminine nouns that do not end in -a, as leaflets count them.
_FEMININE = frozenset(
    (
        "vez veces noche tarde mujer mujeres madre parte dosis clase fase base crisis fiebre calle llave serie mano "
        "piel señal señales imágenes imagen prótesis luz luces red redes tos sangre leche biopsias diálisis nariz"
    ).split()
)
_FEMININE_ENDS = ("ción", "ciones", "sión", "siones", "dad", "dades", "tud", "tudes")
# Feminine nouns with a stressed a- take "un" in the singular (un área, un ala), "una" never.
_STRESSED_A = frozenset("agua ala alma arma asma aula área hambre".split())

_NUMERAL = (
    rf"(?:(?:veinti)?(?:un|una|uno)|veintiún|cien|mil|mill(?:ón|ones)|{'|'.join(word for word in _ONES if word)}"
    rf"|{'|'.join(_TENS[3:])}|{'|'.join(word[:-1] + '[oa]s' for word in _HUNDREDS[2:])}|ciento)"
)
_NUMERALS = rf"(?:{_NUMERAL}(?: y)? )*{_NUMERAL}"
_HALF = r"(?:de la (?:mañana|madrugada|tarde|noche)|del mediodía)"
# A time as printed, but for the first of a dashed range, where the dash must stay beside both figures.
_TIME = re.compile(r"(?<![\d:.,])(\d{1,2}):[0-5]\d(?![\d:])(?!\s*[-–—])")
_HALF_PRINTED = re.compile(rf"{_HALF}|\b[ap]\.?\s?m\b")
# "uno o dos pastillas": the first numeral agrees with the noun after the second.
_CHOICE = re.compile(
    rf"\b((?:veinti)?uno|\w+cientos|quinientos)((?: {_NUMERAL}(?: y)?)*) (o|u|y|a|de cada|por cada) ({_NUMERALS}) (\w+)"
)
_CLOCK_LETTER = re.compile(
    rf"\b((?:las?|de|a) (?:{'|'.join(_HOURS[1:])})(?: y [a-zéíóú]+(?: y [a-z]+)?)?(?: {_HALF})?) h\b(?!\.(?!\s*$))"
)
_MIXED = re.compile(r"(?<=\d) ?(?=[¼¾⅓⅔])")
_SLASHED_UNITS = {
    "mcg": "microgramo",
    "mg": "miligramo",
    "g": "gramo",
    "kg": "kilogramo",
    "ml": "mililitro",
    "l": "litro",
    "h": "hora",
    "min": "minuto",
    "día": "día",
    "hora": "hora",
    "semana": "semana",
    "minuto": "minuto",
}
# What a printed half is taken of; elsewhere "medio" is left as it is ("medio dormida" is no figure).
_HALVED = r"(?:pastillas?|tabletas?|cápsulas?|píldoras?|horas?|dosis|cucharadas?|cucharaditas?|tazas?|ampollas?)"
_ORDINALS = (
    "- primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo decimotercero "
    "decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno vigésimo"
).split()
# "Del 28/10 al 3/11"; without the article it may be a ratio or a blood pressure.
_SHORT_DATE = re.compile(r"(?i:\b(del|al|el)) (0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/.,]\d|\d)")
# Days of the month have their own reader.
_ORDINAL = re.compile(rf"(?<![\d.,])(\d{{1,2}})\.?\s?(º|ª|er|ro|ra)(?!\w)(?! de (?:{'|'.join(_MONTHS[1:])}))")
_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"\b([Ll])as (una(?: y [a-zéíóú]+(?: y [a-z]+)?)?)(?= {_HALF}| en punto|[,.;:!?)]|$| [yo]\b)"),
        r"\1a \2",
    ),
    (re.compile(rf" del mediodía (?={_HALF})"), " "),
    (_CLOCK_LETTER, r"\1"),
    (re.compile(r"\b([Mm])(ás|enos) de m\2 (del?)\b"), r"\1\2 \3"),
    (re.compile(r"\b([Aa]l menos) al menos\b"), r"\1"),
    (re.compile(r"\b([Cc]omo (?:máximo|mínimo)) (?:como máximo|al menos)\b"), r"\1"),
    (re.compile(r"\b([Aa]proximadamente|[Uu]n[oa]s|[Cc]asi) aproximadamente\b"), r"\1"),
    (re.compile(rf"\b(?<! y )({_NUMERAL}) medio\b"), r"\1 y medio"),
    (re.compile(rf"\bmedio (?={_HALVED}\b)"), "media "),
    (re.compile(r"\b(veinti)?(?:uno|un|una) y media\b"), r"\1una y media"),
    (re.compile(r"\b(cuartos?|tercios?) de de\b"), r"\1 de"),
    # A second mark makes it a date, where "sobre" would be wrong.
    (re.compile(rf"(?<!barra )\b({_NUMERAL}) barra ({_NUMERAL})\b(?! barra\b)"), r"\1 sobre \2"),
    (re.compile(r"\bo (?=och(?:o|ocient[oa]s|enta)\b|once\b)"), "u "),
    (re.compile(r"\b(un cuarto|tres cuartos|un tercio|dos tercios) de(?=[,.;:!?)]|$| a\b)"), r"\1"),
)


class Spanish(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_ONES[:10])
    point = "coma"
    minus = "menos"
    plus = "más"
    to = "a"
    over = "sobre"
    per = "por"
    ratio = "a"
    power = "elevado a {}"
    square = "{} cuadrado"
    cubic = "{} cúbico"
    counted = re.compile(r"(?:personas?|pacientes?|niñ[oa]s?|adult[oa]s?|mujeres|hombres|casos?|veces)\b")
    marks: ClassVar[dict[str, str]] = {"@": "arroba", ".": "punto", "/": "barra", "-": "guion", "_": "guion bajo"}
    compare: ClassVar[dict[str, str]] = {
        "<": "menos de {}",
        ">": "más de {}",
        "≤": "como máximo {}",
        "≥": "al menos {}",
        "~": "aproximadamente {}",
    }
    rewrites: ClassVar[tuple[Rewrite, ...]] = (
        # The sign of the ordinal for that of the degree, which keyboards have not: 38 ºC, 37,5º.
        ("unit", re.compile(r"(?<=\d)(\s?)º(?=\s?[CF](?!\w))|(?<=[.,]\d)(\s?)º(?!\w)"), r"\1\2°"),
        ("each", re.compile(r"\b[cC]/ ?(?=\d)"), "cada "),
        ("unit", re.compile(r"(?<=\d) ?U(?!\w|\.)"), " unidades"),
        ("ordinal", _ORDINAL, lambda match: _ordinal(match)),
        ("date", _SHORT_DATE, lambda match: f"{match[1]} {int(match[2])} de {_MONTHS[int(match[3])]}"),
    )
    expansions = (
        ("24/7", "las veinticuatro horas, los siete días de la semana"),
        ("aprox.", "aproximadamente"),
        ("p. ej.", "por ejemplo"),
        ("p.ej.", "por ejemplo"),
        ("n.º #", "número"),
        ("nº #", "número"),
        ("n.° #", "número"),
        ("núm. #", "número"),
        ("máx. #", "máximo"),
        ("mín. #", "mínimo"),
        ("pág. #", "página"),
        ("p. #", "página"),
        ("vit.", "vitamina"),
        ("tel.", "teléfono"),
        ("etc.", "etcétera"),
        ("Dr.", "doctor"),
        ("Dra.", "doctora"),
        ("Sr.", "señor"),
        ("Sra.", "señora"),
        ("ud.", "usted"),
        ("uds.", "ustedes"),
    )
    symbols = (
        (" y/o ", " y o "),
        ("<=", " como máximo "),
        (">=", " al menos "),
        ("<", " menos de "),
        (">", " más de "),
        ("≤", " como máximo "),
        ("≥", " al menos "),
        ("&", " y "),
        ("+", " más "),
        ("=", " igual a "),
        ("±", " más menos "),
        ("×", " por "),
        ("%", " por ciento "),
        ("٪", " por ciento "),
        ("\uff05", " por ciento "),
        ("‰", " por mil "),
        ("℃", " grados Celsius "),
        ("°C", " grados Celsius "),
        ("°", " grados "),
        ("£", " libras "),
        ("€", " euros "),
        ("~", " aproximadamente "),
        ("≈", " aproximadamente "),
        ("→", " a "),
        ("½", " medio "),
        ("¼", " un cuarto de "),
        ("¾", " tres cuartos de "),
        ("⅓", " un tercio de "),
        ("⅔", " dos tercios de "),
        ("²", " al cuadrado "),
        ("³", " al cubo "),
        ("✓", " sí "),
        ("✗", " no "),
        ("⚠", " atención "),
        ("*", " "),
        ("_", " "),
        # "o" would turn 1/2 into "one or two"; the name of the mark is never wrong, and `finish` says it better.
        ("/", " barra "),
        ("–", ", "),
        ("—", ", "),
        ("−", ", "),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        before = preceding.lower()
        if not isinstance(figure, Amount):
            return super().say(figure, following, preceding)
        if before in _LABELS:
            following = ""
        elif before in ("la", "las") and _form(following) == "alone":
            following = "horas"
        words = super().say(figure, following, preceding)
        return words.replace(f" {self.point} ", " punto ") if before == "versión" else words

    def prepare(self, text: str) -> str:
        """Where a time after 12:59 shows the 24-hour clock, "8:00" is of the morning, and is said so.

        Without it "entre las 8:00 y las 20:00" would be heard as "between eight and eight at night".
        """
        text = _MIXED.sub(" y ", text)
        if _HALF_PRINTED.search(text) or not any(12 < int(time.group(1)) < 24 for time in _TIME.finditer(text)):
            return text
        return _TIME.sub(_with_half, text)

    def amount(self, amount: Amount, following: str) -> str:
        last = amount.high or amount.low
        noun = self.unit_noun(amount.unit, last.value) if amount.symbol else following
        words = self.number(amount.low, noun)
        if amount.high is not None:
            words = self.span(_standing(words), self.number(amount.high, noun))
        if amount.symbol:
            words = self.measured(words, amount.unit, last.value)
        if not amount.compare:
            return words
        phrase = self.compare[amount.compare]
        if amount.unit == "percent":
            phrase = phrase.replace(" de {}", " del {}")
        return phrase.format(words)

    def cardinal(self, value: int, noun: str) -> str:
        form = _form(noun)
        if value == 1 and noun.lower() in _STRESSED_A:
            form = "m"
        said = _words(value, form)
        return f"{said} de" if value and value % 1_000_000 == 0 and form != "alone" else said

    def unit_noun(self, unit: str, value: Decimal) -> str:
        one, more = _UNITS[unit]
        return one if abs(value) == 1 and value == value.to_integral_value() and "." not in f"{value:f}" else more

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        """A time as it is said everywhere Spanish is spoken; the half of the day only where the figure tells it."""
        said = _HOURS[hour % 12 or 12]
        match minute:
            case 0:
                pass
            case 15:
                said += " y cuarto"
            case 30:
                said += " y media"
            case _:
                said += f" y {_words(minute, 'alone')}"
        if half := _half(hour, minute, marks):
            said += f" {half}"
        if preceding.lower() in ("la", "las", "de", "a"):
            return said
        return f"{'la' if hour % 12 == 1 else 'las'} {said}"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{'primero' if day == 1 else _words(day, 'alone')} de {_MONTHS[month]}"

    def date(self, day: date) -> str:
        """A date without its article: "publicada el" stands before it."""
        return f"{self.day_and_month(day.day, day.month)} de {_words(day.year, 'alone')}"

    def finish(self, text: str) -> str:
        text = _CHOICE.sub(_agree, text)
        for pattern, words in _REPAIRS:
            text = pattern.sub(words, text)
        return re.sub(
            rf"\bbarra ({'|'.join(_SLASHED_UNITS)})\b", lambda match: f"por {_SLASHED_UNITS[match.group(1)]}", text
        )


def _ordinal(match: re.Match[str]) -> str:
    """The ordinal of 1.º, 2.ª, 3.er; above the twentieth the plain number, as it is said, or degrees: 38º."""
    value, ending = int(match[1]), match[2]
    if not 0 < value < len(_ORDINALS):
        return f"{match[1]}°" if ending == "º" and "." not in match.group() else match[1]
    said = _ORDINALS[value]
    if ending in ("ª", "ra"):
        return said[:-1] + "a"
    noun = re.match(r"\s([^\W\d_]+)", match.string[match.end() :])
    before_noun = noun is not None and noun[1].lower() not in _NOT_COUNTED
    return said[:-1] if ending == "er" or (value in (1, 3) and before_noun) else said


def _words(value: int, form: _Form) -> str:
    """A whole number below a million million; `form` tells how it ends."""
    if value in (1, 21):
        return _ONE[form][value == 21]
    if value < 30:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f" y {_words(ones, form)}" if ones else "")
    if value == 100:
        return "cien"
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        said = _HUNDREDS[hundreds]
        if form == "f" and hundreds > 1:
            said = f"{said[:-2]}as"
        return _joined(said, rest, form)
    if value < 1_000_000:
        thousands, rest = divmod(value, 1000)
        many = "" if thousands == 1 else f"{_words(thousands, 'f' if form == 'f' else 'm')} "
        return _joined(f"{many}mil", rest, form)
    millions, rest = divmod(value, 1_000_000)
    return _joined(f"{_words(millions, 'm')} {'millón' if millions == 1 else 'millones'}", rest, form)


def _joined(said: str, rest: int, form: _Form) -> str:
    return f"{said} {_words(rest, form)}" if rest else said


def _form(noun: str) -> _Form:
    """How a numeral stands before `noun`, which may be several words or none."""
    word = noun.lower().split()[0] if noun.strip() else ""
    if not word[:1].isalpha() or word in _NOT_COUNTED:
        return "alone"
    single = word.removesuffix("s")
    if word in _FEMININE or single in _FEMININE or word.endswith(_FEMININE_ENDS):
        return "f"
    if single in _MASCULINE or single.endswith("ista"):
        return "m"
    return "f" if single.endswith("a") else "m"


def _standing(words: str) -> str:
    """The lower end of a range: its noun is not beside it, so "un" is "uno"."""
    return re.sub(r"veintiún$", "veintiuno", re.sub(r"\bun$", "uno", words))


def _agree(match: re.Match[str]) -> str:
    first, more, link, second, noun = match.groups()
    if _form(noun) == "f" and not re.fullmatch(_NUMERAL, noun):
        first = f"{first[:-1]}a" if first.endswith("o") else f"{first[:-2]}as"
    return f"{first}{more} {link} {second} {noun}"


def _with_half(match: re.Match[str]) -> str:
    """A printed time of the 24-hour clock; up to 12:59 with the half of the day, which `_half` adds to later ones."""
    hour = int(match.group(1))
    return f"{match.group()} {_half(hour, 0, marks=True)}" if 0 < hour < 13 else match.group()


def _half(hour: int, minute: int, marks: bool) -> str:
    """The words for the half of the day; "" for an unmarked hour of the morning, which may mean either."""
    if hour % 24 == 0:
        return "de la noche"
    if hour == 12:
        return "del mediodía" if marks or not minute else ""
    if hour > 12:
        return "de la tarde" if hour < 20 else "de la noche"
    if not marks:
        return ""
    return "de la madrugada" if hour < 6 else "de la mañana"
