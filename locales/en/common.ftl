# What is used everywhere.

# A sentence from elsewhere, as it is.
given = { $text }
list-separator = {", "}
# Between two sentences.
sentence-separator = {" "}
# The name of this language.
language-name = English
