# 進み具合と中断。

progress-files = { $count } 個のファイルを調べました
interrupted = 中断しました。書きかけのファイルはありません。
