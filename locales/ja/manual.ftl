# マニュアルページ。

manual-name = 名前
manual-synopsis = 書式
manual-description = 説明
manual-options = オプション
manual-commands = コマンド
manual-version = バージョン
manual-unknown =
    「{ $name }」というコマンドはありません。
      使えるコマンド: { $names }
