"""How a Word document is written: its package, its paragraphs and tables, its runs."""
