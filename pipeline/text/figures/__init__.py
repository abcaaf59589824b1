"""Figures: in digits and in words."""
