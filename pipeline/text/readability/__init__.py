"""How hard a text is: sentences, syllables, formulas."""
