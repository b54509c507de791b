# What commands and options do. Ids are made from the names of commands and arguments.

heading-usage = Usage:
heading-commands = Commands:
heading-arguments = Arguments:
heading-options = Options:

# Arguments of any command.

help-arg-paths = Files, folders and addresses of web sites to check (default: the current folder; - is standard input)
help-arg-max-pages = Read so many pages from addresses at most (default: 500)
help-arg-depth = Follow so many links from an address at most (default: any number)
help-arg-delay = Wait so many milliseconds between two pages (default: 500; longer where robots.txt asks for it)
help-arg-save = Keep the pages in a folder, and read only what changed the next time
help-arg-urls = A file with an address on each line, or a sitemap.xml (- for standard input); only these pages are read
help-arg-format = How to report: human (default), concise (a line each), json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, markdown, html (a report to hand on)
help-arg-output = Write the report in this format to a file too, as in sarif=found.sarif (repeatable)
help-arg-fail-on = Least severity that gives exit code 1: error (default), warning, hint
help-arg-config = Use this configuration for all files, instead of the nearest sa-lint.toml
help-arg-no-config = Read no sa-lint.toml
help-arg-no-exclude = Check also what sa-lint.toml leaves out by include and exclude
help-arg-no-ignore = Check also what .gitignore leaves out
help-arg-follow = Follow symbolic links in the folders; fixes stay in the folder that was named
help-arg-staged = Check what is staged in Git, not what lies on disk (for hooks)
help-arg-changed = Check only files that changed since REF (default: HEAD), by Git: --changed=origin/main
help-arg-list-files = In place of findings, show which files are checked, and why others are not
help-arg-watch = Check again whenever a file changes; Ctrl-C ends it
help-arg-add-ignore = Write a comment with this reason for every finding, so that it does not count
help-arg-statistics = In place of findings, show how many there are by rule
help-arg-exit-zero = Exit with 0 even when there are findings
help-arg-fix = Make the safe fixes in the files (with -, only the fixed document is printed)
help-arg-unsafe-fixes = Make also the fixes that a person should read (with --diff, only show them)
help-arg-diff = Show what --fix would change as a unified diff; write nothing
help-arg-baseline = File of known findings, which do not count
help-arg-update-baseline = Take findings that are gone out of that file; create it with all findings if it does not exist
help-arg-extend-baseline = Take out what is gone and add what is new
help-arg-rule = Report this rule only (repeatable, or a comma-separated list)
help-arg-skip-rule = Leave this rule out (repeatable, or a comma-separated list)
help-arg-rules = Add the rules (*.toml) of a folder; the same id replaces a rule (repeatable)
help-arg-mail = Mails that IPA sent; look for the own numbers in them, too (repeatable)
help-arg-stdin-filename = Name of the document on standard input (its extension says its format)
help-arg-threads = Number of threads, 1 to 255 (default: the number of cores)
help-arg-quiet = Show findings only, without the summary
help-arg-lang = Language: ja, en (default: the environment's)
help-arg-color = Colours: auto (default), always, never
help-arg-help = Show this help
help-arg-version = Show the version
help-arg-dir = Folder of sa-lint.toml (default: the current folder)
help-arg-force = Overwrite files that are there

help-closing =
    Examples:
      sa-lint                                    check the current folder
      sa-lint public company.html                check a folder and a file
      sa-lint https://www.example.co.jp/         check a web site as it is served
      sa-lint --format concise public            one line for each finding
      sa-lint --format json public > found.json  for another program
      sa-lint --output sarif=a.sarif public      on the screen and in a file
      sa-lint --stdin-filename a.md - < a.md     check standard input
      sa-lint ./rules                            a folder called like a command
      sa-lint --diff public                      see what would be fixed
      sa-lint --fix public                       fix it
      sa-lint explain acquisition-claim          read about a rule

    Exit codes:
      0  nothing at or above the level of --fail-on (--diff: nothing would change)
      1  findings (--fix: after all fixes; --diff: something would change)
      2  wrong usage, something could not be read or written, or nothing was checked

    Environment:
      SA_LINT_LANG                     language (ja, en)
      LC_ALL, LC_MESSAGES, LANG        language, where nothing else says it
      NO_COLOR, FORCE_COLOR, CLICOLOR  whether to use colours
      CI                               no progress line, no questions
      GITHUB_STEP_SUMMARY              where --format github adds its summary
      GITHUB_WORKSPACE, CI_PROJECT_DIR  where reports for these tell paths from

help-sa-lint-about = Finds wording that claims more about SECURITY ACTION than a self-declaration.
help-sa-lint-usage =
    sa-lint [OPTIONS] [PATH]...
      sa-lint <COMMAND> [OPTIONS] ...

help-lint-about = Check files (the same as without a command, or as check)
help-lint-usage = sa-lint lint [OPTIONS] [PATH]...

help-config-about = Show the settings that hold, and where each comes from
help-config-usage = sa-lint config [OPTIONS] [PATH]
help-config-arg-path = File or folder to show them for (default: the current folder)
help-config-arg-format = How to show them: human (default), json
help-config-arg-schema = Print the JSON Schema of sa-lint.toml instead
help-config-closing =
    Examples:
      sa-lint config
      sa-lint config --format json public/index.html
      sa-lint config --schema > sa-lint.toml.schema.json

    Exit codes:
      0  shown
      2  wrong usage, or sa-lint.toml is not valid

help-rules-about = List the rules
help-rules-usage = sa-lint rules [OPTIONS]
help-rules-arg-format = How to list them: human (default), json
help-rules-closing =
    Examples:
      sa-lint rules
      sa-lint rules --format json

help-formats-about = List the formats that are read
help-formats-usage = sa-lint formats [OPTIONS]
help-formats-arg-format = How to list them: human (default), json
help-formats-closing =
    Templates (.erb .ejs .njk .hbs .liquid .twig .tera .j2) are read as what
    they make: page.html.erb as HTML. A file that is named itself is read
    whatever it is called, as HTML or text.

    Examples:
      sa-lint formats
      sa-lint formats --format json

help-explain-about = Explain a rule, or how a sentence was read
help-explain-usage = sa-lint explain [OPTIONS] <RULE>
    {""}  sa-lint explain [OPTIONS] --sentence <TEXT>
help-explain-arg-id = Id of a rule, such as acquisition-claim
help-explain-arg-sentence = Show how this sentence was read (- is standard input)
help-explain-arg-format = How to show a sentence: human (default), json
help-explain-closing =
    Examples:
      sa-lint explain acquisition-claim
      sa-lint explain --sentence "SECURITY ACTION ..."

help-init-about = Start the pages of a declaration from a few answers
help-init-usage = sa-lint init [OPTIONS] [DIR]
help-init-arg-dir = Folder of the new project (default: the current folder)
help-init-arg-yes = Ask nothing; every answer is given by an option
help-init-arg-mail = Mails that IPA sent: company, level and days are taken from them (no numbers)
help-init-arg-accepted = Day of the mail that says the application was accepted
help-init-arg-company = Name of the company
help-init-arg-company-en = Its name in English
help-init-arg-stars = Declared level: 1 or 2 stars
help-init-arg-declared = Day of the declaration, like 2026-04-01
help-init-arg-url = Address where the folder will be published
help-init-arg-policy-url = Address of the published information security policy
help-init-arg-make-policy = Make a page for the information security policy
help-init-arg-representative = Title and name of the representative, for the policy
help-init-arg-logo = The downloaded logo file; copied unchanged into static/
help-init-arg-email = Mail address of the contact
help-init-arg-languages = Languages of the pages, with commas (default: ja,en)
help-init-closing =
    Examples:
      sa-lint init my-site
      sa-lint init my-site --yes --company "Sample Co., Ltd." --stars 1 \
        --declared 2026-04-01 --url https://www.example.co.jp/security/

help-build-about = Make the pages of a declaration, in a folder to publish
help-build-usage = sa-lint build [OPTIONS] [DIR]
help-build-arg-force = Also replace files that were changed after they were written
help-build-arg-output = Write to this folder instead of the one in sa-lint.toml
help-build-arg-check = Write nothing; fail if the folder is not what would be written
help-build-arg-fragment = Print the HTML for other sites instead of writing (=ja default, =en)
help-build-arg-link = What the HTML to paste links to (default: url of sa-lint.toml)
help-build-arg-quiet = Show nothing but problems
help-build-closing =
    Examples:
      sa-lint build my-site
      sa-lint build my-site --fragment > badge.html

    Exit codes:
      0  written
      1  wording to put right, or a difference with --check
      2  a mistake in the configuration or a template, or nothing can be written

help-app-about = Check texts and files in a browser window
help-app-usage = sa-lint app [OPTIONS]
help-app-arg-port = Port on 127.0.0.1 (default: any free one)
help-app-arg-no-open = Print the address only, open no browser
help-app-closing =
    Examples:
      sa-lint app

help-serve-about = Look at the pages in a browser while changing them
help-serve-usage = sa-lint serve [OPTIONS] [DIR]
help-serve-arg-port = Port on 127.0.0.1 (default: 4000; 0 takes a free one)
help-serve-closing =
    Examples:
      sa-lint serve my-site

help-proof-about = Check IPA's mails and make of them what subsidy offices ask for
help-proof-usage = sa-lint proof [options] <MAIL>...
help-proof-arg-mails = Mails as received (.eml .msg .mbox, text, - for standard input), or the page after log-in
help-proof-arg-out = File to write (default: sa-lint-proof.html)
help-proof-arg-purpose = Name of the subsidy (all: --list); the level it asks for is checked, too
help-proof-arg-stars = Declared level: 1 or 2; said if the mails differ
help-proof-arg-show-user-number = Do not mask the user number (riyosha bango)
help-proof-arg-site = The public site (folder or address) in which to look for the policy
help-proof-arg-pdf = Write a PDF, too (with an installed Chrome, Edge or Chromium)
help-proof-arg-open = Show the document in the browser
help-proof-arg-force = Overwrite files that are there
help-proof-arg-list = Show what offices are known, and what they ask for
help-proof-closing =
    Examples:
      sa-lint proof completed.eml accepted.eml
      sa-lint proof --for tokyo-cyber completed.msg accepted.msg
      sa-lint proof page.html

    Exit codes:
      0  complete
      1  something is missing or does not fit (the document says so, too)
      2  a file cannot be read or written

help-template-about = List the templates of the pages, or take them out to change them
help-template-usage =
    sa-lint template list
      sa-lint template eject [OPTIONS] [NAME]...
help-template-closing =
    Examples:
      sa-lint template list
      sa-lint template eject style.css --dir my-site

help-list-about = List the templates
help-list-usage = sa-lint template list
help-list-closing = { help-template-closing }

help-eject-about = Copy templates into templates/, where they replace the embedded ones
help-eject-usage = sa-lint template eject [OPTIONS] [NAME]...
help-eject-arg-names = Templates to take out (default: all)
help-eject-closing = { help-template-closing }

help-completions-about = Print the completion script of a shell
help-completions-usage = sa-lint completions [OPTIONS] <SHELL>
help-completions-arg-shell = Shell: bash, elvish, fish, powershell, zsh
help-completions-closing =
    Examples:
      sa-lint completions bash > ~/.local/share/bash-completion/completions/sa-lint
      sa-lint completions fish > ~/.config/fish/completions/sa-lint.fish
      sa-lint completions zsh > ~/.zfunc/_sa-lint

help-man-about = Print the manual page, for man
help-man-usage = sa-lint man [OPTIONS] [COMMAND]...
help-man-arg-command = Command whose page is wanted (default: that of sa-lint)
help-man-closing =
    Examples:
      sa-lint man > ~/.local/share/man/man1/sa-lint.1
      sa-lint man template eject | man -l -
