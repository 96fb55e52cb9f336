"""Pages of review and release."""
