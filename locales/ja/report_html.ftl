# 人に渡す HTML の結果。読む人は総務・広報の担当者。

html-title = SECURITY ACTION の書き方 点検結果
html-skip = 指摘の一覧へ移動
html-lead = 公開している文章に、SECURITY ACTION について行きすぎた書き方がないかを調べました。SECURITY ACTION は、情報セキュリティ対策に取り組むことを会社が自ら宣言する制度です。
html-made-by = sa-lint { $version } による自動の点検です。見落としや、当てはまらない指摘もありえます。IPA（独立行政法人 情報処理推進機構）が確認したものではありません。

html-verdict-error = 直す必要がある書き方が { $count } 件あります
html-verdict-warning = 誤りはありません。見直したい書き方が { $count } 件あります
html-verdict-hint = 誤りはありません。よりよい書き方の提案が { $count } 件あります
html-verdict-clean = 問題は見つかりませんでした
html-verdict-repaired = 見つかったところは、すべて直しました
html-verdict-none = 調べたファイルがありません
html-clean = 調べたファイルに、行きすぎた書き方はありませんでした。調べたことは次のとおりです。
html-none = 場所の指定を確かめて、もう一度実行してください。

html-summary = まとめ
html-by-severity = 重さ
html-error-means = 公的な説明に合わない書き方です。必ず直してください。
html-warning-means = 誤解されるおそれがあります。直すことをおすすめします。
html-hint-means = このままでも誤りではありません。よりよい書き方があります。
html-by-repair = 直し方
html-repair-safe = 自動で直せる
html-repair-safe-means = 誤った言葉だけが変わります。サイトの担当者か制作会社が sa-lint を --fix を付けて実行すると直ります。
html-repair-unsafe = 自動で直し、人が確かめる
html-repair-unsafe-means = 文のほかの部分も変わります。--unsafe-fixes を付けて実行すると直ります。できた文を人が読んで確かめます。
html-repair-person = 人が書き直す
html-repair-person-means = sa-lint には直せません。それぞれの「直し方」を見て、内容が分かる人が書き直します。
html-count = { $count } 件

html-pages = ページ別の件数
html-page = ページ
html-total = 合計
html-more-pages = ほかの { $count } ページを見る
html-findings = 指摘の一覧
html-remaining = 残っている指摘
html-place = { $line } 行目の { $column } 文字目
html-now = 今の文
html-right = 直した文
html-source-line = ファイルの中の行
html-help = 直し方
html-why = 理由と根拠
html-show = ページで見る
html-source = 参照先（別のサイト）
html-close = 閉じる
html-spot-heading = 見出し
html-spot-title = ページの題名（ブラウザのタブや検索結果に出ます）
html-spot-attribute = 画面には出ない説明 { $name }（検索エンジンや読み上げソフトが読みます）
html-spot-property = 画面には出ないデータ { $name }（検索エンジンなどが読みます）

html-filters = 絞り込み
html-filter-text = 言葉やファイル名で探す
html-all-pages = すべてのページ
html-filter-rule = 種類
html-all-rules = すべての種類
html-all-repairs = すべての直し方
html-reset = 絞り込みをやめる
html-shown = { $total } 件のうち { $shown } 件を表示しています
html-none-shown = 条件に合う指摘はありません。
html-open-all = すべて開く
html-close-all = すべて閉じる

html-rules = 指摘の種類と理由
html-judges = 見つけるもの
html-reason = 理由
html-ground = 根拠
html-changes = 直した所
html-changes-shown = 自動で直すと変わる所（まだ変えていません）
html-before = 前
html-after = 後
html-line = 行

html-checked = 調べたもの
html-checked-rules = 調べたこと
html-checked-files = 調べたファイル（{ $count } 個）
html-more-files = ほか { $count } 個
html-unreadable = 読めなかったもの
html-unreadable-note = 次のものは調べていません。読めるようにして、もう一度実行してください。
html-malformed = 一部だけ読めなかったもの
html-unwritten = 書き込めなかったもの
