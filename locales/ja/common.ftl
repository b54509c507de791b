# どこでも使うもの。

# ほかから来た文を、そのまま。
given = { $text }
list-separator = 、
