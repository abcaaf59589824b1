"""The parts of reading a leaflet's Markdown, used by `pipeline.text.markup.markdown`."""
