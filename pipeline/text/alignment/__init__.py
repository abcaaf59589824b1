"""How a text and an existing translation of it are brought together: `likeness` says how well two pieces fit, `beads`
finds the best way through all of them, `dressing` gives what was found the leaflet's own marks.
"""
