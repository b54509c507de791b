# コマンドが言うこと。

# 言葉の選び方。
language-unknown = 環境変数 SA_LINT_LANG の値「{ $value }」は使えません。ja か en にしてください。

# どのコマンドでも。
command-cannot-write = 「{ $path }」に書けません: { $cause }
command-no-interrupt = Ctrl-C に備えられません: { $cause }

# コマンドの使い方の誤り。
usage-wrong =
    { $objection }
    {"  "}使い方は sa-lint --help で見られます。
usage-needs-value = { $option } には値が必要です。{ $choices }
usage-no-value-of = 「{ $value }」は { $option } の値として使えません。{ $choices }
usage-choices = 使える値: { $values }
usage-missing = { $option } を指定してください。
usage-takes-no-value = { $option } に値は付けられません。
usage-once = { $option } は 1 回だけ指定できます。
usage-not-together = { $option } と { $other } は一緒に使えません。
usage-unknown = { $option } は使えません。
usage-unknown-near = { $option } は使えません。{ $near } のことですか？

# ファイルを調べるとき。
lint-name-without-document = --stdin-filename は、標準入力を表す - と一緒に使います。例: sa-lint --stdin-filename index.html - < index.html
lint-no-standard-input = 標準入力を読めません: { $cause }
lint-no-threads = 作業用のスレッドを用意できません: { $cause }
lint-meant = （sa-lint { $command } のことですか？）

# Git に聞くとき、一覧と件数。
git-missing = Git が見つかりません。--staged と --changed には git コマンドが必要です。
git-refused = Git から変更を読めません: { $cause }
git-no-ref = Git の「{ $ref }」から分かれた所が見つかりません。名前を確かめてください。CI では履歴も取得します（actions/checkout なら fetch-depth: 0）。
git-nothing = 調べるものがありません（Git に聞いた変更に、読めるファイルはありませんでした）。
listed-checked = 調べる（{ $encoding }）
listed-skipped = 調べない（{ $reason }）
listed-unknown-type = 対象外の種類。extend_include で加えられます
listed-own = sa-lint の設定や記録
listed-binary = 文字のファイルではない
listed-generated = ツールが作ったファイルやテスト用
listed-packages = 外部の部品のフォルダ
listed-no-text = 文字のない PDF
listed-excluded = 設定で対象外
statistics-files = （{ $count } 個のファイル）
statistics-none = 問題は見つかりませんでした。

# 規則。
rules-invalid = { $place }: 規則のファイルが正しくありません: { $cause }
rules-unknown-scheme = 規則「{ $rule }」の制度「{ $scheme }」を説明するファイルがありません
rules-no-scheme = 規則「{ $rule }」に制度（scheme）が書かれていません
rules-pattern = 規則を読み込めません: 「{ $pattern }」は正規表現として正しくありません: { $cause }
rules-unusable = 規則を読み込めません: { $cause }
rules-unknown = 「{ $rule }」という規則はありません。sa-lint rules で一覧が見られます。
rules-unknown-near = 「{ $rule }」という規則はありません。{ $near } のことですか？

# サイトを作り始めるとき。
init-no-logo = ロゴのファイル「{ $path }」を読めません: { $cause }
init-exists = 「{ $path }」がすでにあるので、何も書きませんでした。
init-has-site = 「{ $path }」には、すでにページの設定 [site] があります。
init-replace-site = そのまま sa-lint build で作れます。答え直すには --force を付けてください（[site] だけを書き換えます）。
init-overwrite = 上書きするには --force を付けてください。
init-next =
    次の手順:
      sa-lint serve{ $dir }   ブラウザで確かめながら文章を直す
      sa-lint build{ $dir }   公開するフォルダ（public）を作る

# はじめの質問（sa-lint init）。
ask-policy-missing = 二つ星には、公開した情報セキュリティ基本方針が必要です。
ask-give-policy = --policy-url URL か、--make-policy --representative 役職と氏名 を付けてください。
ask-cannot = 質問を表示できません: { $cause }
ask-by-options = --yes を付け、答えをオプションで書いてください（一覧は sa-lint init --help）。
ask-blank = ここは空にできません。
ask-company = 事業者名
ask-company-example = 株式会社サンプル
ask-company-en = 英語の事業者名（なければ、そのまま Enter）
ask-company-en-example = Sample Co., Ltd.
ask-stars = 宣言した段階
ask-stars-one = ★　一つ星
ask-stars-two = ★★ 二つ星
ask-stars-how = 上下の矢印キーか 1・2 で選び、Enter で決めます
ask-declared = 宣言した日
ask-declared-example = 2026年4月1日、令和8年4月1日、2026/4/1
ask-url = 出来上がったページを公開するアドレス
ask-url-example = https://www.example.co.jp/security/
ask-policy-url = 情報セキュリティ基本方針のアドレス
ask-policy-url-example = https://www.example.co.jp/policy/
ask-representative = 代表者の役職と氏名
ask-representative-example = 代表取締役　見本 太郎
ask-email = 連絡先のメールアドレス（なければ、そのまま Enter）
ask-email-example = info@example.co.jp
ask-logo = IPA からダウンロードしたロゴのファイル（なければ、そのまま Enter）
ask-logo-example-one = security_action_hitotsuboshi-small_color.png
ask-logo-example-two = security_action_futatsuboshi-small_color.png
ask-example = 例: { $example }
ask-policy = 情報セキュリティ基本方針
ask-policy-how = 上下の矢印キーで選び、Enter で決めます
ask-policy-make = このサイトにページを作る
ask-policy-link = すでに公開している
ask-missing = { $option } がありません（{ $what }）。
ask-at-option = { $option }: { $problem }

# サイトを作るとき。
build-no-language = languages に「{ $tag }」がありません。
build-refused = 直すところが { $count } か所あるので、何も書き出していません。
build-up-to-date = { $folder } は最新です。
build-differs = 違いがあります: { $path }
build-written = { $folder } に { $files } 個のファイル（うち { $pages } ページ）を書き出しました。
build-internal = 社内で使う文例: { $page }（公開するフォルダには入りません）
build-next =
    次の手順:
      1. { $page } をブラウザで開いて確かめる
      2. { $folder } の中身をすべて、{ $url } で見られる場所に置く
      3. 会社概要など自社のページから、{ $url } にリンクする
build-fragment-link =
    この HTML は { $url } にリンクしています。
    sa-lint build で作ったページをそこに置くか、--link で公開しているページのアドレスを指定してください。
build-removed = 削除: { $path }
build-kept = ほかのファイル { $count } 個は、そのまま残しました。

# 作るページを見るとき。
serve-no-folder = 「{ $path }」というフォルダはありません。
serve-port-taken = ポート { $port } は、ほかのプログラムが使っています。
serve-choose-port = 別の番号を --port で指定してください。--port 0 なら、空いている番号を使います。
serve-no-port = ポート { $port } を使えません: { $cause }
serve-address = { $address } で見られます。終えるには Ctrl+C を押してください。
serve-no-start = ページを見せられません: { $cause }
serve-close = 閉じる

# ひな形。
template-unknown = 「{ $name }」というテンプレートはありません。
template-exists = 「{ $path }」がすでにあります。
template-known = あるのは: { $names }

# 画面での点検。
app-address = 点検の画面: { $address }（終わるときは、この窓を閉じるか Ctrl+C を押す）
app-open-yourself = ブラウザを開けませんでした。このアドレスをブラウザで開いてください。
app-no-page = この sa-lint には、点検の画面が入っていません。
app-make-page = 配布されているプログラムを使うか、packages/web/build.sh を実行してから sa-lint を作り直してください。
app-no-start = 点検の画面を始められませんでした: { $cause }

# sa-lint --watch

watch-waiting = ファイルの変更を待っています。Ctrl-C で終わります。
watch-changed = { $file } が変わったので、調べ直します。
watch-no-file = --watch で調べられるのは、ファイルとフォルダだけです。
watch-impossible = 変更を見張れません: { $cause }

# sa-lint --add-ignore

add-ignore-reason = --add-ignore には、除外する理由を 1 行で書いてください。-- と */ と { "}" } > " \ は使えません。
add-ignore-written = { $file }: { $count } 件の指摘を除外するコメントを書きました。
add-ignore-nowhere = ここには除外のコメントを書けません。設定の allow や [[lint.paths]]、またはベースラインを使ってください。
