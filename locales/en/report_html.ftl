# The HTML report, for whoever it is handed to.

html-title = SECURITY ACTION wording: what was found
html-skip = Skip to the findings
html-lead = The published text was checked for wording that claims more about SECURITY ACTION than it should. In SECURITY ACTION a company declares, by itself, that it works on its information security.
html-made-by = An automatic check by sa-lint { $version }. It may miss things, and a finding may not apply. It was not reviewed by IPA (Information-technology Promotion Agency, Japan).

html-verdict-error = { $count ->
    [one] { $count } place must be changed
   *[other] { $count } places must be changed
}
html-verdict-warning = { $count ->
    [one] No errors; { $count } place should be reviewed
   *[other] No errors; { $count } places should be reviewed
}
html-verdict-hint = { $count ->
    [one] No errors; { $count } place could be worded better
   *[other] No errors; { $count } places could be worded better
}
html-verdict-clean = No problems found
html-verdict-repaired = Everything that was found is repaired
html-verdict-none = No file was checked
html-clean = The files that were checked claim no more than they should. This is what was looked for.
html-none = Check the place you pointed to, and run it again.

html-summary = Summary
html-by-severity = How serious
html-error-means = Contradicts the official explanations. It must be changed.
html-warning-means = Is likely to mislead. Changing it is recommended.
html-hint-means = Not wrong as it is, but there is better wording.
html-by-repair = How to repair
html-repair-safe = Automatic
html-repair-safe-means = The wrong words alone change. Whoever runs the site can do it with sa-lint --fix.
html-repair-unsafe = Automatic, then read
html-repair-unsafe-means = More of the sentence changes. sa-lint --unsafe-fixes does it, and a person reads the result.
html-repair-person = By hand
html-repair-person-means = Beyond sa-lint. Someone who knows what is meant rewrites it; “What to do” at each finding says how.
html-count = { $count }

html-pages = Findings by page
html-page = Page
html-total = Total
html-more-pages = { $count ->
    [one] One more page
   *[other] { $count } more pages
}
html-findings = Findings
html-remaining = What remains
html-place = line { $line }, column { $column }
html-now = As it stands
html-right = As it should be
html-source-line = Line of the file
html-help = What to do
html-why = Reason and ground
html-show = Show it on the page
html-source = Source (another site)
html-close = Close
html-spot-heading = a heading
html-spot-title = the page’s title (shown on browser tabs and in search results)
html-spot-attribute = text that is not shown: { $name } (search engines and screen readers read it)
html-spot-property = data that is not shown: { $name } (search engines and the like read it)

html-filters = Filters
html-filter-text = Search words or file names
html-all-pages = All pages
html-filter-rule = Kind
html-all-rules = All kinds
html-all-repairs = All ways
html-reset = Clear the filters
html-shown = { $shown } of { $total } shown
html-none-shown = No finding matches.
html-open-all = Open all
html-close-all = Close all

html-rules = Kinds of findings, and why
html-judges = What it finds
html-reason = Why
html-ground = Ground
html-changes = What was changed
html-changes-shown = What an automatic repair would change (nothing was changed yet)
html-before = Before
html-after = After
html-line = Line

html-checked = What was checked
html-checked-rules = What was looked for
html-checked-files = { $count ->
    [one] One file
   *[other] All { $count } files
}
html-more-files = and { $count } more
html-unreadable = What could not be read
html-unreadable-note = These were not checked. Make them readable and run it again.
html-malformed = Read in part only
html-unwritten = What could not be written
