# どこでも使うもの。

# ほかから来た文を、そのまま。
given = { $text }
list-separator = 、
# 文と文の間。日本語では何も置かない。
sentence-separator = {""}
# この言語の名前。
language-name = 日本語
