"""The mark of a field that somebody must still fill in. A leaflet that holds it cannot be signed."""

FILL_IN = "TO BE FILLED IN"
