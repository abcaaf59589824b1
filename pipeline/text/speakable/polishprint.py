"""What Polish print says with marks that depend on their neighbours: "3. piętrze", "przed 22 listopada", "9,90 zł".

Each is turned into words before figures are read, because the case comes from words on both sides of it.
"""

import re

from pipeline.text.speakable.polishnouns import PEOPLE
from pipeline.text.speakable.polishnumerals import Case, Gender, few, masculine_ordinal, numeral
from pipeline.text.speakable.speaker import Rewrite

MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
#: What the day of a date ends in after these words (po and przed: "po piątym grudnia"); after all others in -ego.
OTHER_DAY_AFTER = frozenset("przed po między pomiędzy".split())
# The nouns that leaflets number with an ordinal, by the ending that each of their forms asks of it.
_ENDINGS = {
    "y": "tydzień dzień miesiąc stopień etap trymestr rok punkt okres poziom zabieg cykl raz wiersz",
    "e": "piętro badanie szczepienie podejście opakowanie wydanie",
    "ego": (
        "tygodnia dnia miesiąca stopnia etapu trymestru punktu okresu poziomu zabiegu cyklu piętra badania "
        "szczepienia podejścia rzędu typu roku"
    ),
    "emu": "tygodniowi dniowi",
    "ym": (
        "tygodniu dniu miesiącu stopniu etapie trymestrze punkcie okresie poziomie zabiegu cyklu piętrze badaniu "
        "szczepieniu podejściu tygodniem dniem miesiącem stopniem etapem trymestrem punktem okresem poziomem "
        "zabiegiem cyklem piętrem badaniem szczepieniem oddziale"
    ),
    "a": "dawka doba wizyta strona linia część godzina tura noc faza klasa kolejka wkładka ampułka seria",
    "ej": (
        "dawki dawce doby dobie wizyty wizycie strony stronie linii części godziny godzinie tury turze nocy fazy "
        "fazie klasy klasie serii"
    ),
    "ą": "dawkę dawką dobę dobą wizytę wizytą stronę stroną linię linią częścią godzinę godziną fazę fazą klasą serię",
}
_ENDING_OF = {noun: ending for ending, nouns in _ENDINGS.items() for noun in nouns.split()}
_NOUN = rf"({'|'.join(sorted(_ENDING_OF, key=len, reverse=True))})(?!\w)"
_LINK = r"( (?:i|do|lub|oraz|albo|a|lub też) |, | ?[-–] ?)"
# 3. piętrze; 1. i 2. stopniu; 5.–7. dnia
_NUMBERED = re.compile(rf"(?<![\w.,/-])([1-9]\d?)\.(?:{_LINK}([1-9]\d?)\.)? (?:(\w+[myaąej]) )?{_NOUN}")
# The same noun in another case after these: "w 12. roku" but "do 12. roku", "w trakcie 2. zabiegu".
_LOCATIVE = re.compile(r"(?i:\b(?:w|we|po|o|przy|na)) $")
_MONTH = rf"({'|'.join(MONTHS)})(?!\w)"
_DAY = r"(?<![\d.,/-])(3[01]|[12]\d|0?[1-9])(?!\d)"
_BETWEEN = re.compile(rf"(?i:\b((?:po)?między)) {_DAY}( \w+)? (?:a|i) {_DAY} {_MONTH}")
_FROM_TO = re.compile(rf"(?i:\b(od|z)) {_DAY} (do|na) {_DAY} {_MONTH}")
_SPAN = re.compile(rf"{_DAY} ?[-–—‑−] ?{_DAY} {_MONTH}")
# Z 5 pacjentów 2 wróciło: the second figure counts the same people.
_OF_THEM = re.compile(rf"(?i:\b(?:z|ze|spośród)) \d+ (?:{'|'.join(PEOPLE)})(?:,? \w+)?,? (\d{{1,3}})(?= \w+ło\b)")
_MONEY = re.compile(
    r"(?<![\d.,/])(\d[\d \u00a0\u202f]*?)(?:,(\d\d))?[ \u00a0\u202f]?(?:zł|PLN)(?!\w)"
    r"(?:\.(?=\s+[a-ząćęłńóśźż]))?( ?/ ?(?=[^\W\d_]))?"
)
_PART_OF_MONEY = re.compile(r"(?<=\d)[ \u00a0\u202f]?(?:zł|PLN)(?!\w)")
_GROSZ = re.compile(r"(?<![\d.,/])(\d{1,2}) ?gr(?!\w)\.?(?=\s|[,;:)]|$)")
# "50 gr" may be grams; where a price is spoken of it is not.
_PRICE = re.compile(r"(?i:zł(?!\w)|opłat|koszt|cen[aęy]\b|płac)")
_SHORT_NOUN = re.compile(
    r"(?<![\d.,/])(\d+)[ \u00a0]?(tabl|godz|tyg|mies)\.(?! ?\d+[:.]\d)( ?/ ?(?=dob|dzie|godz|tydz))?"
)
# The lower figure of a range has the upper one's noun; by one, few and many, and the genitive of one.
_SHORT_NOUNS = {
    "tabl": ("tabletka", "tabletki", "tabletek", "tabletki"),
    "godz": ("godzina", "godziny", "godzin", "godziny"),
    "tyg": ("tydzień", "tygodnie", "tygodni", "tygodnia"),
    "mies": ("miesiąc", "miesiące", "miesięcy", "miesiąca"),
}
# After "po" as a time: po jednej godzinie, po trzech godzinach.
_LATER = {
    "godz": ("godzinie", "godzinach"),
    "tyg": ("tygodniu", "tygodniach"),
    "mies": ("miesiącu", "miesiącach"),
}
# 2 piętro, w 3 tygodniu, and Roman numbers: the form of the noun shows that it is not counted.
_NOT_COUNTED = re.compile(
    r"(?<![\w.,/–-])([2-9]|[1-9]\d) (piętro|piętrze|trymestrze|stopniu|etapie|tygodniu|dniu|miesiącu)(?!\w)"
)
_TAKEN = re.compile(r"(?i:\b(?:bierz|brać|weź|wziąć|przyj\w+|zaży\w+|poda\w+|połk\w+|stos\w+|przez|co|za)) $")
_GENITIVE = re.compile(
    r"(?i:\b(?:od|do|z|bez|dla|około|ok\.|powyżej|poniżej|ciągu|trakcie|upływie|wysokości|kwoty|kwocie|opłaty|ceny"
    r"|mniej niż|więcej niż)) ?$"
)
_AFTER = re.compile(r"(?i:\bpo) $")


def _numbered(match: re.Match[str]) -> str:
    first, link, second, adjective, noun = match.groups()
    ending = _ENDING_OF[noun]
    before = match.string[: match.start()]
    if noun == "roku" or noun in ("zabiegu", "cyklu"):
        ending = "ym" if _LOCATIVE.search(before) else "ego"
    said = masculine_ordinal(int(first), ending)
    if second:
        joint = " do " if link.strip() in ("-", "–") else link
        said = f"{said}{joint}{masculine_ordinal(int(second), ending)}"
    return f"{said} {adjective + ' ' if adjective else ''}{noun}"


def _between(match: re.Match[str]) -> str:
    between, first, month, last, name = match.groups()
    low, high = (masculine_ordinal(int(day), "ym") for day in (first, last))
    return f"{between} {low}{month or ''} a {high} {name}"


def _from_to(match: re.Match[str]) -> str:
    preposition, first, link, last, month = match.groups()
    low, high = (masculine_ordinal(int(day), "ego") for day in (first, last))
    return f"{preposition} {low} {link} {high} {month}"


def _span(match: re.Match[str]) -> str:
    first, last, month = match.groups()
    low, high = (masculine_ordinal(int(day), "ego") for day in (first, last))
    started = re.search(r"(?i:\b(?:od|do)) $", match.string[: match.start()])
    return f"{'' if started else 'od '}{low} do {high} {month}"


def _of_them(match: re.Match[str]) -> str:
    return match.group()[: -len(match[1])] + numeral(int(match[1]), Case.NOM, Gender.PEOPLE)


def _form(value: int, one: str, some: str, many: str, genitive: bool, one_genitive: str) -> str:
    if value == 1:
        return one_genitive if genitive else one
    return some if few(value) and not genitive else many


def _money(match: re.Match[str]) -> str:
    """9,90 zł as 9 złotych 90 groszy, as it is said at a till."""
    whole, small = match[1].strip(), match[2]
    value = int(re.sub(r"\D", "", whole))
    genitive = bool(_GENITIVE.search(match.string[: match.start()]))
    said = f"{whole} {_form(value, 'złoty', 'złote', 'złotych', genitive, 'złotego')}"
    coins = int(small or 0)
    pence = f"{coins} {_form(coins, 'grosz', 'grosze', 'groszy', genitive, 'grosza')}"
    if genitive:
        pence = f"{numeral(coins, Case.GEN, Gender.MAN)} {pence.split()[1]}"
    words = said if not coins else f"{said} {pence}" if value else pence
    return f"{words} za " if match[3] else words


def _grosz(match: re.Match[str]) -> str:
    value = int(match[1])
    if not _PRICE.search(match.string):
        return match.group()
    stop = "." if match.group().endswith(".") and not match.string[match.end() :].strip() else ""
    return f"{value} {_form(value, 'grosz', 'grosze', 'groszy', False, 'grosza')}{stop}"


def _short_noun(match: re.Match[str]) -> str:
    value, before = int(match[1]), match.string[: match.start()]
    one, some, many, of_one = _SHORT_NOUNS[match[2]]
    if one.endswith("a") and _TAKEN.search(before):
        one = f"{one[:-1]}ę"
    genitive = _GENITIVE.search(before) is not None or before.rstrip().endswith(("-", "–"))
    stop = "" if match.string[match.end() :].strip(" )") else "."
    form = _form(value, one, some, many, genitive, of_one)
    if match[2] in _LATER and _AFTER.search(before):
        form = _LATER[match[2]][value != 1]
    return f"{match[1]} {form}{' na ' if match[3] else stop}"


# "W godz. 8–16", "o godz. 8 lub 20": hours on the clock; in "8 i 3 godz. później" the three are counted.
_HOUR = r"(?:2[0-4]|1\d|0?\d)(?:[.:][0-5]\d)?(?!\d|[.:,]\d)"
_OTHER_COUNT = r"(?!\s?(?:godz|min|dn|dzie|tyg|mies|lat|raz|dawk|tabl|kaps|krop|[mk]?g\b|ml\b))"
_BARE_HOURS = re.compile(
    rf"(?i:(?<!\d )(?<!\d)\b(?:godz\.|godzin(?:ach|ami)) (?:od )?){_HOUR}"
    rf"(?:(?: ?[-–—] ?| do | lub | albo | oraz | i | a |, ){_HOUR}{_OTHER_COUNT})*"
)


def _with_minutes(match: re.Match[str]) -> str:
    return re.sub(r"(\d+)(?:[.:](\d\d))?", lambda hour: f"{hour[1]}:{hour[2] or '00'}", match.group())


REWRITES: tuple[Rewrite, ...] = (
    ("hours", _BARE_HOURS, _with_minutes),
    ("ordinal", _NUMBERED, _numbered),
    ("span", _SPAN, _span),
    ("date", _BETWEEN, _between),
    ("date", _FROM_TO, _from_to),
    ("number", _OF_THEM, _of_them),
    ("money", _MONEY, _money),
    ("money", _PART_OF_MONEY, " złotego"),
    ("money", _GROSZ, _grosz),
    # Its figure may have been a Roman one, so it is looked for in every sentence.
    ("number", _NOT_COUNTED, lambda match: f"{masculine_ordinal(int(match[1]), _ENDING_OF[match[2]])} {match[2]}"),
    ("abbreviation", _SHORT_NOUN, _short_noun),
    ("unit", re.compile(r"(?<=\d) ?j\.(?! ?m\.)(?!\w)"), " jednostek"),
)
