# Progress and interruption.

progress-files = { $count ->
    [one] { $count } file checked
   *[other] { $count } files checked
}
interrupted = interrupted; no file is left half-written.
