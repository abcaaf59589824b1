"""Leaflets as they are written: Markdown, its front matter, what is inside a text."""
