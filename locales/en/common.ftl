# What is used everywhere.

# A sentence from elsewhere, as it is.
given = { $text }
list-separator = {", "}
# Between two sentences.
sentence-separator = {" "}
# The name of this language.
language-name = English

# Why something cannot be read or written.
cause-not-found = it is not there
cause-permission = it is not permitted
cause-read-only = it can only be read
cause-exists = something of that name is there already
cause-folder = it is a folder, not a file
cause-no-folder = what should hold it is no folder
cause-full = the disk is full
cause-too-large = a file may not become that large here
cause-name = such a name cannot be used
