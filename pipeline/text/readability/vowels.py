"""How many syllables a word has, by the spelling rules of its language: a function for each, on words in small letters
without hyphens.
"""

import re
from collections.abc import Callable

# What stands for a syllable, and between two words, where many words are counted at once.
SOUND, BETWEEN = b"\1", b"\0"

# --- Spanish -----------------------------------------------------------------------------------------------------

_STRONG = "aeoáéó"


def _spanish(word: str) -> int:
    """Vowel groups by the spelling rules of the Real Academia (Ortografía 2010, chapter II, 4): two strong vowels
    part, an accented í or ú parts from a strong vowel, every other pair is one syllable; h between vowels and u
    in que, qui, gue, gui do not count.
    """
    word = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word)
    word = re.sub(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])", "", word)
    # y is a vowel at the end of a word and where no vowel follows.
    word = re.sub(r"y(?![aeiouáéíóúü])", "i", word)
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    return max(1, sum(_spanish_group(group) for group in groups))


def _spanish_group(group: str) -> int:
    strong = sum(vowel in _STRONG for vowel in group)
    parted = sum(
        vowel in "íú" and any(near in _STRONG for near in group[max(0, index - 1) : index + 2])
        for index, vowel in enumerate(group)
    )
    doubled = len(re.findall("ii|uu|ií|uú", group))
    return max(1, strong + parted) + doubled


# --- Polish ------------------------------------------------------------------------------------------------------


def _polish(word: str) -> int:
    """One syllable for each vowel letter, but i before another vowel only softens the consonant, and au and eu
    of foreign words are one sound, save after the prefixes na-, za-, nie-, prze- and in -eum.
    """
    if word in ("w", "z"):
        return 0
    word = re.sub("^(na|za|nie|prze)(?=u)", r"\1-", word)
    word = re.sub("(?<=[^aeiouyąęó])i(?=[aeiouyąęó])", "", word)
    word = re.sub(r"e(?=um(?:$|y$|ów$|om$|ach$|ami$))", "e-", word)
    word = re.sub(r"(?<=[ae])u", "", word)
    return max(1, len(re.findall("[aeiouyąęó]", word)))


# --- German ------------------------------------------------------------------------------------------------------

_GERMAN_VOWELS = "aeiouyäöüéèêàâôïëáó"
# Two letters that are one sound, and in what words they are two: a pattern for each first letter, because Python finds
# one letter several times as fast as a set of them. `ie` comes first and leaves Eier and Laie to the others.
_GERMAN_PAIRS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # not Patient, Effizienz, Medien, Familien, Therapien, Bakterien, speziell; but dient, schien, Spielleiter
        "ie(?<![ae]ie)(?!n(?:[tz](?:(?<=[tgbrpzl]ien.)|(?<=adien.)|(?<=redien.))"
        "|(?<=hygien|medien|ferien|linien|folien|aktien|serien)|(?<=studien)|(?<=familien|arterien)|(?<=bakterien|kriterien)"
        "|$(?<=[aeiouäöü][^aeiouyäöüh\n]ien)|$(?<=[aeiouäöü][^aeiouyäöü\n][^aeiouyäöüh\n]ien))"
        "|ll(?:(?<=[rn]iell)|(?<=[^s]tiell|[^\n]ziell)))",
        # not Koffein, Protein, beinhalten, Reinfarkt, geimpft, reimplantieren
        "e(?:i(?!n(?:(?<=koffein|protein)|(?<=[ck]odein)|h(?<=beinh)|(?<=^rein)(?:fiz|fark|fusi|tub))"
        "|m(?:pf(?<=geimpf)|pl(?<=^reimpl))|ss(?<=geiss))"
        # not Ideen, Museen, Alleen, beenden, geehrt, geerbt
        "|e(?!n(?:$(?<=[dfhms]een)|$(?<=lleen)|d(?<=[bg]eend))|hr(?<=[bg]eehr)|r[bd](?<=[bg]eer.)|ss(?<=geess))"
        # not Museum, Nukleus, beurteilen, geunkt
        "|u(?![ms]$|rt(?<=beurt)|nr(?<=beunr)|rl(?<=beurl)|nt(?<=geunt))|y|au)",
        # not Kokain, naiv
        "a(?:u|i(?!n(?<=kokain)|v(?<=naiv))|a|y)",
        "äu",
        "o(?:o|i(?=l))",
    )
)
_GERMAN_QU = re.compile("qu")
# In Latin-1: the small letter of each, a line for each word and one sign for all that is no letter; one letter for all
# vowels, and all that is none.
_NO_LETTER = b"?"
_SMALL_LINES = b"".join(
    chr(code).lower().encode("latin-1") if chr(code).isalpha() else b"\n" if chr(code).isspace() else _NO_LETTER
    for code in range(256)
)
_SOUNDS = b"".join(BETWEEN if code == ord("\n") else SOUND for code in range(256))
_NO_GERMAN_VOWELS = bytes(sorted(set(range(256)) - set(_GERMAN_VOWELS.encode("latin-1")) - {ord("\n")}))


def _german(word: str) -> int:
    """Vowel letters, of which ie, ei, au, eu, äu and double letters are one sound; every other pair is two, as the
    spelling rules part them at the end of a line (O-pe-ra-ti-on, Fa-mi-lie).
    """
    return sum(letter in _GERMAN_VOWELS for letter in _german_paired(word)) or 1


def _german_paired(words: str) -> str:
    """Words, a line each, with one vowel letter for each syllable; ö is one that no pair begins or ends with."""
    words = _GERMAN_QU.sub("qq", words)
    for pattern in _GERMAN_PAIRS:
        words = pattern.sub("ö", words)
    return words


def _german_together(words: str) -> bytes | None:
    """`_german` of many words at once, with white space between them: SOUND for each syllable of a word, none for a
    word without a vowel, and BETWEEN for each sign between words. None when something is no letter of Western Europe.
    """
    try:
        lines = words.encode("latin-1").translate(_SMALL_LINES)
    except UnicodeEncodeError:
        return None
    if _NO_LETTER in lines:
        return None
    return _german_paired(lines.decode("latin-1")).encode("latin-1").translate(_SOUNDS, _NO_GERMAN_VOWELS)


# --- French ------------------------------------------------------------------------------------------------------

_FRENCH_VOWELS = "aeiouyàâäéèêëîïôöùûü"
_FRENCH_MUTE_VERB = re.compile(
    r"(?:nn|tt|ss|ai|oi|oiv|euv|ouv|ul|uis|dis|lis|end|ond|erd|ort|ouch|erch|arl|ang|ess|ress|aiss|uv|rv|iqu|ouff|ffr)ent$"
)


def _french(word: str) -> int:
    """Sounds as they are spoken with care: a mute e at the end does not count, one inside a word does; i and u before
    a vowel glide, save after two consonants (client) and before a or é (situation).
    """
    word = word.replace("œ", "e").replace("æ", "e")
    word = re.sub(r"^(?:qu|lorsqu|puisqu|jusqu|[cdjlmnst])'", "", word).replace("'", "")
    word = re.sub(rf"(?<=q)u(?=[{_FRENCH_VOWELS}])|(?<=g)u(?=[eéèêiîy])", "", word)
    if _FRENCH_MUTE_VERB.search(word) and word not in ("souvent", "auvent"):
        word = word[:-3]
    else:
        # jour(née), (mala)die, per(sonne), heures
        word = re.sub(rf"(?<=[^{_FRENCH_VOWELS}])es?$|(?<=[éèiuîûôa])es?$", "", word) or word
    # A semivowel between vowels: voy-age, essuy-er; the i of ail, eille, ouille belongs to the l.
    word = re.sub(rf"(?<=[aoué])y(?=[{_FRENCH_VOWELS}])", "-", word)
    word = re.sub(r"(?<=[bcdfgptv][lr])i(?=[aeéo])", "i-", word)
    word = re.sub(rf"(?<=[éï])(?=[{_FRENCH_VOWELS}])|(?<=[aeou])(?=[éèïëü])|(?<=[ao])(?=[ao](?!u))", "-", word)
    word = re.sub(r"(?<=[^qgo]u)(?=a|er)", "-", word)
    word = re.sub(r"(?<=ou)(?=[aé]|er)", "-", word)
    return max(1, len(re.findall(f"[{_FRENCH_VOWELS}]+", word)))


# --- Italian -----------------------------------------------------------------------------------------------------

# Endings in which the i is stressed and so has a syllable of its own: terapia, chirurgia, malattia.
_ITALIAN_STRESSED = re.compile(
    r"(?:(?:log|graf|terap|tom|pat|scop|em|ur|pleg|alg|fob|urg|erg|armac|alatt|atr|etr|nom|ops|eps|col|fon|zz"
    r"|manz|metr|energ|rag|bug|compagn|trattor|batter|ferr|gast|macell|pasticc|lavander|sart|dir|psich|s|v|m|z|d)i)"
    r"(?=[ae]$)"
)
_ITALIAN_SHORT = frozenset("mia mie mio sia sie via vie zia zie zio dia pio io due tue sue tuo suo tua sua poi".split())


def _italian(word: str) -> int:
    """Vowel groups: i and u beside another vowel glide, two strong vowels part; i after c, g and sc before a vowel is
    only a sign. Where the stress parts an ending (terapia) it is known from the ending.
    """
    word = re.sub(r"^(?:un|dell|all|nell|dall|sull|quell|quest|bell|anch|c|d|l|s)'", "", word).replace("'", "")
    word = re.sub(r"(?<=q)u(?=[aeioàèéìò])|(?<=g)u(?=[aeioàèéìò])", "", word)
    stressed = _ITALIAN_STRESSED.search(word)
    if stressed and (len(word) > 4 or word in _ITALIAN_SHORT):
        word = f"{word[: stressed.end()]}-{word[stressed.end() :]}"
    elif word in _ITALIAN_SHORT - {"poi"}:
        word = f"{word[:-1]}-{word[-1]}"
    word = re.sub(r"(?<=[cg])i(?=[aeouàèéòù])", "", word)
    word = re.sub(r"(?<=[aeou])(?=i[aeou])|(?<=^pa)(?=ura|ure)", "-", word)
    word = re.sub(r"(?<=[aeoàèéòìù])(?=[aeoàèéòìù])", "-", word)
    word = re.sub(r"(?<=^ri)(?=[aeou])|(?<=^bi)(?=[aeo])|(?<=[aeo])(?=[ìù])", "-", word)
    word = re.sub(r"(?<=[bcdfgptv]ri)(?=[aeo])|(?<=di)(?=ac[oahi])", "-", word)
    return max(1, len(re.findall("[aeiouàèéìòùî]+", word)))


# --- Portuguese --------------------------------------------------------------------------------------------------

_PORTUGUESE_VOWELS = "aeiouáâãàéêíóôõúü"
_FALLING = re.compile(
    rf"^ao|ão|ãe|õe|[aeoáâéêóôuú]i(?!nh|nd|m$|r$|l$|z$|u|[{_PORTUGUESE_VOWELS}]r$)|[aeoáâéêóôiã]u(?!m$|l$|r$|nh|ni)"
    rf"|[{_PORTUGUESE_VOWELS}]"
)


def _portuguese(word: str) -> int:
    """Falling diphthongs (ai, eu, ão) are one syllable, rising ones two, save at the end of a word with an accent
    (história) and after q and g.
    """
    word = re.sub(r"(?<=[qg])u(?=[aeioáâãéêíóô])", "", word.replace("'", ""))
    word = re.sub(r"(?<=[áâéêíóôú])([iu]?[^aeiouáâãàéêíóôõú]+)[ieu](?=[aoe]s?$)", r"\1", word)
    word = re.sub(r"u(?=i(?:ção|ções|ndo|u$))", "u-", word)
    return max(1, len(_FALLING.findall(word)))


# --- Dutch and Czech ---------------------------------------------------------------------------------------------

_DUTCH = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|ei|ij|eu|ui|ou|au|oe|eau|[aeiouyéèëïöüá]")


def _dutch(word: str) -> int:
    """Vowel letters, of which aa, ee, ie, oe, ei, ij, ui, ou and their like are one sound; a dieresis parts."""
    word = re.sub(r"(?<=e)(?=um$)|(?<=^be)(?=ïn)|(?<=^ge)(?=ui|ei)", "-", word.replace("qu", "q"))
    return max(1, len(_DUTCH.findall(word)))


_CZECH_VOWELS = "aeiouyáéíóúůýě"


def _czech(word: str) -> int:
    """Vowel letters, of which ou, au and eu are one sound, and an r or l between consonants (prst, vlk)."""
    word = re.sub(r"(?<=^po)(?=u[žčr])|(?<=^na)(?=u[čk])|(?<=^do)(?=uč)|(?<=e)(?=um)", "-", word)
    spoken = len(re.findall(f"ou|au|eu|[{_CZECH_VOWELS}]", word))
    return spoken + len(re.findall(f"(?<=[^{_CZECH_VOWELS}\\W])[rl](?=[^{_CZECH_VOWELS}\\W]|$)", word))


# --- One syllable for each vowel letter --------------------------------------------------------------------------


def _letters(vowels: str) -> Callable[[str], int]:
    letter = re.compile(f"[{vowels}]")
    return lambda word: len(letter.findall(word))


COUNTERS: dict[str, Callable[[str], int]] = {
    "es": _spanish,
    "pl": _polish,
    "de": _german,
    "fr": _french,
    "it": _italian,
    "pt": _portuguese,
    "nl": _dutch,
    "cs": _czech,
    "tr": _letters("aeıioöuüâîû"),
    "ru": _letters("аеёиоуыэюя"),
    "uk": _letters("аеєиіїоуюя"),
    "bg": _letters("аеиоуъюя"),
    "mk": _letters("аеиоу"),
    "hu": _letters("aeiouáéíóöőúüű"),
}

# The same for many words at once, where it is worth while: German makes new words all the time.
TOGETHER: dict[str, Callable[[str], bytes | None]] = {"de": _german_together}
