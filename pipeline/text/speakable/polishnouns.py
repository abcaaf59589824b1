"""Polish nouns beside a figure: the gender that they give it, and the forms of the units that it gives them."""

import re
from decimal import Decimal

from pipeline.text.speakable.polishnumerals import Case, Gender, few

# unit -> singular by case, then plural by case; a decimal fraction takes the genitive singular.
_UNITS = {
    "percent": (
        "procent procenta procentowi procent procentem procencie".split(),
        "procent procent procentom procent procentami procentach".split(),
    ),
    "permille": (
        "promil promila promilowi promil promilem promilu".split(),
        "promile promili promilom promile promilami promilach".split(),
    ),
    "degree": (
        "stopień stopnia stopniowi stopień stopniem stopniu".split(),
        "stopnie stopni stopniom stopnie stopniami stopniach".split(),
    ),
    "hour": (
        "godzina godziny godzinie godzinę godziną godzinie".split(),
        "godziny godzin godzinom godziny godzinami godzinach".split(),
    ),
    "minute": (
        "minuta minuty minucie minutę minutą minucie".split(),
        "minuty minut minutom minuty minutami minutach".split(),
    ),
    "kilopascal": (
        "kilopaskal kilopaskala kilopaskalowi kilopaskal kilopaskalem kilopaskalu".split(),
        "kilopaskale kilopaskali kilopaskalom kilopaskale kilopaskalami kilopaskalach".split(),
    ),
    "pound": (
        "funt funta funtowi funt funtem funcie".split(),
        "funty funtów funtom funty funtami funtach".split(),
    ),
    "euro": (["euro"] * 6, ["euro"] * 6),
}
# The units of measure that all decline alike: gram, litr, metr.
_STEMS = {
    "microgram": "mikrogram",
    "milligram": "miligram",
    "gram": "gram",
    "kilogram": "kilogram",
    "millilitre": "mililitr",
    "centilitre": "centylitr",
    "litre": "litr",
    "millimetre": "milimetr",
    "centimetre": "centymetr",
    "metre": "metr",
    "kilometre": "kilometr",
}
_AFTER_UNIT = {
    "celsius": ("degree", " Celsjusza"),
    "fahrenheit": ("degree", " Fahrenheita"),
    "millimetre of mercury": ("millimetre", " słupa rtęci"),
}
FEMININE_NOUN = re.compile(
    r"(?:tablet[ek]*k?|godzin|minut|minuci|sekund|dob|dób|dawe?k|dawc|kapsułe?k|łyże?k|łyżeczk|łyżeczek|osób|osob|noc"
    r"|kropl|kropel|saszet[ek]*k?|ampułe?k|porcj|szklane?k|pielęgniare?k|wizyt|kobiet|stron|częś[ćc]|koś[ćc]"
    r"|pacjente?k|operacj|strzykawe?k|fiole?k|butele?k|pigułe?k|pastyle?k|próbe?k|jednoste?k|złotówe?k|igł|igieł"
    r"|blizn|ran|nog|nóg|nodz|ręk|rąk|ulote?k|wkłade?k|poduszek|poduszk|córe?k|infekcj|dziesiąt)"
    r"(?:a|y|i|ę|ą|e|ie|om|ami|ach)?"
)
_NEUTER = re.compile(r"\w+(?:nie|cie|ko|dło|ro|um|ło|zdo|sto|wo|isko|ię|sce|rce)")
PEOPLE = frozenset("pacjentów lekarzy mężczyzn chirurgów dorosłych ludzi chorych specjalistów konsultantów".split())
# Nominative plurals that turn into the genitive after "od dwóch do trzech".
GENITIVE_PLURAL = {
    "tygodnie": "tygodni",
    "miesiące": "miesięcy",
    "godziny": "godzin",
    "tabletki": "tabletek",
    "lata": "lat",
    "minuty": "minut",
    "sekundy": "sekund",
    "dawki": "dawek",
    "kapsułki": "kapsułek",
    "łyżki": "łyżek",
    "łyżeczki": "łyżeczek",
    "doby": "dób",
    "osoby": "osób",
    "szklanki": "szklanek",
    "krople": "kropli",
    "saszetki": "saszetek",
    "wizyty": "wizyt",
    "noce": "nocy",
}


def gender_of(noun: str) -> Gender:
    """The gender of a noun as it is printed, in small letters, by its ending; masculine for ""."""
    if FEMININE_NOUN.fullmatch(noun):
        return Gender.WOMAN
    if noun in PEOPLE:
        return Gender.PEOPLE
    return Gender.THING if _NEUTER.fullmatch(noun) else Gender.MAN


def gender_of_unit(unit: str) -> Gender:
    """The gender of the name of a unit (see `quantity.SYMBOLS` for the ids)."""
    if unit in ("hour", "minute"):
        return Gender.WOMAN
    return Gender.THING if unit == "euro" else Gender.MAN


def unit_form(unit: str, value: Decimal, case: Case) -> str:
    """The name of a unit as `value` of it in `case` asks for."""
    name, tail = _AFTER_UNIT.get(unit, (unit, ""))
    singular, plural = _declined(name)
    if "." in f"{value:f}":
        # Percent stays as it is after a decimal fraction.
        return (plural if name == "percent" else singular)[Case.GEN] + tail
    whole = abs(int(value))
    if whole == 1:
        return singular[case] + tail
    if case not in (Case.NOM, Case.ACC):
        return plural[case] + tail
    return plural[Case.NOM if few(whole) else Case.GEN] + tail


def _declined(unit: str) -> tuple[list[str], list[str]]:
    if unit in _UNITS:
        return _UNITS[unit]
    stem = _STEMS[unit]
    locative = f"{stem}ie" if stem.endswith("m") else f"{stem[:-1]}rze"
    singular = [stem, f"{stem}a", f"{stem}owi", stem, f"{stem}em", locative]
    return singular, [f"{stem}y", f"{stem}ów", f"{stem}om", f"{stem}y", f"{stem}ami", f"{stem}ach"]
