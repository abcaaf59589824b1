"""The program's own words in what it makes: every phrase a patient can meet, with a note for translators.

They are translated like a leaflet, in a catalogue of their own (`polyleaf.po`). `{{name}}` is filled in by
the program.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    words: str
    note: str


DRAFT = "Draft"
DRAFT_NOTICE = "Draft. Nobody has checked this text yet. Do not rely on it."
NOTE = "Note"
TIP = "Tip"
IMPORTANT = "Important"
WARNING = "Warning"
CAUTION = "Caution"
ABOUT = "About this leaflet"
OWNER = "Made by"
DEPARTMENT = "Department"
CONTACT = "Contact"
VERSION = "Version"
REFERENCE = "Reference"
PUBLISHED = "Published"
REVIEW = "Review by"
SOURCE_TITLE = "Title in English"
PAGE = "Page {{page}} of {{total}}"
SKIP = "Go to the text"
CONTENTS = "Contents"
LANGUAGES = "This leaflet in other languages"
FORMATS = "This leaflet in other formats"
WEB_PAGE = "Web page"
WORD = "Word document"
LARGE_PRINT = "Large print (Word document)"
CLEAR_PRINT = "Clear print (Word document)"
GIANT_PRINT = "Giant print (Word document)"
PDF = "PDF document"
PDF_LARGE_PRINT = "Large print (PDF)"
CONTENTS_PAGE = "(page {{page}})"
AUDIO = "Audio (MP3)"
AUDIO_SLOW = "Audio, spoken slowly (MP3)"
AUDIO_SECTIONS = "Audio, one file for each section (MP3)"
EPUB = "E-book that is read aloud (EPUB)"
DAISY = "Talking book (DAISY)"
ACCESSIBILITY = "You can read this book or listen to it. Each sentence is marked while a computer voice reads it."
LISTEN = "Listen to this leaflet"
BACK = "10 seconds back"
FORWARD = "10 seconds forward"
SPEED = "Speed"
CHOOSE = "Choose a sentence to listen from"
NO_AUDIO = "There is no recording in this language, because no computer voice speaks it. Ask us: {{contact}}"
NO_PROOF = "There is no recording: we cannot be sure that it would say every number and word right. Ask us: {{contact}}"
SPOKEN_OWNER = "Made by {{owner}}."
SPOKEN_VERSION = "Version {{version}}, published {{date}}. Review by {{review}}."
SPOKEN_VOICE = "You are listening to a computer voice."
SPOKEN_DURATION = "Playing time: about {{minutes}} min."
SPOKEN_SECTIONS = "This recording has {{total}} sections."
SPOKEN_SECTION = "Section {{number}} of {{total}}."
SPOKEN_PICTURE = "Picture: {{description}}"
SPOKEN_LIST = "List of {{items}} items."
SPOKEN_TABLE = "Table. Number of rows: {{rows}}."
ANOTHER_FORMAT = "If you have questions or need this leaflet in another format: {{contact}}"
END = "End of leaflet."
NOTE_LABEL = "Note {{number}}"
NOTE_MARK = "note {{number}}"

PHRASES: tuple[Phrase, ...] = (
    Phrase(DRAFT, "One word, in the header of every page, for a text that nobody has checked yet."),
    Phrase(DRAFT_NOTICE, "Shown in a box at the top, and spoken, until somebody has signed off the text."),
    Phrase(NOTE, "Label of a box in the leaflet."),
    Phrase(TIP, "Label of a box in the leaflet."),
    Phrase(IMPORTANT, "Label of a box in the leaflet."),
    Phrase(WARNING, "Label of a box about danger."),
    Phrase(CAUTION, "Label of a box about possible harm, weaker than Warning."),
    Phrase(ABOUT, "Heading above the table with owner, version and dates."),
    Phrase(OWNER, "Label; the name of the organisation that made the leaflet follows."),
    Phrase(DEPARTMENT, "Label; the name of a hospital department follows."),
    Phrase(CONTACT, "Label; phone numbers or addresses follow."),
    Phrase(VERSION, "Label; a version number such as 1.0 follows."),
    Phrase(REFERENCE, "Label; the leaflet's reference code follows."),
    Phrase(PUBLISHED, "Label; the date follows."),
    Phrase(REVIEW, "Label; the date by which the leaflet must be checked again follows."),
    Phrase(SOURCE_TITLE, "Label; the English title follows, for staff who do not read this language."),
    Phrase(PAGE, "At the foot of each page."),
    Phrase(SKIP, "Link at the top of the web page, for people who use a keyboard or a screen reader."),
    Phrase(CONTENTS, "Heading above the list of sections."),
    Phrase(LANGUAGES, "Heading above the list of languages."),
    Phrase(FORMATS, "Heading above the list of files to download."),
    Phrase(WEB_PAGE, "Name of a format."),
    Phrase(WORD, "Name of a format."),
    Phrase(LARGE_PRINT, "Name of a format."),
    Phrase(CLEAR_PRINT, "Name of a format: letters of 14 points, between ordinary and large print."),
    Phrase(GIANT_PRINT, "Name of a format: letters of 24 points, larger than large print."),
    Phrase(PDF, "Name of a format."),
    Phrase(PDF_LARGE_PRINT, "Name of a format: letters of 18 points."),
    Phrase(CONTENTS_PAGE, "After a heading in the contents list of a printed leaflet. Keep the brackets."),
    Phrase(AUDIO, "Name of a format."),
    Phrase(AUDIO_SLOW, "Name of a format."),
    Phrase(AUDIO_SECTIONS, "Name of a format."),
    Phrase(EPUB, "Name of a format; an e-book with sound."),
    Phrase(DAISY, "Name of a format for people who cannot read print."),
    Phrase(ACCESSIBILITY, "Tells readers what the e-book offers; shown in libraries and e-book shops."),
    Phrase(LISTEN, "Label of the audio player."),
    Phrase(BACK, "Button of the audio player: hear the last ten seconds again."),
    Phrase(FORWARD, "Button of the audio player: leave out the next ten seconds."),
    Phrase(SPEED, "Label of three buttons of the audio player with the numbers 0.75, 1 and 1.25."),
    Phrase(CHOOSE, "Button of the audio player. While it is on, a sentence of the text that is clicked is played."),
    Phrase(
        NO_AUDIO, "On the web page where the audio player would be. A sentence with phone numbers follows the colon."
    ),
    Phrase(
        NO_PROOF,
        "On the web page where the audio player would be, when there is a voice. A sentence with phone numbers follows "
        "the colon.",
    ),
    Phrase(SPOKEN_OWNER, "Spoken at the start of the recording."),
    Phrase(SPOKEN_VERSION, "Spoken at the start. Both dates come as words, e.g. the second of March ..."),
    Phrase(SPOKEN_VOICE, "Spoken at the start, so that nobody takes the voice for a person."),
    Phrase(
        SPOKEN_DURATION,
        "Spoken at the start. The sign min is said as minutes in the right form; your own word must fit any number.",
    ),
    Phrase(
        SPOKEN_SECTIONS, "Spoken at the start. {{total}} is a number from 2 to 20; write it so that any number fits."
    ),
    Phrase(SPOKEN_SECTION, "Spoken before each heading. Both are numbers from 1 to 20."),
    Phrase(SPOKEN_PICTURE, "Spoken before the description of a picture."),
    Phrase(SPOKEN_LIST, "Spoken before a list. {{items}} is a number from 3 on; write it so that any number fits."),
    Phrase(SPOKEN_TABLE, "Spoken before a table. {{rows}} is a number; write it so that any number fits."),
    Phrase(ANOTHER_FORMAT, "Printed and spoken at the end. A sentence with phone numbers follows the colon."),
    Phrase(END, "Spoken at the very end."),
    Phrase(NOTE_LABEL, "Label before a note to the text, shown and spoken; a colon and the note follow."),
    Phrase(
        NOTE_MARK,
        "Within a sentence, in square brackets, where such a note is meant: take 5 mg [note 1]. Also spoken.",
    ),
)
