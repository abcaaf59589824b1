"""A zip with everything a translator needs for one language: catalogue, brief, glossary, preview page."""

import textwrap

from pipeline.archive import packed
from pipeline.exchange.archive import unpacked
from pipeline.model.catalogue import State
from pipeline.model.errors import IntakeError
from pipeline.model.exchange import Parcel

WANTED = "a zip with one translated file in it (.po, .xlf, .xliff or .xlsx)"
_WIDTH = 96
_WORD = "word/document.xml"
_TRANSLATED = (".po", ".xlf", ".xliff", ".xlsx")

_BRIEF = """\
{title}
Translation from {source} into {language} ({target})
Reference {reference}, version {version}

What this is
------------
A leaflet for patients of a hospital. People read it at home, on paper, on a phone, in large
print, or listen to it; a computer voice reads your words aloud. Many of them are unwell,
worried or not used to reading long texts.

{messages} pieces of text, {words} words. {done} are translated, {draft} are drafts to be
checked (fuzzy), {empty} are still to be translated.
{about}
How to write
------------
- As plainly as the original: everyday words, short sentences, the reader as "you".
- If a medical word is needed, give the plain word first, as the original does.
- Use the names of medicines that stand on the packs which readers can buy where they live.

Do
- Keep every figure, unit, range, time, date and phone number. Digits and the decimal mark of
  your language are right.
- Keep {{{{words in double braces}}}} letter by letter; the program puts a phone number or name there.
- Keep the mark of a note, such as [^1], letter by letter and once, behind the words it belongs to.
- Keep **two stars** around the words that are bold. Translate the words in [words](address), and
  copy the address.
- Read the notes; they come from the author. Ask when something is unclear: a remark on the
  message reaches us.
- Mark a message as finished only when it is.

Do not
- leave anything out, add anything, or change advice
- translate the reference, addresses or e-mail addresses
- convert units, times or prices
- send a raw machine translation: we see drafts as drafts

The files
---------
{files}

In Poedit
---------
Open {catalogue}. Notes stand on the right. A message in bold with "Needs work" has an older
translation: compare it with the old source, correct it, and clear "Needs work" (Ctrl+U).
Save; send the .po file back.

In OmegaT
---------
Make a project from {source_tag} to {target}, and in its properties switch OFF "Enable sentence-level
segmentation" - otherwise translations of more than one sentence are lost. Put {catalogue} into
the folder "source", the glossary into "glossary". Create translated documents, and send back
the .po file from the folder "target".

In another tool
---------------
Ask us for XLIFF 1.2, XLIFF 2.1 or an Excel workbook instead.

Sending it back
---------------
Send the file under the same name, alone or in a zip. The program tells us if something is
missing or has been changed that must not be.
"""
_KNOWN = {
    "glossary.csv": "glossary.csv: words that must be translated in a certain way, and words to avoid",
    "preview.html": "preview.html: the page as it looks now, with what is translated (open it in a browser)",
}


def write(parcel: Parcel) -> bytes:
    """The zip of a parcel: the brief, then what is enclosed, in a folder of its own."""
    folder = f"{parcel.leaflet}-{parcel.target}"
    files = (("brief.txt", brief(parcel).encode("utf-8")), *parcel.enclosures)
    return packed((f"{folder}/{name}", data) for name, data in files)


def brief(parcel: Parcel) -> str:
    """What the leaflet is, for whom, how to write, and how to work with the files. Plain text."""
    count = {state: sum(message.state is state for message in parcel.messages) for state in State}
    catalogue = next((name for name, _ in parcel.enclosures if name.endswith(".po")), f"{parcel.leaflet}.po")
    names = [name for name, _ in parcel.enclosures]
    listed = [f"- {catalogue}: the text to be translated", *(f"- {_KNOWN[name]}" for name in names if name in _KNOWN)]
    written = _BRIEF.format(
        title=parcel.title,
        source=parcel.source_language,
        source_tag=parcel.source,
        target=parcel.target,
        language=parcel.language,
        reference=parcel.reference,
        version=parcel.version,
        messages=len(parcel.messages),
        words=sum(len(message.id.words.split()) for message in parcel.messages),
        done=count[State.DONE],
        draft=count[State.DRAFT],
        empty=count[State.EMPTY],
        about=f"\n{parcel.about}\n" if parcel.about else "",
        files="\n".join(listed),
        catalogue=catalogue,
    )
    return "\n".join(_wrapped(line) for line in written.split("\n"))


def _wrapped(line: str) -> str:
    # Tables have runs of spaces that tell their columns apart.
    return line if len(line) <= _WIDTH or "   " in line.strip() else textwrap.fill(line, _WIDTH)


def read(data: bytes, name: str) -> tuple[str, bytes]:
    """The one translated file in a zip, and its name.

    Raises IntakeError when there is none, or more than one.
    """
    files = unpacked(data, name, WANTED)
    found = [
        inside
        for inside in files
        if inside.lower().endswith(_TRANSLATED) and not inside.startswith("__MACOSX/") and "/." not in f"/{inside}"
    ]
    if _WORD in files:
        raise IntakeError(name, "a Word document", WANTED, "take in a translation in Word with: polyleaf align")
    if len(found) != 1:
        what = ", ".join(found) if found else f"only {', '.join(sorted(files)[:5]) or 'nothing'}"
        raise IntakeError(name, f"inside are: {what}", WANTED, "send one file back at a time")
    return found[0], files[found[0]]
