"""Extraction: file -> Document of located text units. One module per family, one `extract` function each."""
