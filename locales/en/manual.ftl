# The manual page.

manual-name = NAME
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-options = OPTIONS
manual-commands = COMMANDS
manual-version = VERSION
manual-unknown =
    There is no command “{ $name }”.
      The commands are: { $names }
