# Comments that suppress findings, and the baseline.

ignoring-verb = There is no “{ $verb }”.
ignoring-verb-near = There is no “{ $verb }”; did you mean { $near }?
ignoring-no-rule = It names no rule.
ignoring-rule = There is no rule “{ $rule }”.
ignoring-rule-near = There is no rule “{ $rule }”; did you mean { $near }?
ignoring-misplaced = This is no comment in a file of this kind, so it does nothing. docs/ignoring.md says how one is written.
ignoring-never = Findings of { $rule } cannot be suppressed by a comment.
ignoring-unused = There is no finding of { $rules } here.
ignoring-ends-nothing = Nothing that suppresses { $rules } needs to end here.
ignoring-ends-nothing-at-all = Nothing needs to end here.

baseline-missing = there is no such baseline; run with --update-baseline to create it with the findings of today
baseline-unreadable-denied = the baseline cannot be read: permission denied
baseline-unreadable = the baseline cannot be read ({ $cause })
baseline-unwritable-denied = the baseline cannot be written: permission denied; it is as it was
baseline-unwritable = the baseline cannot be written ({ $cause }); it is as it was
baseline-changed = another program wrote the baseline meanwhile, and it is left as that program wrote it; run this again
baseline-outside = it is outside of the configuration's folder and is not written; name it with --baseline if it may be.
baseline-no-text = the baseline is not text in UTF-8
baseline-conflict = a merge conflict was left in the baseline; remove the marks and keep the lines of both sides, or delete the file and create it anew with --update-baseline
baseline-form = not a valid baseline ({ $cause }); restore the file, or delete it and create it anew with --update-baseline
baseline-none = not a baseline: it has no schema_version; look whether you named the right file
baseline-version = the baseline has schema_version { $found }, and this sa-lint reads { $known }; update sa-lint, or delete the file and create it anew with --update-baseline

ignored-by-comment = { $count ->
    [one] { $count } finding is
   *[other] { $count } findings are
} suppressed by comments.
ignored-by-baseline = { $count ->
    [one] { $count } finding is
   *[other] { $count } findings are
} in the baseline.
baseline-gone = { $gone ->
    [one] { $gone } finding
   *[other] { $gone } findings
} of the baseline { $path } { $gone ->
    [one] is
   *[other] are
} gone; --update-baseline takes { $gone ->
    [one] it
   *[other] them
} out.
baseline-created = Created the baseline { $path } with { $left ->
    [one] { $left } finding
   *[other] { $left } findings
}.
baseline-updated = Updated the baseline { $path }: { $gone } gone, { $new } added, { $left } left.
baseline-same = The baseline { $path } stays as it is ({ $left } left).
baseline-nowhere = --update-baseline and --extend-baseline need a baseline: name it with --baseline FILE, or as baseline in [lint] of sa-lint.toml
