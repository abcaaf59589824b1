"""How a PDF is set: the tree, the words and the fonts that its template is given."""
