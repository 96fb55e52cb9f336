"""Pages of intake and accounts. Views fetch, call one verb and render; rules live in the verbs."""
