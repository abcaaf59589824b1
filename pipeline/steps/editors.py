"""Project files for translators' programs, so that they open the catalogues with the settings that lose nothing."""

import json
from collections.abc import Iterable
from xml.sax.saxutils import escape

OMEGAT_FILE, WEBLATE_FILE = "omegat.project", "weblate.json"
# Without these folders beside it OmegaT takes no project file for one (tried with 3.6).
OMEGAT_FOLDERS = ("omegat", "tm", "glossary", "dictionary")

# OmegaT divides texts into sentences unless told otherwise, and then empties every translation of more than one.
_OMEGAT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>LC_MESSAGES/</source_dir>
        <target_dir>../../{output}/</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <glossary_file>__DEFAULT__</glossary_file>
        <dictionary_dir>__DEFAULT__</dictionary_dir>
        <source_lang>{source}</source_lang>
        <target_lang>{target}</target_lang>
        <sentence_seg>false</sentence_seg>
        <support_default_translations>true</support_default_translations>
        <remove_tags>false</remove_tags>
        <external_command></external_command>
    </project>
</omegat>
"""


def omegat_output(folder: str) -> str:
    """Where OmegaT writes the catalogues of a language, from the workspace's folder on; it must be there too."""
    return f"outputs/omegat/{folder}"


def omegat_project(source: str, target: str, folder: str) -> str:
    """OmegaT's project for one language: it stands in `locale/<folder>/` and reads the catalogues beside it.

    What OmegaT makes goes to `omegat_output`, from where `polyleaf receive` takes it.
    """
    return _OMEGAT.format(source=escape(source), target=escape(target), output=escape(omegat_output(folder)))


def weblate_components(leaflets: Iterable[tuple[str, str]]) -> str:
    """A component for each leaflet (id, title), for `weblate import_json` or its REST interface.

    Lines end at newlines only (65535) and the previous source is kept, as it is done here (documentation of
    Weblate, "File format parameters"); bringing in line is left to `polyleaf update`.
    """
    components = [
        {
            "name": title,
            "slug": leaflet,
            "file_format": "po",
            "filemask": f"locale/*/LC_MESSAGES/{leaflet}.po",
            "new_base": f"locale/{leaflet}.pot",
            "new_lang": "none",
            "language_code_style": "posix",
            "file_format_params": {"po_line_wrap": 65535, "po_keep_previous": True},
        }
        for leaflet, title in leaflets
    ]
    return json.dumps(components, ensure_ascii=False, indent=2) + "\n"
