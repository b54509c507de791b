# 結果の表示。総務の担当者が読んでも分かる言葉で書く。

severity-error = 誤り
severity-warning = 注意
severity-hint = 提案

label-change = 修正例
label-help = 直し方
label-url = 参照先
label-link = その場所

# 直す前と後の言葉。
change = 「{ $before }」{ $arrow }「{ $after }」
change-delete = 「{ $before }」を削除
fixed = 修正

# 正しい言葉が分かっていても、自動では直さない理由。
held-back = 自動では直せません（{ $why }）
held-back-markup = 直す言葉がタグや文字参照で区切られています
held-back-runs = 直す言葉が、書式の違ういくつかの部分に分かれています
held-back-format = この形式は読むだけで、書き換えません。元のファイルを直してください
held-back-encoding = 「{ $character }」(U+{ $code }) は { $encoding } では書けません
held-back-remains = 言葉を置き換えても指摘がなくなりません
held-back-new-finding = 言葉を置き換えると { $rule } の指摘が増えます
held-back-reading = 言葉を置き換えるとファイルの読み取り方が変わります

# ファイルに書き込まなかった理由。
unwritten = { $why }。ファイルは元のままです
unwritten-read-only = 書き込みが許可されていません
unwritten-no-file = 通常のファイルではありません
unwritten-outside = 指定されたフォルダの外へのリンクです
unwritten-changed = 調べている間に変更されたので、書き込んでいません。もう一度実行してください
unwritten-folder = 同じフォルダに一時ファイルを作れません（{ $cause }）
unwritten-full = ディスクに空きがありません
unwritten-other = 書き込めません（{ $cause }）

# 読めなかった理由。
unreadable-missing = 見つかりません
unreadable-link = リンク先が見つかりません
unreadable-loop = 上のフォルダ { $ancestor } に戻るリンクなので、たどりません
unreadable-permission = 読み取りが許可されていません
unreadable-other = 読み取れません（{ $cause }）
unreadable-broken = ファイルが壊れているか、名前と中身が合いません（{ $cause }）
unreadable-encrypted = パスワードで保護されています。保護を外したものを調べてください
unreadable-larger = { $most } MiB を超えるので、調べていません（[lint.limits] の file_size）
unreadable-input-larger = { $most } MiB を超えるので、調べていません
unreadable-too-large = 開くと { $most } MiB を超えるので、調べていません（[lint.limits] の file_size）
unreadable-too-much = 開くと、ここまでの合計が { $most } MiB を超えます。このファイルと残りは調べていません（[lint.limits] の file_size）
unreadable-too-many = { $most } 個を超えるファイルが入っているので、残りは調べていません（[lint.limits] の archive_files）
unreadable-too-many-pages = { $most } ページを超えるので、調べていません（[lint.limits] の pdf_pages）
unreadable-too-many-mails = { $most } 通を超えるメールが入っているので、調べていません
unreadable-too-deep = ZIP の中の ZIP は { $most } 段までしか開きません（[lint.limits] の archive_depth）
unreadable-scanned = ページが画像で、文字がありません（スキャンしたもの）。文字を含む PDF にして調べてください
unreadable-legacy = 古い形式か、専用のアプリだけが読める形式です。{ $modern } か PDF で保存し直して調べてください
unreadable-not-built = { $part } は、ここでは読めません
malformed = { $encoding } の文字として読めないバイトがあります。そこを除いて調べました

# 調べたファイルの数。
files-checked = { $count } 個のファイルを調べました。
pages-checked = { $count } ページを調べました。
files-skipped = 調べなかったファイル: { $count } 個（{ $reasons }）。
files-unreadable = 読めなかったもの: { $count } 個。
skipped-unknown-type = 対象外の種類 { $count }［{ $kinds }］
skipped-kind = { $kind } { $count }
skipped-more-kinds = ほか
skipped-binary = 文字のファイルではない { $count }
skipped-generated = ツールが作ったファイルやテスト用 { $count }
skipped-packages = 外部の部品のフォルダ（node_modules など） { $count }
skipped-no-text = 文字のない PDF（スキャンした画像） { $count }
skipped-excluded = 設定で対象外 { $count }

# 指摘の数。
count-error = 誤り { $count } 件
count-warning = 注意 { $count } 件
count-hint = 提案 { $count } 件
found = { $counts }が見つかりました。{ $fixable }
found-nothing = 問題は見つかりませんでした。
found-nothing-new = 新しい問題は見つかりませんでした。
left = { $counts }が残っています。{ $fixable }
left-nothing = 残っている指摘はありません。
fixable-safe = うち { $safe } 件は --fix で直せます。
fixable-unsafe = うち { $unsafe } 件は --unsafe-fixes で直せます。
fixable-both = うち { $safe } 件は --fix で、{ $unsafe } 件は --unsafe-fixes で直せます。

# 直した数。
repaired = { $files } 個のファイルの { $places } か所を直しました。
would-change = { $files } 個のファイルの { $places } か所が変わります（書き込んではいません）。
would-change-nothing = 変わる所はありません。

# 1 個も調べなかったとき。
nothing-checked =
    { $found }
    {"  "}フォルダの中で調べるのは、ページ、文章、スクリプト、データ、Word や PDF などの文書です（一覧は sa-lint formats）。隠しファイルと .gitignore にあるものは除きます。
    {"  "}名前を直接指定したファイルは、文字のファイルであればどれでも調べます。
nothing-there = ファイルを 1 個も調べていません。指定した場所にファイルがありません。
nothing-of-a-kind = ファイルを 1 個も調べていません。見つかったファイルはどれも対象外です（{ $reasons }）。

# 規則の根拠と、修正の確かさ。
ground-source = 運営者（IPA）が宣言した事業者に知らせている注意
ground-official = 公的なページ
ground-practice = よりよい書き方のすすめ（IPA の決まりではありません）
safety-safe = そのまま直せる
safety-unsafe = 読んで確かめる必要がある

# 規則の説明（sa-lint explain）。
explain-error = 誤り（error）
explain-warning = 注意（warning）
explain-hint = 提案（hint）
explain-finds = 何を見つけるか
explain-why = なぜ問題か
explain-ground = 根拠
explain-bad = よくない例
explain-good = よい例
explain-fix = 直し方
explain-fix-shown = 指摘に修正例があれば、その言葉に書き換えます。修正例がないときは：
explain-fixable = 言葉を置き換えて直せるものは、sa-lint --fix か --unsafe-fixes で直せます。
explain-not-fixable = 自動では直せません。
explain-ignore = この規則を使わないとき
explain-ignore-once = 今回だけ使わない：
explain-ignore-always = いつも使わない（sa-lint.toml に書く）：
explain-ignore-here = 1 か所だけ使わない（すぐ上の行に書く）：

# 規則のページ（docs/rules）。
rule-page-severity = 重さ: { $severity }
rule-page-fixable = 自動で直せるものがある
rule-page-not-fixable = 自動では直せない
rule-page-related = 関連
rule-page-fix = 自動修正
rule-page-configuration = 設定
rule-index-title = 規則の一覧
rule-index-lead = `sa-lint explain ID` でも、同じ説明が読めます。
rule-index-columns = ID | 名前 | 重さ | 自動修正
rule-index-yes = あり
rule-index-no = なし

# 文の読み方（sa-lint explain --sentence）。
sentence-finite = 言い切り
sentence-adverbial = 続く節
sentence-attributive = 名詞にかかる節
sentence-nominal = 名詞になる節
sentence-scheme = 制度
sentence-level = 段階
sentence-act = 宣言
sentence-status = 立場
sentence-rival = 別の制度
sentence-thing = 取得してよいもの
sentence-agent = 機関
sentence-predicate = 述語
sentence-verb = 動詞
sentence-negative = 、否定
sentence-claim = 「{ $predicate }」（{ $sense }）は{ $object }について述べています（{ $found }）：{ $polarity }、{ $who }のこと、{ $modality }
sentence-no-claim = 制度について述べた語は見つかりません
sentence-here = 文の中
sentence-behind = 後ろの名詞
sentence-elsewhere = 前の文や見出しなど
sentence-asserted = 断定
sentence-denied = 否定
sentence-asked = 質問
sentence-bad-example = 悪い例
sentence-company = 自社
sentence-operator = 制度の運営者
sentence-body = ほかの機関
sentence-anyone = 読者や会社一般
sentence-other-company = ほかの会社
sentence-done = 事実
sentence-former = 以前の事実
sentence-planned = 予定
sentence-advised = すすめ・条件
sentence-conditional = 仮定・可能
sentence-mentioned = 話題にしただけ
explain-unread = 標準入力を読めません（{ $cause }）。

formats-extension = ファイル
formats-name = 形式
formats-walked = フォルダの中で読む
formats-fixable = --fix
formats-yes = はい
formats-no = いいえ

# 文字のファイルではない文書（Word、PowerPoint、Excel、PDF など）の中の場所。
place-mail = { $number } 通目のメール
place-subject = 件名
place-body = 本文
place-page = { $number } ページ
place-slide = スライド { $number }
place-sheet = シート「{ $name }」
place-cell = { $name }
place-paragraph = 段落 { $number }
place-header = ヘッダー
place-footer = フッター
place-note = ノート・注
place-text-box = テキストボックス
place-comment = コメント
place-drawing = 図・グラフ
place-master = スライドマスター
place-alt-text = 画像の代替テキスト
place-properties = ファイルのプロパティ
place-separator = { "、" }
place-message = { $place }：{ $words }
