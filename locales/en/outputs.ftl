# The formats for other programs, and the files they go to.

sarif-root = The folder that paths are told from: that of the project.
sarif-why = Why it matters
sarif-fix = How to fix it
sarif-examples = Examples
sarif-source = It rests on { $ground }: { $url }

github-rest = { $count ->
    [one] One more finding is not shown here; GitHub takes 10 of a kind. The log or --output FORMAT=FILE has it.
   *[other] { $count } more findings are not shown here; GitHub takes 10 of a kind. --output FORMAT=FILE writes them all.
}

markdown-title = Wording about SECURITY ACTION
markdown-file = file
markdown-files = { $count ->
    [one] one more file
   *[other] { $count } more files
}
markdown-findings = { $count ->
    [one] one finding
   *[other] { $count } findings
}
markdown-line = place
markdown-severity = weight
markdown-sentence = sentence
markdown-write = write
markdown-rest = { $count ->
    [one] One more finding is not listed, to keep this short.
   *[other] { $count } more findings are not listed, to keep this short.
}

output-form = “{ $given }” says no format: write --output FORMAT=FILE, as in --output sarif=found.sarif.
output-format = “{ $given }” is no format. Formats: { $formats }.
output-format-near = “{ $given }” is no format; did you mean { $near }?
output-no-file = --output { $given } names no file: write it behind the “=”, as in --output sarif=found.sarif.
output-standard = --output does not write to standard output; --format { $format } does. (A file called “-” is ./-.)
output-twice = { $path } is named by two --output; each needs a file of its own.
output-written = { $path } was not written: { $why }.
output-no-folder = the folder { $folder } is not there; make it first
output-is-folder = it is a folder
output-read-only = it, or its folder, is read-only
output-standard-failed = standard output could not be written ({ $cause }). What is there is not all; look at where it goes, and run this again.
