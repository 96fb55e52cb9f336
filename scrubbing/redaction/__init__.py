"""Redaction: original + plan -> new file in its native format. One module per family, one `redact` function each."""
