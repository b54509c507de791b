# コマンドとオプションの説明。ID はコマンドと引数の名前から作る。

heading-usage = 使い方:
heading-commands = コマンド:
heading-arguments = 引数:
heading-options = オプション:

# どのコマンドにもある引数。

help-arg-paths = 調べるファイル、フォルダ、ホームページの URL（省くと今のフォルダ、- は標準入力）
help-arg-max-pages = URL から読むページの数の上限（既定: 500）
help-arg-depth = URL からたどるリンクの深さの上限（既定: なし）
help-arg-delay = 1 ページ読むたびに待つ時間、ミリ秒（既定: 500。robots.txt がもっと求めればそれに従う）
help-arg-save = 読んだページをフォルダに残し、次からは変わったページだけを読む
help-arg-urls = 1 行に 1 件の URL を書いたファイルか sitemap.xml（- なら標準入力）。そのページだけを読む
help-arg-format = 結果の形: human（人が読む形、既定）、concise（1 件 1 行）、json、jsonl、sarif、github、gitlab、checkstyle、junit、rdjson、markdown、html（人に渡す報告書）
help-arg-output = 結果をこの形でファイルにも書き出す。例: sarif=found.sarif（繰り返し可）
help-arg-fail-on = 終了コードを 1 にする重さ: error（既定）、warning、hint
help-arg-config = 近くの sa-lint.toml の代わりに、この設定をすべてのファイルに使う
help-arg-no-config = sa-lint.toml を読まない
help-arg-no-exclude = sa-lint.toml の include・exclude で対象外のファイルも調べる
help-arg-no-ignore = .gitignore にあるファイルも調べる
help-arg-follow = フォルダの中のシンボリックリンクもたどる（修正は指定したフォルダの中だけ）
help-arg-staged = git add した内容を調べる（コミット前のフック用。ディスク上の内容は読まない）
help-arg-changed = Git で REF（省くと HEAD）から変わったファイルだけを調べる。例: --changed=origin/main
help-arg-list-files = 指摘の代わりに、どのファイルを調べ、どれをなぜ調べないかを表示する
help-arg-watch = ファイルが変わるたびに調べ直す。Ctrl-C で終わる
help-arg-add-ignore = すべての指摘に、この理由で除外するコメントを書き込む
help-arg-statistics = 指摘の代わりに、規則ごとの件数を表示する
help-arg-exit-zero = 指摘があっても終了コードを 0 にする
help-arg-fix = 確かな修正をファイルに書き込む（- のときは直した文書だけを標準出力に出す）
help-arg-unsafe-fixes = 読んで確かめる必要がある修正も書き込む（--diff と一緒なら表示だけ）
help-arg-diff = --fix で変わる所を差分で表示し、何も書き込まない
help-arg-baseline = 前からある指摘を記録したファイル。そこにある指摘は数えない
help-arg-update-baseline = 記録から、もうない指摘を消す。ファイルがなければ、今の指摘をすべて記録して作る
help-arg-extend-baseline = もうない指摘を消し、新しい指摘も記録に加える
help-arg-rule = この規則だけで調べる（繰り返し可、カンマ区切り可）
help-arg-skip-rule = この規則では調べない（繰り返し可、カンマ区切り可）
help-arg-rules = フォルダにある規則（*.toml）を加える。同じ ID の規則は置き換える（繰り返し可）
help-arg-mail = IPA から届いたメール。そこにある自社の番号が公開されていないかも調べる（繰り返し可）
help-arg-stdin-filename = 標準入力の文書の名前（拡張子で種類を決める）
help-arg-threads = 同時に使うスレッドの数、1 から 255（既定: CPU の数）
help-arg-quiet = 指摘だけを表示し、最後のまとめを表示しない
help-arg-lang = 表示の言葉: ja、en（既定: 環境の言葉）
help-arg-color = 色を付けるか: auto（既定）、always、never
help-arg-help = この説明を表示する
help-arg-version = バージョンを表示する
help-arg-dir = sa-lint.toml のあるフォルダ（省くと今のフォルダ）
help-arg-force = 今あるファイルを上書きする

help-closing =
    例:
      sa-lint                                   今のフォルダを調べる
      sa-lint public company.html               フォルダとファイルを調べる
      sa-lint https://www.example.co.jp/        公開中のホームページを調べる
      sa-lint --format concise public           1 件を 1 行で表示する
      sa-lint --format json public > 結果.json  ほかのプログラムに渡す
      sa-lint --output sarif=a.sarif public     画面に表示し、ファイルにも書き出す
      sa-lint --stdin-filename a.md - < a.md    標準入力を調べる
      sa-lint ./rules                           コマンドと同じ名前のフォルダを調べる
      sa-lint --diff public                     直すとどう変わるかを見る
      sa-lint --fix public                      直す
      sa-lint explain acquisition-claim         規則の説明を読む

    終了コード:
      0  --fail-on の重さ以上の指摘がない（--diff: 変わる所がない）
      1  指摘がある（--fix: 直したあとも残っている。--diff: 変わる所がある）
      2  使い方の誤り、読み書きできないものがある、または 1 個も調べていない

    環境変数:
      SA_LINT_LANG                        表示の言葉（ja、en）
      LC_ALL、LC_MESSAGES、LANG           ほかに指定がないときの表示の言葉
      NO_COLOR、FORCE_COLOR、CLICOLOR     色を付けるか
      CI                                  途中経過を表示せず、質問もしない
      GITHUB_STEP_SUMMARY                 --format github のまとめの書き込み先
      GITHUB_WORKSPACE、CI_PROJECT_DIR    結果に書くパスの起点

help-sa-lint-about = SECURITY ACTION を、宣言より強く（「認定」「取得」など）書いた所を見つけます。
help-sa-lint-usage =
    sa-lint [オプション] [PATH]...
      sa-lint <コマンド> [オプション] ...

help-lint-about = ファイルを調べます（コマンドを省いたときと同じ。check でも同じ）
help-lint-usage = sa-lint lint [オプション] [PATH]...

help-config-about = 有効な設定と、どこで決まったかを表示します
help-config-usage = sa-lint config [オプション] [PATH]
help-config-arg-path = 設定を見たいファイルやフォルダ（省くと今のフォルダ）
help-config-arg-format = 表示の形: human（既定）、json
help-config-arg-schema = 設定の代わりに、sa-lint.toml の JSON Schema を表示する
help-config-closing =
    例:
      sa-lint config
      sa-lint config --format json public/index.html
      sa-lint config --schema > sa-lint.toml.schema.json

    終了コード:
      0  表示した
      2  使い方の誤り、または sa-lint.toml の誤り

help-rules-about = 規則の一覧を表示します
help-rules-usage = sa-lint rules [オプション]
help-rules-arg-format = 表示の形: human（既定）、json
help-rules-closing =
    例:
      sa-lint rules
      sa-lint rules --format json

help-formats-about = 読める形式の一覧を表示します
help-formats-usage = sa-lint formats [オプション]
help-formats-arg-format = 表示の形: human（既定）、json
help-formats-closing =
    テンプレート（.erb .ejs .njk .hbs .liquid .twig .tera .j2）は、
    作られるものの形式で読みます（page.html.erb は HTML）。
    名前を直接指定したファイルは、どんな名前でも HTML か文章として読みます。

    例:
      sa-lint formats
      sa-lint formats --format json

help-explain-about = 規則の説明か、文の読み方を示します
help-explain-usage = sa-lint explain [オプション] <RULE>
    {""}  sa-lint explain [オプション] --sentence <TEXT>
help-explain-arg-id = 規則の ID（例: acquisition-claim）
help-explain-arg-sentence = この文をどう読んだかを示します（- は標準入力）
help-explain-arg-format = 文の表示の形: human（既定）、json
help-explain-closing =
    例:
      sa-lint explain acquisition-claim
      sa-lint explain --sentence "二つ星を取得しました。"

help-init-about = いくつかの質問に答えて、宣言を伝えるページを作り始めます
help-init-usage = sa-lint init [オプション] [DIR]
help-init-arg-dir = 新しく作るフォルダ（省くと今のフォルダ）
help-init-arg-yes = 質問せず、オプションの答えだけを使う
help-init-arg-mail = IPA から届いたメール。会社名・段階・日付をここから取る（番号は取らない）
help-init-arg-accepted = 「申込受理のご連絡」が届いた日
help-init-arg-company = 事業者の名前
help-init-arg-company-en = 英語での名前
help-init-arg-stars = 宣言した段階: 1（一つ星）、2（二つ星）
help-init-arg-declared = 宣言した日（2026-04-01 のように書く）
help-init-arg-url = 出来上がったフォルダを公開するアドレス
help-init-arg-policy-url = 公開している情報セキュリティ基本方針のアドレス
help-init-arg-make-policy = 情報セキュリティ基本方針のページを作る
help-init-arg-representative = 基本方針に書く、代表者の役職と氏名
help-init-arg-logo = ダウンロードしたロゴのファイル（そのまま static/ に写す）
help-init-arg-email = 連絡先のメールアドレス
help-init-arg-languages = ページの言語をカンマで区切る（既定: ja,en）
help-init-closing =
    例:
      sa-lint init my-site
      sa-lint init my-site --yes --company 株式会社サンプル --stars 1 \
        --declared 2026-04-01 --url https://www.example.co.jp/security/

help-build-about = 宣言を伝えるページを作ります（公開するフォルダに書き出す）
help-build-usage = sa-lint build [オプション] [DIR]
help-build-arg-force = 前に書き出したあとで書き換えられたファイルも置き換える
help-build-arg-output = sa-lint.toml の output ではなく、このフォルダに書き出す
help-build-arg-check = 書き出さず、今あるフォルダと同じかどうかを確かめる
help-build-arg-fragment = 書き出さず、ほかのサイトに貼る HTML を表示する（=ja 既定、=en）
help-build-arg-link = 貼る HTML のリンク先（省くと sa-lint.toml の url）
help-build-arg-quiet = 誤りだけを表示する
help-build-closing =
    例:
      sa-lint build my-site
      sa-lint build my-site --fragment > badge.html

    終了コード:
      0  書き出した
      1  直すところがある、または --check で違いがある
      2  設定やひな形の誤り、書き出せない

help-app-about = ブラウザの画面で、文章やファイルを点検します
help-app-usage = sa-lint app [オプション]
help-app-arg-port = 127.0.0.1 のポート（既定: 空いている番号）
help-app-arg-no-open = ブラウザを開かず、アドレスだけを表示する
help-app-closing =
    例:
      sa-lint app

help-serve-about = 作るページを、直しながらブラウザで確かめます
help-serve-usage = sa-lint serve [オプション] [DIR]
help-serve-arg-port = 127.0.0.1 のポート（既定: 4000。0 は空いている番号）
help-serve-closing =
    例:
      sa-lint serve my-site

help-proof-about = IPA からのメールを確かめ、補助金の申請に出せる書面にします
help-proof-usage = sa-lint proof [オプション] <MAIL>...
help-proof-arg-mails = 届いたメール（.eml .msg など、- は標準入力）か、ログイン後の画面
help-proof-arg-out = 書き出すファイル（既定: sa-lint-proof.html）
help-proof-arg-purpose = 提出先の補助金などの名前（一覧は --list）。求められる段階なども確かめる
help-proof-arg-stars = 宣言した段階: 1（一つ星）、2（二つ星）。メールと違えば知らせる
help-proof-arg-show-user-number = 利用者番号を伏せない
help-proof-arg-site = 情報セキュリティ基本方針があるかを調べる、公開しているサイト（フォルダかアドレス）
help-proof-arg-pdf = PDF も書き出す（入っている Chrome、Edge か Chromium を使う）
help-proof-arg-open = 書き出した書面をブラウザで開く
help-proof-arg-force = 今あるファイルを上書きする
help-proof-arg-list = 登録されている提出先と、その決まりを表示する
help-proof-closing =
    例:
      sa-lint proof 完了.eml 受理.eml
      sa-lint proof --for 東京都サイバーセキュリティ対策促進助成金 完了.msg 受理.msg
      sa-lint proof 画面.html

    終了コード:
      0  そろっている
      1  足りないもの、合わないものがある（書面にも「まだ提出できません」と書く）
      2  読めないファイルがある、または書き出せない

help-template-about = ページのひな形を一覧し、書き換えるために取り出します
help-template-usage =
    sa-lint template list
      sa-lint template eject [オプション] [NAME]...
help-template-closing =
    例:
      sa-lint template list
      sa-lint template eject style.css --dir my-site

help-list-about = ひな形の一覧を表示します
help-list-usage = sa-lint template list
help-list-closing = { help-template-closing }

help-eject-about = ひな形を templates/ に取り出します（同じ名前のものが使われる）
help-eject-usage = sa-lint template eject [オプション] [NAME]...
help-eject-arg-names = 取り出すひな形の名前（省くとすべて）
help-eject-closing = { help-template-closing }

help-completions-about = シェルの補完スクリプトを表示します
help-completions-usage = sa-lint completions [オプション] <SHELL>
help-completions-arg-shell = シェルの種類: bash、elvish、fish、powershell、zsh
help-completions-closing =
    例:
      sa-lint completions bash > ~/.local/share/bash-completion/completions/sa-lint
      sa-lint completions fish > ~/.config/fish/completions/sa-lint.fish
      sa-lint completions zsh > ~/.zfunc/_sa-lint

help-man-about = マニュアルページを表示します（man 用）
help-man-usage = sa-lint man [オプション] [COMMAND]...
help-man-arg-command = ページを見たいコマンド（省くと sa-lint 全体）
help-man-closing =
    例:
      sa-lint man > ~/.local/share/man/ja/man1/sa-lint.1
      sa-lint man template eject | man -l -
