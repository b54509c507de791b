# Comments that suppress findings, and the baseline.

ignoring-verb = 「{ $verb }」という指示はありません。
ignoring-verb-near = 「{ $verb }」という指示はありません。{ $near } のことですか？
ignoring-no-rule = 規則の名前がありません。
ignoring-rule = 「{ $rule }」という規則はありません。
ignoring-rule-near = 「{ $rule }」という規則はありません。{ $near } のことですか？
ignoring-never = 規則「{ $rule }」の指摘は、コメントでは除外できません。
ignoring-unused = { $rules } の指摘は、ここにはありません。
ignoring-ends-nothing = { $rules } の除外を、ここで終わらせる必要はありません。
ignoring-ends-nothing-at-all = 除外を、ここで終わらせる必要はありません。
