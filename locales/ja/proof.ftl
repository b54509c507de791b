# 宣言がわかる書面（sa-lint proof）。

proof-kind-completion = 「自己宣言完了のお知らせ」
proof-kind-acceptance = 「申込受理のご連絡」
proof-kind-confirmation = 「受付確認」のメール
proof-kind-status = 自己宣言状況の画面
proof-kind-unread = 読めないファイル
proof-kind-other = ほかのメール
proof-one-star = 一つ星
proof-two-stars = 二つ星

# 根拠。
proof-source-handout = 書面写しの提出方法の案内
proof-source-official = 提出先の公表資料
proof-source-faq = IPA のよくある質問
proof-source-agreed = 複数の第三者の記事
proof-source-reported = 第三者の報告（公式には未確認）
proof-source-unknown = 未確認

# そろっているか。
proof-both-mails = 「自己宣言完了のお知らせ」と「申込受理のご連絡」の 2 通がそろっています。
proof-status-page = 自己宣言状況の画面の写しがあります（メールの代わりになります）。
proof-only-unread = 読めたメールがありません。画像や PDF の中身は確かめていません。
proof-only-unread-help = 会社名・取組み段階（一つ星か二つ星）・受付状況の 3 つが写っているかを、目で確かめてください。画面を HTML で保存すると、ここで確かめられます。
proof-no-completion = 「自己宣言完了のお知らせ」のメールがありません。
proof-no-completion-help = 件名が「【SECURITY ACTION】一つ星/二つ星：自己宣言完了のお知らせ」のメールを探して加えてください。見つからないときは、ログイン後の自己宣言状況の画面の写しでも出せます。
proof-no-acceptance = 「申込受理のご連絡」のメールがありません。
proof-no-acceptance-help = 「自己宣言完了のお知らせ」から 1～2 週間あとに届く、件名が「【SECURITY ACTION】申込受理のご連絡」のメールです。まだ届いていなければ待ち、見つからないときは、ログイン後の自己宣言状況の画面の写しを使ってください。
proof-no-acceptance-new-help = 2026年4月からの新しい申込みでは、このメールは届かないようです。ログインしてマイページを開き、会社名・取組み段階・受付状況の写った画面の写しを使ってください。
proof-twice = { $mail }が { $count } 通あります。
proof-twice-help = 宣言し直したのでなければ、同じメールは 1 通で足ります。宣言し直したときは、新しいほうだけを指定してください。
proof-confirmation-only = 「受付確認」のメールは、宣言の書面になりません。
proof-confirmation-only-help = このメールは、申込みの途中で届くものです。メールにあるアドレスを開いて申込みを終え、そのあとに届く「自己宣言完了のお知らせ」を使ってください。
proof-unread = 「{ $file }」は画像か PDF なので、中身を確かめていません。
proof-unread-help = 会社名・取組み段階・受付状況が写っていること、利用者番号が写っていないことを、目で確かめてください。
proof-other = 「{ $file }」に、宣言に関係のないメールがあります（書面には入れません）。
proof-other-help = IPA から届いた 2 通のメールだけを指定してください。

# 1 通ずつ。
proof-whole = { $mail }は、必要な部分がすべてそろっています。
proof-damaged = { $mail }に、文字化けして読めない部分があります。
proof-original-help = 届いたメールを、メールソフトから「.eml」か「.msg」のファイルで保存して、それを指定してください。
proof-status-no-company = { $mail }に会社名が見つかりません。
proof-status-no-level = { $mail }に取組み段階（一つ星か二つ星）が見つかりません。
proof-status-no-state = { $mail }に受付状況が見つかりません。
proof-status-help = ログインした直後のトップページを、会社名・取組み段階・受付状況がすべて入るように保存し直してください。
proof-status-state = { $mail }の受付状況は「{ $state }」です。
proof-status-state-help = 手続きが終わったことを示す状況になってから出してください。
proof-no-subject = { $mail }の件名がありません。
proof-subject = { $mail }の件名が、届いたときのものと違います: 「{ $subject }」
proof-sender = { $mail }の差出人が、IPA（ipa.go.jp）ではありません。
proof-sender-help = 人から転送されたメールなら、届いた本人に、元のメールを「.eml」か「.msg」のファイルで保存してもらってください。
proof-no-sender = { $mail }に差出人のアドレスがありません。
proof-no-company = { $mail }の宛名（会社名と担当者名）がありません。
proof-body = { $mail }の本文に、抜けている部分があります。
proof-cut = { $mail }の終わり（IPA の事務局の名前と連絡先）がありません。
proof-cut-help = 転送や貼り付けで切れたようです。届いたメールを、メールソフトから「.eml」か「.msg」のファイルで保存して、それを指定してください。

# 全体。
proof-company = 会社名は、どれも同じです: { $company }
proof-companies = 会社名が違います: 「{ $one }」と「{ $other }」
proof-companies-help = 別の会社や、別のときの宣言のメールが混じっていないかを確かめてください。
proof-level = 取組み段階: { $level }
proof-levels = 一つ星のものと二つ星のものが混じっています。
proof-levels-help = 二つ星に進んだあとは、二つ星を宣言したときの 2 通だけを指定してください。
proof-level-other = 書面では{ $shown }ですが、{ $own }と指定されています。
proof-level-other-help = 実際に宣言した段階を確かめ、違うほうのメールか --stars を直してください。
proof-no-level = メールに、一つ星か二つ星かが書かれていません。
proof-no-level-help = 提出先が段階を求めるときは、段階の分かる自己宣言状況の画面の写しを加えてください。
proof-level-low = 宣言は{ $level }ですが、ここでは二つ星が求められます。
proof-level-low-help = 二つ星を宣言してから申請してください。手続きに数週間かかることがあります。
proof-level-enough = 宣言は{ $level }で、求められる段階に足ります。
proof-no-day = { $mail }に届いた日がありません。
proof-future = { $mail }の日付 { $day } は未来の日付です。
proof-days = 日付の順序と間隔に問題はありません（{ $declared } と { $accepted }、{ $days } 日）。
proof-days-order = 「申込受理のご連絡」（{ $accepted }）が「自己宣言完了のお知らせ」（{ $declared }）より前です。
proof-days-order-help = 別のときの宣言のメールが混じっていないかを確かめてください。
proof-days-apart = 2 通の間が { $days } 日です（{ $declared } と { $accepted }）。ふつうは 1～4 週間です。
proof-days-apart-help = 同じ宣言の 2 通かどうかを確かめてください。
proof-numbers = 自己宣言ID が、メールごとに違います。
proof-number-form = 自己宣言ID が、4 か 5 で始まる 11 桁の数字ではありません。
proof-number-form-help = 転記の間違いがないかを確かめてください。
proof-system-old = 2026年3月までの方法での宣言（自己宣言ID が 4 で始まる）は、{ $day } から受け付けられないという報告があります。
proof-system-old-help = 公募要領か事務局で確かめてください。受け付けられないときは、GビズID で https://sme-security.ipa.go.jp/ から宣言し直します。
proof-policy = 情報セキュリティ基本方針が公開されています。
proof-policy-missing = 情報セキュリティ基本方針が、サイトに見つかりません。
proof-policy-help = 二つ星には、公開した情報セキュリティ基本方針が必要です。ページか PDF を置き、リンクしてください。
proof-policy-unseen = 情報セキュリティ基本方針が公開されているかは、確かめていません。
proof-policy-unseen-help = 公開しているページを --site に指定すると確かめます。例: --site ./public

# 手続きの段階。
proof-step-entered = 入力
proof-step-received = 受付
proof-step-declared = 完了
proof-step-accepted = ロゴ
proof-steps = 手続き: { $steps }
proof-next = 次にすること: { $next }
proof-next-entered = GビズID（プライムかメンバー）で https://sme-security.ipa.go.jp/ にログインし、宣言を申し込んでください。
proof-next-received = 受付のメールにあるアドレスを開いて、申込みを終えてください。
proof-next-declared = 1～2 週間あとに届く「申込受理のご連絡」を待ってください。ロゴマークを使えるのは、それが届いてからです。
proof-next-accepted = ロゴマークをダウンロードして使えます。宣言の手続きは終わっています。
proof-next-accepted-new = マイページからロゴマークをダウンロードして使えます。宣言の手続きは終わっています。

# 画面での表示。
proof-file-missing = 「{ $path }」を読めません: { $cause }
proof-file-large = 「{ $path }」は { $megabytes } MB あり、メールとしては大きすぎます。
proof-file-large-help = 添付ファイルのない、届いたままのメールを指定してください。
proof-empty = 「{ $path }」は空です。
proof-archive = 「{ $path }」は圧縮ファイルなので、読めません。
proof-archive-help = 展開して、中のメールのファイルを指定してください。
proof-outlook = 「{ $path }」は、壊れているか、メールではない Outlook のファイルです。
proof-mailbox = 「{ $path }」には、何千通ものメールが入っています。
proof-mailbox-help = SECURITY ACTION のメールだけを保存して、指定してください。
proof-binary = 「{ $path }」は、メールでも文章でもありません。
proof-binary-help = メールソフトから「.eml」「.msg」「.mbox」のファイルで保存するか、本文を件名ごと貼り付けたテキストファイルを指定してください。
proof-nothing = メールが指定されていません。
proof-own-help = IPA から届いた 2 通のメールを使ってください。
proof-nothing-help = IPA から届いた 2 通のメールのファイルを指定してください。例: sa-lint proof 完了.eml 受理.eml
proof-no-purpose = 「{ $name }」についての決まりは登録されていないので、一般の決まりで確かめます（一覧: sa-lint proof --list）。
proof-written = 「{ $path }」に、そろった書面を書き出しました。
proof-written-incomplete = 「{ $path }」に書き出しましたが、{ $count } か所を直すまで提出できません（表紙にもそう書いてあります）。
proof-masked = 利用者番号は伏せました（●）。
proof-shown = 利用者番号を伏せていません。提出先のほかには渡さないでください。
proof-not-own = 「{ $path }」がすでにあり、このプログラムが書き出したものではありません。
proof-not-own-help = --out で別の名前を指定するか、上書きしてよければ --force を付けてください。
proof-over-input = 「{ $path }」は読み込むファイルなので、上書きしません。
proof-over-input-help = --out で別の名前を指定してください。
proof-broken = 書面を組み立てられません: { $cause }
proof-leak = 伏せたはずの番号が書面に残っているため、書き出すのをやめました。
proof-report-help = プログラムの誤りです。番号を消したうえで、報告してください。
proof-state-good = ○
proof-state-doubtful = △
proof-state-bad = ×
proof-list-stars = 必要な段階: { $level }以上
proof-list-source = 出典: { $source }（{ $ground }、{ $day } に確認）
proof-list-no-source = 出典: なし（{ $ground }、{ $day } に調査）
proof-open-failed = ブラウザで開けませんでした: { $cause }
proof-no-browser = PDF を作るための Chrome・Edge・Chromium が見つかりません。
proof-no-browser-help = 「{ $path }」をブラウザで開いて、印刷から「PDF に保存」を選んでください。ブラウザの場所は、環境変数 CHROME でも指定できます。
proof-pdf-failed = PDF を作れませんでした: { $cause }

proof-header-subject = 件名
proof-header-from = 差出人
proof-header-to = 宛先
proof-header-date = 日時
proof-day = { $year }年{ $month }月{ $day }日
proof-written-pdf = 「{ $path }」に PDF を書き出しました。

# 届いたメールから。
init-mail-company = 会社名
init-mail-level = 宣言した段階
init-mail-declared = 宣言した日
init-mail-accepted = 受理の日
init-mail-found = { $what }: { $value }（{ $file } から）
init-mail-missing = { $what }: メールに見つかりません
proof-no-site = 「{ $path }」に、読めるページがありません。

# 自社の番号を探すとき。
own-user-number = 利用者番号
own-declaration-number = 自己宣言ID
own-no-number = メールに、利用者番号も自己宣言ID もありません。
own-no-number-help = 「自己宣言完了のお知らせ」のメールを指定してください。
own-found = 自社の{ $what }（{ $number }）があります。
own-none-found = 自社の番号は、調べた { $files } 個のファイルにありませんでした。
proof-own-document = 「{ $path }」は、このプログラムが作った書面です。
