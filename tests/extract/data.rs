//! Data to records: kinds, keys, heads, places.

use sa_lint::extract::Format;

use super::dump::{dump, dump_decoded};

#[track_caller]
fn reads(format: Format, text: &str, blocks: &str) {
    assert_eq!(dump(text, format), blocks, "{text}");
}

#[test]
fn an_object_is_a_record_named_by_one_of_its_fields() {
    let blocks = ".badge | IPA認定 [row SECURITY ACTION 二つ星]\n\
                  .title | SECURITY ACTION 二つ星\n\
                  .year | 2025年取得 [row SECURITY ACTION 二つ星]\n";
    for (format, text) in [
        (
            Format::Json,
            r#"{"id": "a-1", "badge": "IPA認定", "title": "SECURITY ACTION 二つ星", "year": "2025年取得"}"#,
        ),
        (Format::Yaml, "badge: IPA認定\ntitle: 'SECURITY ACTION 二つ星'\nyear: \"2025年取得\"\n"),
        (
            Format::Toml,
            "badge = 'IPA認定'\ntitle = \"SECURITY ACTION 二つ星\"\nyear = \"\"\"\n2025年取得\"\"\"\n",
        ),
        (
            Format::TypeScript,
            "const a = {badge: 'IPA認定', title: \"SECURITY ACTION 二つ星\", year: `2025年取得`}",
        ),
    ] {
        reads(format, text, blocks);
    }
}

#[test]
fn a_key_that_says_something_stands_over_its_values() {
    let blocks = "key | 認定・資格\nli | ISMS [dt 認定・資格]\n\
                  li | SECURITY ACTION 二つ星 [dt 認定・資格]\n";
    reads(Format::Json, r#"{"認定・資格": ["ISMS", "SECURITY ACTION 二つ星"]}"#, blocks);
    reads(Format::Yaml, "認定・資格:\n  - ISMS\n  - SECURITY ACTION 二つ星\n", blocks);
    reads(Format::Toml, "'認定・資格' = ['ISMS', 'SECURITY ACTION 二つ星']", blocks);
    reads(
        Format::TypeScript,
        "export const awards = { ourCertifications: ['二つ星'] }; const other = '一つ星';",
        "key | ourCertifications\nli | 二つ星 [dt ourCertifications]\n.other | 一つ星\n",
    );
}

#[test]
fn rows_of_lists_and_tables_are_records() {
    reads(
        Format::JavaScript,
        r"const a = [['資格', '二つ星\n一つ星'], ['設立', '2015年4月']]",
        "td | 資格\ntd | 二つ星\\n一つ星 [row 資格]\ntd | 設立\ntd | 2015年4月 [row 設立]\n",
    );
    let blocks = "th | 名称\nth | 区分\ntd | ISMS [col 名称]\n\
                  td | \"認証\" 取得\\n済 [row ISMS] [col 区分]\n";
    reads(Format::Csv, "名称,区分\r\nISMS,\"\"\"認証\"\" 取得\n済\"\r\n", blocks);
    reads(Format::Tsv, "名称\t区分\nISMS\t\"\"\"認証\"\" 取得\n済\"", blocks);
}

#[test]
fn every_way_of_writing_a_string_is_decoded() {
    let cases = [
        (
            Format::Json,
            r#"["\u53d6\u5f97 \"A\" 二つ\n星"]"#,
            "{取=\\u53d6}|{得=\\u5f97}| |{\"=\\\"}|A|{\"=\\\"}| 二つ|{\n=\\n}|星\n",
        ),
        (Format::Yaml, "- 'a ''b''\n  星'\n", "a |{'=''}|b|{'=''}|{ =\n  }|星\n"),
        (Format::Yaml, "- 二つ\n  星\n", "二つ|星\n"),
        (
            Format::Yaml,
            "- '一' # 取得\n- \"二\" # 取得\n- 三 # 取得\n- > # 取得\n  四つ\n# 取得\n- 五\n",
            "一\n二\n三\n四つ\n五\n",
        ),
        (
            Format::Yaml,
            "a: |\n  一つ\n  二つ\nb: >\n  三つ\n  四つ\n",
            "一つ|{\n=\n}|二つ\n三つ|四つ\n",
        ),
        (
            Format::JavaScript,
            "f('a b\\x41\\u{53d6}' + \"c d\")",
            "a b|{A=\\x41}|{取=\\u{53d6}}|c d\n",
        ),
        (Format::JavaScript, "f(`a ${b} c`)", "a |{\u{FFFC}=b}| c\n"),
        (Format::Json, "[\"二つ<0>星</0>を<1/>\"]", "二つ|星|を\n"),
        (Format::Csv, "\"a \"\"b\"\"\"\n", "a |{\"=\"\"}|b|{\"=\"\"}\n"),
        (Format::Properties, "a.b = 二つ\\\n   星\\u53d6\n", "二つ|星|{取=\\u53d6}\n"),
        (Format::Strings, "/* a */ \"k\" = \"二つ\\\"星\";", "二つ|{\"=\\\"}|星\n"),
        (
            Format::Po,
            "msgid \"\"\nmsgstr \"a: b\\n\"\n\nmsgid \"a b\"\nmsgstr \"\"\n\"二つ\"\n\"星\"\n",
            "二つ|星\n",
        ),
        (Format::Fluent, "a = 二つ{ $b }星\n    を\n", "二つ|{\u{FFFC}=}|星\n|を\n"),
        (
            Format::Xliff,
            "<source>a</source><target state='x'>二つ<g id='1'>星</g></target>",
            "二つ|星\n",
        ),
        (Format::Json, r#"["<b class=\"x\">二つ星</b>を&amp;"]"#, "二つ星|を|{&=&amp;}\n"),
    ];
    for (format, text, pieces) in cases {
        assert_eq!(dump_decoded(text, format), pieces, "{text}");
    }
}

#[test]
fn what_nobody_reads_is_left_out() {
    for (format, text) in [
        (
            Format::JavaScript,
            "'use client'; import a from '二つ星'; export * from '二つ星'; // 二つ星",
        ),
        (
            Format::TypeScript,
            "type A = '二つ星'; const b: '二つ星' = c; interface D { e: '二つ星' }",
        ),
        (
            Format::JavaScript,
            "console.log('二つ星'); throw new Error('二つ星'); a['二つ星'] === '二つ星'",
        ),
        (Format::JavaScript, "switch (a) { case '二つ星': } describe('二つ星', f)"),
        (
            Format::Tsx,
            "<p className='二つ星' key={'二つ星'} style={{ a: '二つ星' }}>{/* 二つ星 */}</p>",
        ),
        (
            Format::JavaScript,
            "a({ b: 'text-lg', c: 'https://example.co.jp/二つ星', d: './二つ星' })",
        ),
        (Format::Json, r#"{"$schema": "二つ星", "a": 1, "b": "c-d_e"}"#),
        (Format::Yaml, "# 二つ星\na: b-c\n"),
        (Format::Po, "msgid \"二つ星 a\"\nmsgstr \"\"\n"),
    ] {
        reads(format, text, "");
    }
}

#[test]
fn markup_in_a_script_reads_as_on_a_page() {
    reads(
        Format::Tsx,
        "const a = () => <section>\n  <h2>認証</h2>\n  <p>二つ星を<b>取得</b>{\" \"}\n  し{'ま'}した。</p>\n\
         <Card title=\"SECURITY ACTION\" badge={`IPA認定`} icon=\"star\" /></section>",
        "h2 | 認証\np | 二つ星を取得しました。 [h 認証]\n\
         .title | SECURITY ACTION [h 認証]\n.badge | IPA認定 [row SECURITY ACTION] [h 認証]\n",
    );
    reads(
        Format::Tsx,
        "<h1>{a === 'b' && '取得認証'}{c ? '資格' : 'ID'}</h1>",
        "h1 | 取得認証\u{FFFC}資格\u{FFFC}ID\n",
    );
    reads(Format::JavaScript, "<motion.h2>認証</motion.h2>", "h2 | 認証\n");
}

#[test]
fn a_list_is_read_where_markup_shows_it() {
    reads(
        Format::Tsx,
        "const list = [{ title: '二つ星', text: '宣言しました' }];\n\
         const a = <section><h2>認証</h2>{list.map((x) => <p>{x.text}</p>)}</section>;",
        "h2 | 認証\n.title | 二つ星 [h 認証]\n.text | 宣言しました [row 二つ星] [h 認証]\n",
    );
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    reads(Format::JavaScript, "const = '二つ星'; // '一つ星'", "p | 二つ星\n");
    reads(Format::Json, r#"{"a": "二つ星", "b" "#, "$a | 二つ星\n");
    reads(Format::Toml, "a = \"二つ星", "p | a = \"二つ星\n");
}

#[test]
fn deep_files_end() {
    for text in ["(", "[", "{a:", "<a>", "!", "a=>", "a?b:", "'a'+", "`${", "new ", "a.b(", "<A<"] {
        let _ = sa_lint::extract::extract_text(&text.repeat(30_000), Format::Tsx);
        let _ = sa_lint::extract::extract_text(&(text.repeat(9_000) + "a"), Format::JavaScript);
    }
    for text in ["[", "{\"a\":", "- ", "a: {", "? "] {
        for format in [Format::Json, Format::Yaml, Format::Toml] {
            let _ = sa_lint::extract::extract_text(&text.repeat(30_000), format);
        }
    }
}

#[test]
fn components_are_read_with_their_scripts() {
    reads(
        Format::Vue,
        "<template><h2>認証</h2><p :title=\"'二つ星 a'\" :class=\"'b c'\">a</p>\
         <Card :items=\"[{ title: '一つ星', year: '2025年' }]\" v-if=\"d === '三つ星'\" /></template>\n\
         <script setup lang=\"ts\">const e: string = '宣言' // 三つ星\n</script>",
        "h2 | 認証\n@title | 二つ星 a [with a] [h 認証]\np | a [h 認証]\n.title | 一つ星 [h 認証]\n\
         .year | 2025年 [row 一つ星] [h 認証]\n.e | 宣言\n",
    );
    reads(
        Format::Svelte,
        "<script>let a = '二つ星'</script>\n<p>{b}</p><A c={['宣言']} />",
        ".a | 二つ星\nli | 宣言\n",
    );
    reads(
        Format::Astro,
        "---\nimport A from '二つ星'\nconst a = ['二つ星']\n---\n<p>a</p><B c=\"d\" e={'宣言'} />",
        "li | 二つ星\np | a\n.e | 宣言\n",
    );
    reads(
        Format::Mdx,
        "export const a = [{ title: '二つ星', b: '宣言' }]\n\n# c\n\n<B e={`一つ星`} />\n",
        "h1 | c\n.e | 一つ星 [h c]\n.title | 二つ星\n.b | 宣言 [row 二つ星]\n",
    );
}

#[test]
fn strings_of_php_are_read() {
    reads(
        Format::Php,
        "<h2><?php _e('認証', 'theme'); ?></h2><p>二つ星を<?= '取得' ?>した</p><?php\n\
         // '三つ星'\n$a = [['title' => '一つ星', 'year' => \"2025年 $b 取得\"], array('c', '宣言' . 'した')];\n\
         if ($x['二つ星'] === 1) { error_log('三つ星'); }\n\
         echo <<<HTML\n<b>二つ</b>星\nHTML;\n",
        "h2 | 認証\np | 二つ星を取得した [h 認証]\n.title | 一つ星\n.year | 2025年 \u{FFFC} 取得 [row 一つ星]\n\
         li | 宣言した\np | 二つ星\n",
    );
    reads(
        Format::Php,
        "<?php\n$string['a'] = 'It\\'s 星';\nreturn ['取得認証' => ['二つ星']];",
        "p | It's 星\nkey | 取得認証\nli | 二つ星 [dt 取得認証]\n",
    );
}

#[test]
fn comments_of_each_format_speak() {
    use sa_lint::extract::extract_text;
    for (format, text) in [
        (Format::JavaScript, "a() // sa-lint-x a"),
        (Format::Tsx, "<p>{/* sa-lint-x a */}</p>"),
        (Format::Tsx, "<p /* sa-lint-x a */>b</p>"),
        (Format::Vue, "<script>/* sa-lint-x a */</script>"),
        (Format::Astro, "---\n// sa-lint-x a\n---\n"),
        (Format::Php, "<?php // sa-lint-x a"),
        (Format::Php, "<?php /* sa-lint-x a */ ?>"),
        (Format::Json, "{ \"a\": 1, // sa-lint-x a\n \"b\": 2 }"),
        (Format::Json, "{ \"//\": \"sa-lint-x a\", \"b\": 2 }"),
        (Format::Yaml, "a: b # sa-lint-x a\n"),
        (Format::Toml, "a = 'b' # sa-lint-x a\n"),
        (Format::Csv, "# sa-lint-x a\nb,c\n"),
        (Format::Po, "# sa-lint-x a\nmsgid \"\"\n"),
        (Format::Properties, "! sa-lint-x a\n"),
        (Format::Fluent, "# sa-lint-x a\n"),
        (Format::Strings, "/* sa-lint-x a */"),
        (Format::Xliff, "<!-- sa-lint-x a --><target>b</target>"),
    ] {
        let comments = extract_text(text, format).comments;
        assert_eq!(comments.len(), 1, "{format:?}: {text}");
        assert_eq!(comments[0].text, "sa-lint-x a", "{format:?}: {text}");
    }
    for (format, text) in [
        (Format::JavaScript, "a('sa-lint-x a') // see sa-lint-x a"),
        (Format::Yaml, "a: 'b # sa-lint-x a'\n"),
        (Format::Toml, "a = '# sa-lint-x a'\n"),
    ] {
        assert!(extract_text(text, format).comments.is_empty(), "{format:?}: {text}");
    }
}

#[test]
fn what_only_looks_like_a_comment_is_noted() {
    use sa_lint::extract::extract_text;
    for (format, text) in [
        (Format::JavaScript, "a('// sa-lint-disable-line a')"),
        (Format::Json, "{ \"a\": \"# sa-lint-disable-line a\" }"),
        (Format::Yaml, "a: |\n  # sa-lint-disable-line a\n  b\n"),
        (Format::Properties, "// sa-lint-disable-line a\n"),
        (Format::Csv, "a,// sa-lint-disable-line a\n"),
        (Format::Po, "msgstr \"<!-- sa-lint-disable-line a -->\"\n"),
    ] {
        let comments = extract_text(text, format).comments;
        assert_eq!(comments.len(), 1, "{format:?}: {text}");
        assert_eq!(comments[0].text, "sa-lint-disable-line a", "{format:?}: {text}");
        assert_eq!(comments[0].is_misplaced, format != Format::Po, "{format:?}: {text}");
    }
    let text = "<ul>\n{/* sa-lint-x a */}\n{/* sa-lint-x b */}\n<li>c</li></ul>";
    let comments = extract_text(text, Format::Tsx).comments;
    assert_eq!(&text[comments[1].span.range()], "{/* sa-lint-x b */}");
}
