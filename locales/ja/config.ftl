# sa-lint.toml の誤り。

config-no-colour = 「{ $text }」は、色として読めません。
config-write-colour = #1f4e79 のように、6 桁で書いてください。
config-colour-contrast = 「{ $text }」は背景との対比が { $contrast }:1 で、読みにくい色です。
config-colour-darker = 対比が 4.5:1 以上になるよう、もっと濃い色にしてください。
config-colour-lighter = 対比が 4.5:1 以上になるよう、もっと明るい色にしてください。
config-unknown-key = 「{ $name }」という設定項目はありません。
config-did-you-mean = 「{ $candidate }」の誤りではありませんか。
config-known-keys = 使える項目: { $keys }
config-wrong-type = 「{ $key }」には{ $expected }を書いてください（今は { $found } です）。
config-expected-table = 表
config-expected-string = 文字列
config-expected-bool = true か false のどちらか
config-expected-integer = 整数
config-expected-date = 日付
config-expected-strings = 文字列の配列
config-secret-key = 利用者番号は設定に書けません。
config-remove-secret-key = 利用者番号はログインに使う情報です。公開されないよう、この行を消してください。
config-no-toml = TOML として読めません: { $cause }
config-no-site = [site] の部分がありません。
config-init-makes-one = `sa-lint init` で、見本の設定ファイルを作れます。
config-policy-twice = [site.policy] の url と make = true は、どちらか一方だけにしてください。
config-policy-nothing = [site.policy] に url も make = true もありません。
config-revised-too-early = 改定日が制定日より前です。
config-languages-need-ja = languages には「ja」が必要です。
config-key-missing = 必要な項目「{ $key }」がありません。
config-empty = 空です。
config-write-or-remove = 文字を入れるか、この行を消してください。
config-control-character = 改行などの制御文字は使えません。
config-no-level = SECURITY ACTION に { $text } という段階はありません。
config-write-level = 一つ星は 1、二つ星は 2 と書いてください。
config-no-date = 「{ $text }」は、暦にある日付ではありません。
config-write-date = 2026-04-01 のように書いてください。
config-future = { $day } は未来の日付です（今日は { $today } です）。
config-before-scheme = { $day } は、SECURITY ACTION が始まる（2017年）より前の日付です。
config-write-address = https:// から始まるアドレスを書いてください。
config-no-address = 「{ $text }」は、ウェブのアドレスとして読めません。
config-address-kind = 「{ $scheme }:」のアドレスは使えません。
config-address-password = 利用者名やパスワードを含むアドレスは使えません。
config-site-address-query = サイトのアドレスに「?」や「#」は使えません。
config-site-address-file = ファイルではなく、フォルダのアドレスを書いてください。
config-write-folder-address = 例: https://www.example.co.jp/security/
config-no-email = 「{ $text }」は、メールアドレスとして読めません。
config-no-language = 「{ $text }」という言語のページは作れません。
config-choose-language = ja と en から選んでください。
config-outside = 「{ $text }」は、プロジェクトのフォルダの外にあります。
config-write-relative = sa-lint.toml のあるフォルダからの相対パスで書いてください。
config-separator = フォルダの区切りには「/」を使ってください。
config-path-empty = パスが空です。
config-output-is-source = 「{ $path }」は原稿のフォルダなので、出力先にできません。
config-write-output = 例: output = "public"
config-logo-kind = 「{ $path }」は、使える画像ファイルではありません。
config-name-logo = IPA からダウンロードした PNG ファイルを、そのまま指定してください。
config-logo-level = ロゴのファイル名は「{ $other }」ですが、stars は { $stars } です。
config-check-logo = 宣言した段階のロゴマークかどうかを確かめてください。
config-no-id = 自己宣言ID の形ではありません。
config-id-form = 4 または 5 で始まる 11 桁の数字です。
config-id-printed = 自己宣言ID をページに載せます。
config-remove-id = 補助金の申請や登録内容の変更に使う番号です。公開が必要でなければ、この行を消してください。
config-policy-missing = 二つ星には、公開した情報セキュリティ基本方針が必要です。
config-write-policy = [site.policy] に、公開先の url か、make = true と representative を書いてください。
config-choose-policy = 「公開している」か「一緒に作る」を選んでください。
config-no-font = 「{ $text }」は、書体の名前として使えません。
config-no-system = 「{ $text }」という申込みのしかたはありません。
config-write-system = 2026年3月までの方法なら "old"、2026年4月からの方法（GビズID）なら "new" と書いてください。
config-accepted-early = 受理の日が、宣言した日（{ $declared }）より前です。
config-logo-early = ロゴを使えるのは、「申込受理のご連絡」のメールが届いてからです。
config-write-accepted = 届いていれば、その日を accepted に書いてください（例: accepted = 2026-03-15）。届いていなければ、logo の行を外してください。
