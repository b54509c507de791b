# ほかのプログラムのための形と、その書き込み先。

sarif-root = パスの起点（プロジェクトのフォルダ）
sarif-why = なぜ問題か
sarif-fix = 直し方
sarif-examples = 例
sarif-source = 根拠は{ $ground }です: { $url }

github-rest = ほかに { $count } 件あります（GitHub に表示されるのは種類ごとに 10 件まで）。全部を見るには --output 形=ファイル で書き出してください。

markdown-title = SECURITY ACTION の書き方の確認
markdown-file = ファイル
markdown-files = ほか { $count } 個のファイル
markdown-findings = { $count } 件
markdown-line = 場所
markdown-severity = 重さ
markdown-sentence = 文
markdown-write = こう書く
markdown-rest = 長くなるので、ほかの { $count } 件は省きました。

output-form = 「{ $given }」には形の名前がありません。--output 形=ファイル と書いてください。例: --output sarif=found.sarif
output-format = 「{ $given }」という形はありません。使える形: { $formats }
output-format-near = 「{ $given }」という形はありません。{ $near } のことですか？
output-no-file = --output { $given } にはファイルの名前がありません。「=」の後ろに書いてください。例: --output sarif=found.sarif
output-standard = --output は標準出力に書きません。標準出力に出すには --format { $format } を使ってください（「-」という名前のファイルは ./- と書きます）。
output-twice = { $path } を 2 つの --output に指定しています。別々のファイルにしてください。
output-written = { $path } に書き込めませんでした（{ $why }）。
output-no-folder = フォルダ { $folder } がありません。先に作ってください
output-is-folder = フォルダです
output-read-only = 書き込みが許可されていません
output-standard-failed = 標準出力に書き出せませんでした（{ $cause }）。出力は途中までです。書き込み先を確かめて、もう一度実行してください。
