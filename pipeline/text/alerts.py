"""How the kinds of alert are named to a reader."""

from pipeline.model.leaflet import AlertKind
from pipeline.text import phrases

LABELS: dict[AlertKind, str] = {
    AlertKind.NOTE: phrases.NOTE,
    AlertKind.TIP: phrases.TIP,
    AlertKind.IMPORTANT: phrases.IMPORTANT,
    AlertKind.WARNING: phrases.WARNING,
    AlertKind.CAUTION: phrases.CAUTION,
}
