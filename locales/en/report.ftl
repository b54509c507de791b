# Reports.

severity-error = error
severity-warning = warning
severity-hint = hint
