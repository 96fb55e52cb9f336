"""What formats look like inside: shared by the steps that read them and the steps that write them."""
