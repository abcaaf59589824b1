"""How the kinds of alert are named to a reader, and which of them may harm."""

from pipeline.model.leaflet import AlertKind
from pipeline.text import phrases

LABELS: dict[AlertKind, str] = {
    AlertKind.NOTE: phrases.NOTE,
    AlertKind.TIP: phrases.TIP,
    AlertKind.IMPORTANT: phrases.IMPORTANT,
    AlertKind.WARNING: phrases.WARNING,
    AlertKind.CAUTION: phrases.CAUTION,
}
# The box of what may harm is drawn heavier on paper; its label says so in words as well.
HEAVY = (AlertKind.WARNING, AlertKind.CAUTION)
