# Comments that suppress findings, and the baseline.

ignoring-verb = There is no “{ $verb }”.
ignoring-verb-near = There is no “{ $verb }”; did you mean { $near }?
ignoring-no-rule = It names no rule.
ignoring-rule = There is no rule “{ $rule }”.
ignoring-rule-near = There is no rule “{ $rule }”; did you mean { $near }?
ignoring-never = Findings of { $rule } cannot be suppressed by a comment.
ignoring-unused = There is no finding of { $rules } here.
ignoring-ends-nothing = Nothing that suppresses { $rules } needs to end here.
ignoring-ends-nothing-at-all = Nothing needs to end here.
