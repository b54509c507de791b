# ウェブサイトを読むとき（sa-lint https://…）。

progress-pages = { $count } ページを読みました

# 読めなかったわけ。住所（URL）のあとに続く。

unfetched-no-host = サーバーが見つかりません。URL のつづりと、インターネットにつながっているかを確かめてください
unfetched-refused = サーバーにつながりません。URL が合っていれば、時間をおいてもう一度試してください
unfetched-tls = 安全な接続（https）ができません（{ $cause }）。サーバーの証明書の期限などを、ホームページの管理者に確かめてください
unfetched-timeout = 時間内に返事がありません。時間をおいてもう一度試してください
unfetched-broken = 通信が途中で切れました（{ $cause }）。時間をおいてもう一度試してください
unfetched-forbidden = 見るには許可が要るページです（{ $status }）。公開してから調べるか、手元のファイルを調べてください
unfetched-not-there = ページがありません（{ $status }）。URL を確かめてください
unfetched-busy = サーバーがエラーを返しました（{ $status }）。時間をおいてもう一度試してください
unfetched-status = サーバーの返事が読めません（{ $status }）。ブラウザで開けるかを確かめてください
unfetched-too-large = { $size } MB を超えるので読みませんでした。ダウンロードして、そのファイルを調べてください
unfetched-redirects = 転送が終わりません。ブラウザで開けるかを確かめてください
unfetched-private = 社内ネットワークのアドレスへ転送されたので、読みませんでした。調べたいときは、そのアドレスを指定してください
unfetched-robots = robots.txt が読み取りを断っています。調べたいときは、robots.txt に「User-agent: sa-lint」と「Allow: /」を加えてください
unfetched-no-robots = robots.txt を読めないので、読んでよいか分かりません。時間をおいてもう一度試してください
unfetched-no-sitemap = サイトマップではありません。ページの URL か、sitemap.xml の URL を指定してください
unfetched-broken-off = 中断しました

# 調べなかった数とわけ。

fetch-left-out = 読まなかった URL: { $reasons }
left-out-other-host = ほかのサイト { $count } 件
left-out-robots = robots.txt が断っている { $count } 件
left-out-too-many = 上限を超えた { $count } 件
left-out-too-deep = リンクが深い { $count } 件
left-out-same = 同じ内容のページ { $count } 件
left-out-no-answer = サーバーが答えなくなったので読んでいない { $count } 件
left-out-endless = カレンダーや検索など、きりがない { $count } 件
left-out-kind = 画像など、調べない種類 { $count } 件
left-out-not-there = ないか、公開されていない { $count } 件
left-out-private = 社内ネットワーク { $count } 件
left-out-broken-off = 中断したので読んでいない { $count } 件
fetch-breaking-off = 読むのをやめます。今のページの返事を待って、結果を出します（もう一度 Ctrl+C を押すと、結果を出さずに終わります）。
fetch-not-fixed = URL のページは直せません。元になるファイルを手元で --fix で直してから、公開してください。
fetch-more = もっと読むには、--max-pages でページの数を増やしてください。
fetch-broken-off = 中断しました。それまでに読んだ { $count } ページの結果です。

# 読んだが、文章のないページ。

fetch-scripted = { $url }: 文章がほとんどありません（このようなページは全部で { $count } 件）。ブラウザの中で JavaScript が文章を表示するページは読めません。ページの元になるファイルを調べてください。

# 読む前に分かる誤り。

fetch-no-list = { $path }: URL の一覧を読めません: { $cause }
fetch-no-address = { $path }: { $line } 行目が URL ではありません: { $text }
fetch-empty-list = { $path }: URL が 1 件もありません。1 行に 1 件、https:// から書いてください。
fetch-not-saved = { $path }: 読んだページを保存できません: { $cause }
fetch-not-kept = 読んだページを一時的に置く場所がありません: { $cause }
fetch-no-such-address = （URL として読めません。https://www.example.co.jp/ のように書いてください）
fetch-two-inputs = 標準入力（-）は、調べる文書か URL の一覧（--urls）の、どちらか一方にしか使えません。
fetch-no-map = { $path }: サイトマップ（sitemap.xml）として読めません。1 行に 1 件、https:// から URL を書いたファイルも使えます。
