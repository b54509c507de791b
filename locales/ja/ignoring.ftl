# 指摘を除外するコメントと、ベースライン。

ignoring-verb = 「{ $verb }」という指示はありません。
ignoring-verb-near = 「{ $verb }」という指示はありません。{ $near } のことですか？
ignoring-no-rule = 規則の名前がありません。
ignoring-rule = 「{ $rule }」という規則はありません。
ignoring-rule-near = 「{ $rule }」という規則はありません。{ $near } のことですか？
ignoring-misplaced = この形式のファイルではコメントにならないので、何も除外しません。書き方は docs/ignoring.ja.md にあります。
ignoring-never = 規則「{ $rule }」の指摘は、コメントでは除外できません。
ignoring-unused = { $rules } の指摘は、ここにはありません。
ignoring-ends-nothing = { $rules } の除外を、ここで終わらせる必要はありません。
ignoring-ends-nothing-at-all = 除外を、ここで終わらせる必要はありません。

baseline-missing = ベースラインのファイルがありません。--update-baseline を付けて実行すると、今の指摘を記録したファイルを作ります。
baseline-unreadable-denied = ベースラインのファイルの読み取りが許可されていません。
baseline-unreadable = ベースラインのファイルを読み取れません（{ $cause }）。
baseline-unwritable-denied = ベースラインのファイルへの書き込みが許可されていません。ファイルは元のままです。
baseline-unwritable = ベースラインのファイルに書き込めません（{ $cause }）。ファイルは元のままです。
baseline-changed = 調べている間に、別のプログラムがベースラインを書き換えました。書き換えられたままにしてあります。もう一度実行してください。
baseline-outside = 設定ファイルのフォルダの外にあるので、書き込みません。そこに書いてよければ --baseline で指定してください。
baseline-no-text = ベースラインのファイルが UTF-8 の文字として読めません。
baseline-conflict = マージの競合の印が残っています。印の行だけを消して両方の内容を残すか、ファイルを消して --update-baseline で作り直してください。
baseline-form = ベースラインとして読めません（{ $cause }）。ファイルを元に戻すか、消して --update-baseline で作り直してください。
baseline-none = ベースラインのファイルではありません（schema_version がありません）。指定したファイルを確かめてください。
baseline-version = ベースラインの形式の版は { $found } ですが、この sa-lint が読めるのは { $known } です。sa-lint を更新するか、ファイルを消して --update-baseline で作り直してください。

ignored-by-comment = コメントで除外した指摘: { $count } 件。
ignored-by-baseline = ベースラインにある指摘: { $count } 件。
baseline-gone = ベースライン { $path } の { $gone } 件は、もう指摘されません。--update-baseline を付けると消せます。
baseline-created = ベースライン { $path } を作りました（{ $left } 件）。
baseline-updated = ベースライン { $path } を更新しました（削除 { $gone } 件、追加 { $new } 件、残り { $left } 件）。
baseline-same = ベースライン { $path } は変わりません（{ $left } 件）。
baseline-nowhere = --update-baseline と --extend-baseline には、ベースラインのファイルの指定が要ります。--baseline FILE か、sa-lint.toml の [lint] の baseline で指定してください。
