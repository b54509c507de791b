# どこでも使うもの。

# ほかから来た文を、そのまま。
given = { $text }
list-separator = 、
# 文と文の間。日本語では何も置かない。
sentence-separator = {""}
# この言語の名前。
language-name = 日本語

# なぜ読み書きできないか。
cause-not-found = 見つかりません
cause-permission = 許可されていません
cause-read-only = 読み取り専用の場所です
cause-exists = 同じ名前のものがあります
cause-folder = ファイルではなくフォルダです
cause-no-folder = 途中にあるのがフォルダではありません
cause-full = ディスクに空きがありません
cause-too-large = ここでは、それほど大きなファイルを作れません
cause-name = 使えない名前です
