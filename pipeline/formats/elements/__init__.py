"""Words as elements of pages: what web pages and books are made of."""
