"""What extraction and redaction both know of Office Open XML: the package, its XML and where text stands in it.

Upstream of both steps, so that what one reads the other can rewrite. Verification does not use it.
"""
