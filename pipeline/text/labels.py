"""What stands between a label and its value."""

from pipeline.model.language import Language


def colon(language: Language) -> str:
    """A colon and a space; Chinese and Japanese use the full-width colon, which has its space in itself."""
    return "\N{FULLWIDTH COLON}" if language.typography.slot == "eastAsia" else ": "
