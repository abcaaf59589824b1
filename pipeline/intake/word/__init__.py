"""The parts of reading a Word file into the blocks of a leaflet, in the order of their work."""
