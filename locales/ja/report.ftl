# 結果の表示。

severity-error = 誤り
severity-warning = 注意
severity-hint = 提案
