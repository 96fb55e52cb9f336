"""Make the name model: from labelled corpora and generated text to the file that ships. Never used at run time."""
