# Reports.

severity-error = error
severity-warning = warning
severity-hint = hint

label-change = {" "}fix
label-help = help
label-url = {" "}see
label-link = show

# A phrase before and after.
change = “{ $before }” { $arrow } “{ $after }”
change-delete = delete “{ $before }”
fixed = fixed

# Why a finding is not repaired although the right words are known.
held-back = not by the program: { $why }
held-back-markup = tags or character references break the words to change
held-back-runs = the words to change stand in several pieces, each with a format of its own
held-back-format = this format is only read; change the file it was made from
held-back-encoding = “{ $character }” (U+{ $code }) cannot be written in { $encoding }
held-back-remains = the finding would still be there
held-back-new-finding = it would bring a new finding of { $rule }
held-back-reading = the file would be read in another way

# Why a file was not written.
unwritten = { $why }; the file is as it was
unwritten-read-only = it is read-only
unwritten-no-file = it is no regular file
unwritten-outside = a link leads to it out of the folder that was named
unwritten-changed = it was changed meanwhile, so it was not written; run sa-lint again
unwritten-folder = no temporary file can be made in its folder ({ $cause })
unwritten-full = the disk is full
unwritten-other = it cannot be written ({ $cause })

# Why something could not be read.
unreadable-missing = no such file or folder
unreadable-link = a symbolic link to something that does not exist
unreadable-loop = a symbolic link back to { $ancestor }; it is not followed
unreadable-permission = permission denied
unreadable-other = cannot be read ({ $cause })
unreadable-broken = the file is damaged, or is not what its name says ({ $cause })
unreadable-encrypted = a password protects it; check a copy without one
unreadable-larger = it is larger than { $most } MiB, so it was not checked ([lint.limits] file_size)
unreadable-input-larger = it is larger than { $most } MiB, so it was not checked
unreadable-too-large = unpacked it is larger than { $most } MiB, so it was not checked ([lint.limits] file_size)
unreadable-too-much = unpacked, the files up to this one are larger than { $most } MiB together; this one and the rest were not checked ([lint.limits] file_size)
unreadable-too-many = there are more than { $most } files in it; the rest was not checked ([lint.limits] archive_files)
unreadable-too-many-pages = there are more than { $most } pages in it, so it was not checked ([lint.limits] pdf_pages)
unreadable-too-many-mails = there are more than { $most } mails in it, so it was not checked
unreadable-too-deep = archives in archives are opened { $most } deep ([lint.limits] archive_depth)
unreadable-scanned = its pages are pictures and hold no text (scanned); check a PDF with text
unreadable-legacy = an old format, or one that only its own program reads; save it as { $modern } or PDF and check that
unreadable-not-built = { $part } cannot be read here
malformed = some bytes are no text in { $encoding }; the rest was checked

# How many files were checked.
files-checked = { $count ->
    [one] { $count } file checked.
   *[other] { $count } files checked.
}
pages-checked = { $count ->
    [one] { $count } page checked.
   *[other] { $count } pages checked.
}
files-skipped = { $count } skipped ({ $reasons }).
files-unreadable = { $count } could not be read.
skipped-unknown-type = { $count } of a kind that is not checked [{ $kinds }]
skipped-kind = { $kind } { $count }
skipped-more-kinds = …
skipped-binary = { $count } not text
skipped-generated = { $count } written by tools or for tests (lock files, bundles …)
skipped-packages = { $count } { $count ->
    [one] folder
   *[other] folders
 } of other people’s code (node_modules, vendor)
skipped-no-text = PDF without text (scanned) { $count }
skipped-excluded = { $count } left out by the configuration

# How many findings there are.
count-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
count-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
count-hint = { $count ->
    [one] { $count } hint
   *[other] { $count } hints
}
found = Found { $counts }{ $fixable }.
found-nothing = No problems found.
found-nothing-new = No new problems found.
left = Left: { $counts }{ $fixable }.
left-nothing = Nothing is left.
fixable-safe = ; { $safe } fixable with --fix
fixable-unsafe = ; { $unsafe } fixable with --unsafe-fixes
fixable-both = ; { $safe } fixable with --fix, { $unsafe } with --unsafe-fixes

# How many were repaired.
repaired = Fixed { $places ->
    [one] { $places } place
   *[other] { $places } places
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
}.
would-change = { $places ->
    [one] { $places } place
   *[other] { $places } places
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
} would change; nothing was written.
would-change-nothing = Nothing would change.

# When no file was checked.
nothing-checked =
    { $found }
    {"  "}In folders, pages, text, scripts, data and documents such as Word and PDF are checked (sa-lint formats lists them); hidden files and what .gitignore names are not.
    {"  "}A file that is named itself is checked whatever its kind, as long as it is text.
nothing-there = no file was checked: there is none where you pointed.
nothing-of-a-kind = no file was checked: all that were found are left alone ({ $reasons }).

# What a rule rests on, and how sure a fix is.
ground-source = the operator's (IPA's) own notice to those who declared
ground-official = an official page
ground-practice = good practice (not a rule of IPA)
safety-safe = safe
safety-unsafe = to be read before use

# What is said of a rule (sa-lint explain).
explain-error = error
explain-warning = warning
explain-hint = hint
explain-finds = What it finds
explain-why = Why it matters
explain-ground = Ground
explain-bad = Bad
explain-good = Good
explain-fix = How to fix it
explain-fix-shown = Where a finding shows a fix, write that. Where it shows none:
explain-fixable = sa-lint --fix or --unsafe-fixes makes the fix where the words allow it.
explain-not-fixable = There is no automatic fix.
explain-ignore = How to ignore it
explain-ignore-once = In one run:
explain-ignore-always = Always, in sa-lint.toml:
explain-ignore-here = In one place, on the line above it:

# The pages of the rules (docs/rules).
rule-page-severity = Severity: { $severity }
rule-page-fixable = Fixed by sa-lint in part
rule-page-not-fixable = No automatic fix
rule-page-related = See also
rule-page-fix = Fixing
rule-page-configuration = Configuration
rule-index-title = The rules
rule-index-lead = `sa-lint explain ID` says the same on a terminal.
rule-index-columns = ID | Name | Severity | Fix
rule-index-yes = yes
rule-index-no = no

# How a sentence was read (sa-lint explain --sentence).
sentence-finite = main
sentence-adverbial = adverbial
sentence-attributive = modifies a noun
sentence-nominal = is a noun
sentence-scheme = scheme
sentence-level = level
sentence-act = declaration
sentence-status = status
sentence-rival = another scheme
sentence-thing = rightly acquired
sentence-agent = body
sentence-predicate = predicate
sentence-verb = verb
sentence-negative = , negative
sentence-claim = { $predicate } ({ $sense }) is said of the { $object } ({ $found }): { $polarity }, about { $who }, { $modality }
sentence-no-claim = nothing is said of a scheme
sentence-here = in the sentence
sentence-behind = the noun behind
sentence-elsewhere = the sentence before, a heading or the like
sentence-asserted = asserted
sentence-denied = denied
sentence-asked = asked
sentence-bad-example = a bad example
sentence-company = the company itself
sentence-operator = the body that runs the scheme
sentence-body = another body
sentence-anyone = readers or companies in general
sentence-other-company = another company
sentence-done = done
sentence-former = done in former days
sentence-planned = planned
sentence-advised = advised or asked for
sentence-conditional = conditional or possible
sentence-mentioned = only spoken of
explain-unread = Cannot read standard input ({ $cause }).

formats-extension = Files
formats-name = Format
formats-walked = read in folders
formats-fixable = --fix
formats-yes = yes
formats-no = no

# A place in a document that is no text (Word, PowerPoint, Excel, PDF, …).
place-mail = mail { $number }
place-subject = subject
place-body = body
place-page = page { $number }
place-slide = slide { $number }
place-sheet = sheet “{ $name }”
place-cell = { $name }
place-paragraph = paragraph { $number }
place-header = header
place-footer = footer
place-note = note
place-text-box = text box
place-comment = comment
place-drawing = drawing or chart
place-master = slide master
place-alt-text = alternative text of a picture
place-properties = properties of the file
place-separator = { ", " }
place-message = { $place }: { $words }
