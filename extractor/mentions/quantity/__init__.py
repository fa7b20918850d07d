"""Quantities: what numerals are worth, their units, and whether they count anything at all."""
