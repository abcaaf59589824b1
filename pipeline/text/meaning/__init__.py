"""What sentences say: denials, duties, opposites, medicines."""
