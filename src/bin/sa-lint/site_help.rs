//! The help texts of the commands that make pages, in both languages.

/// What a command is for.
pub(crate) fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "init" => (
            "いくつかの質問に答えて、宣言を伝えるページを作り始めます",
            "Start the pages of a declaration from a few answers",
        ),
        "build" => (
            "宣言を伝えるページを作ります（公開するフォルダに書き出す）",
            "Make the pages of a declaration, in a folder to publish",
        ),
        "serve" => (
            "作るページを、直しながらブラウザで確かめます",
            "Look at the pages in a browser while changing them",
        ),
        "template" => (
            "ページのひな形を一覧し、書き換えるために取り出します",
            "List the templates of the pages, or take them out to change them",
        ),
        "list" => ("ひな形の一覧を表示します", "List the templates"),
        "eject" => (
            "ひな形を templates/ に取り出します（同じ名前のものが使われる）",
            "Copy templates into templates/, where they replace the embedded ones",
        ),
        _ => return None,
    })
}

/// How a command is written.
pub(crate) fn usage(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "init" => ("sa-lint init [オプション] [DIR]", "sa-lint init [OPTIONS] [DIR]"),
        "build" => ("sa-lint build [オプション] [DIR]", "sa-lint build [OPTIONS] [DIR]"),
        "serve" => ("sa-lint serve [オプション] [DIR]", "sa-lint serve [OPTIONS] [DIR]"),
        "template" => (
            "sa-lint template list\n  sa-lint template eject [オプション] [NAME]...",
            "sa-lint template list\n  sa-lint template eject [OPTIONS] [NAME]...",
        ),
        "list" => ("sa-lint template list", "sa-lint template list"),
        "eject" => (
            "sa-lint template eject [オプション] [NAME]...",
            "sa-lint template eject [OPTIONS] [NAME]...",
        ),
        _ => return None,
    })
}

/// What an argument does.
pub(crate) fn argument(command: &str, id: &str) -> Option<(&'static str, &'static str)> {
    Some(match (command, id) {
        ("init", "dir") => (
            "新しく作るフォルダ（省くと今のフォルダ）",
            "Folder of the new project (default: the current folder)",
        ),
        (_, "dir") => (
            "sa-lint.toml のあるフォルダ（省くと今のフォルダ）",
            "Folder of sa-lint.toml (default: the current folder)",
        ),
        ("build", "force") => (
            "前に書き出したあとで書き換えられたファイルも置き換える",
            "Also replace files that were changed after they were written",
        ),
        (_, "force") => ("今あるファイルを上書きする", "Overwrite files that are there"),
        ("build", "output") => (
            "sa-lint.toml の output ではなく、このフォルダに書き出す",
            "Write to this folder instead of the one in sa-lint.toml",
        ),
        ("build", "check") => (
            "書き出さず、今あるフォルダと同じかどうかを確かめる",
            "Write nothing; fail if the folder is not what would be written",
        ),
        ("build", "fragment") => (
            "書き出さず、ほかのサイトに貼る HTML を表示する（=ja 既定、=en）",
            "Print the HTML for other sites instead of writing (=ja default, =en)",
        ),
        ("build", "quiet") => ("誤りだけを表示する", "Show nothing but problems"),
        ("serve", "port") => (
            "127.0.0.1 のポート（既定: 4000。0 は空いている番号）",
            "Port on 127.0.0.1 (default: 4000; 0 takes a free one)",
        ),
        ("init", "yes") => (
            "質問せず、オプションの答えだけを使う",
            "Ask nothing; every answer is given by an option",
        ),
        ("init", "company") => ("事業者の名前", "Name of the company"),
        ("init", "company_en") => ("英語での名前", "Its name in English"),
        ("init", "stars") => {
            ("宣言した段階: 1（一つ星）、2（二つ星）", "Declared level: 1 or 2 stars")
        }
        ("init", "declared") => {
            ("宣言した日（2026-04-01 のように書く）", "Day of the declaration, like 2026-04-01")
        }
        ("init", "url") => {
            ("出来上がったフォルダを公開するアドレス", "Address where the folder will be published")
        }
        ("init", "policy_url") => (
            "公開している情報セキュリティ基本方針のアドレス",
            "Address of the published information security policy",
        ),
        ("init", "make_policy") => (
            "情報セキュリティ基本方針のページを作る",
            "Make a page for the information security policy",
        ),
        ("init", "representative") => (
            "基本方針に書く、代表者の役職と氏名",
            "Title and name of the representative, for the policy",
        ),
        ("init", "logo") => (
            "ダウンロードしたロゴのファイル（そのまま static/ に写す）",
            "The downloaded logo file; copied unchanged into static/",
        ),
        ("init", "email") => ("連絡先のメールアドレス", "Mail address of the contact"),
        ("init", "languages") => (
            "ページの言語をカンマで区切る（既定: ja,en）",
            "Languages of the pages, with commas (default: ja,en)",
        ),
        ("eject", "names") => {
            ("取り出すひな形の名前（省くとすべて）", "Templates to take out (default: all)")
        }
        _ => return None,
    })
}

/// Examples.
pub(crate) fn closing(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "init" => (
            "例:\n  sa-lint init my-site\n  sa-lint init my-site --yes --company 株式会社サンプル --stars 1 \\\n    --declared 2026-04-01 --url https://www.example.co.jp/security/",
            "Examples:\n  sa-lint init my-site\n  sa-lint init my-site --yes --company \"Sample Co., Ltd.\" --stars 1 \\\n    --declared 2026-04-01 --url https://www.example.co.jp/security/",
        ),
        "build" => (
            "例:\n  sa-lint build my-site\n  sa-lint build my-site --fragment > badge.html\n\n終了コード:\n  0  書き出した\n  1  直すところがある、または --check で違いがある\n  2  設定やひな形の誤り、書き出せない",
            "Examples:\n  sa-lint build my-site\n  sa-lint build my-site --fragment > badge.html\n\nExit codes:\n  0  written\n  1  wording to put right, or a difference with --check\n  2  a mistake in the configuration or a template, or nothing can be written",
        ),
        "serve" => ("例:\n  sa-lint serve my-site", "Examples:\n  sa-lint serve my-site"),
        "template" | "list" | "eject" => (
            "例:\n  sa-lint template list\n  sa-lint template eject style.css --dir my-site",
            "Examples:\n  sa-lint template list\n  sa-lint template eject style.css --dir my-site",
        ),
        _ => return None,
    })
}
