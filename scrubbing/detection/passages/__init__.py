"""Find passages that say what a company keeps to itself. The model is loaded by the first call."""
