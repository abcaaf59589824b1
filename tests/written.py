"""A thousand leaflets as authors write them, each from its number alone, so that a run can be repeated."""

import random

from tests.text.test_markdown import FRONT

_WORDS = (
    "take the tablet with water every day before food and rest for two hours after your operation ward nurse doctor "
    "pain swelling 2–4% 500\u00a0mg 38.5\u00a0°C 08:00 {{phone}} **not** *only* don’t (NHS) 1/2 a&b 5\\*2 #1 x_y_z "
    "café [the ward](tel:+442079460123) <https://www.nhs.uk/> “quotes” – — … + - = 3. |"
).split(" ")
# What a line of a paragraph may not begin with; an author who means the sign writes a backslash.
_SIGNS = ("+", "-", "=", "#1", "3.", "|", "—", "–")
_ENDS = (".", "?", "!", ":", "")


def _sentence(chance: random.Random, longest: int = 14) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(1, longest))]
    if words[0] in _SIGNS or words[0].startswith(("**", "*", "<", "[", "{{", "(")):
        words.insert(0, "So")
    if words[-1] in _SIGNS:
        words.append("end")
    text = " ".join(words)
    return text[0].upper() + text[1:] + chance.choice(_ENDS)


def _lines(chance: random.Random, marks: str = "") -> str:
    parts = [_sentence(chance) for _ in range(chance.randint(1, 3))]
    return chance.choice((" ", "\\\n", "  \n" if not marks else " ")).join(parts)


def _bullets(chance: random.Random, depth: int = 0) -> list[str]:
    start = chance.choice((None, None, 1, 1, 7))
    if depth and start not in (None, 1):
        start = 1
    rows: list[str] = []
    for index in range(chance.randint(1, 4)):
        mark = "- " if start is None else f"{start + index}. "
        rows.append(mark + _sentence(chance, 8))
        if depth < 2 and chance.random() < 0.25:
            rows += [" " * len(mark) + row for row in _bullets(chance, depth + 1)]
    return rows


def _loose(chance: random.Random) -> list[str]:
    rows: list[str] = []
    for _ in range(chance.randint(1, 3)):
        rows += [f"* {_sentence(chance)}", "", f"  {_sentence(chance)}", ""]
    return rows[:-1]


def _table(chance: random.Random) -> list[str]:
    columns = chance.randint(1, 4)

    def row() -> str:
        return "| " + " | ".join(_sentence(chance, 4).replace("|", "\\|") for _ in range(columns)) + " |"

    return [row(), "|" + " --- |" * columns, *(row() for _ in range(chance.randint(1, 4)))]


def _alert(chance: random.Random) -> list[str]:
    inner = [_sentence(chance)] if chance.random() < 0.6 else ["", *_bullets(chance)]
    return [f"> [!{chance.choice(('NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'))}]", *(f"> {row}" for row in inner)]


def _terms(chance: random.Random) -> list[str]:
    rows: list[str] = []
    for _ in range(chance.randint(1, 3)):
        rows += [f"Term {_sentence(chance, 2)}", f": {_sentence(chance)}", ""]
    return rows[:-1]


def _note(chance: random.Random, name: str) -> list[str]:
    """A paragraph with the mark of a note, and the note, some paragraphs below it or right there."""
    marked = f"So {_sentence(chance, 5)} here[^{name}] and {_sentence(chance, 4)}[^{name}]"
    rows = [f"[^{name}]: {_sentence(chance)}"]
    if chance.random() < 0.5:
        rows += ["", f"    {_sentence(chance)}"]
    if chance.random() < 0.5:
        rows += ["", *("    " + row for row in _bullets(chance, 2))]
    return [marked, "", *([_lines(chance), ""] if chance.random() < 0.5 else []), *rows]


def _picture(chance: random.Random) -> list[str]:
    caption = ' "Said below"' if chance.random() < 0.5 else ""
    return [f"![Shows a clock](images/a.png{caption})"]


_MAKERS = (_bullets, _loose, _table, _alert, _terms, _picture)


def leaflet(number: int) -> str:
    """The source of leaflet number `number`."""
    chance = random.Random(number)
    parts = [f"# Leaflet {number}"]
    before = None
    for section in range(chance.randint(0, 3)):
        parts.append(f"## {_sentence(chance, 5)} {section}")
        for _ in range(chance.randint(0, 4)):
            make = chance.choice(_MAKERS)
            # Two lists in a row would be one.
            if make is before or {make, before} <= {_bullets, _loose, _terms}:
                parts.append("Between the two.")
            note = "<!-- TRANSLATORS: take care -->\n" if chance.random() < 0.1 else ""
            parts.append(note + "\n".join(make(chance)))
            before = make
            if chance.random() < 0.6:
                parts.append(_lines(chance))
                before = None
            if chance.random() < 0.15:
                parts.append("\n".join(_note(chance, f"n{len(parts)}")))
                before = None
    return f"{FRONT}\n" + "\n\n".join(parts) + "\n"
