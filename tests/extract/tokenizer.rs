//! What the tokenizer of the HTML standard makes of odd markup, as far as a reader sees it. Each row follows
//! from the standard ("13.2.5 Tokenization"); html5lib's tests ask browsers the same.

use sa_lint::extract::Format;

use super::dump::dump;

/// Texts of paragraphs, parted by `|`.
fn shown(page: &str) -> String {
    let blocks = dump(page, Format::Html);
    let texts = blocks.lines().map(|line| line.split_once(" | ").unwrap_or_default().1);
    texts.collect::<Vec<_>>().join("|")
}

fn all(cases: &[(&str, &str)]) {
    for (page, expected) in cases {
        assert_eq!(shown(page), *expected, "{page:?}");
    }
}

#[test]
fn character_references() {
    all(&[
        ("&notit;", "¬it;"),
        ("&notin;", "∉"),
        ("&amp", "&"),
        ("&ampamp;", "&amp;"),
        ("&amp;#26143;", "&#26143;"),
        ("&amp;amp;", "&amp;"),
        ("&ampx", "&x"),
        ("&nosuch;", "&nosuch;"),
        ("&AMP;&LT;&QUOT;", "&<\""),
        ("a&lt;b>c", "a<b>c"),
        ("&#26143;&#x661F;&#X661f;", "星星星"),
        ("&#26143星&#x661Fを", "星星星を"),
        ("&#x80;&#150;&#x99;", "€–™"),
        ("a&#0;b", "a\u{FFFD}b"),
        ("a&#xD800;b", "a\u{FFFD}b"),
        ("a&#x110000;b", "a\u{FFFD}b"),
        ("a&#99999999999999999999;b", "a\u{FFFD}b"),
        ("a&#;b&#x;c&#xg;d", "a&#;b&#x;c&#xg;d"),
        ("a&;b&", "a&;b&"),
        ("a& amp;b", "a& amp;b"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("a&NotEqualTilde;b", "a≂̸b"),
        // In an attribute a reference without its semicolon stays before a letter, a digit or `=`.
        ("<img alt='&notit;&amp=&ampa&amp1&amp;&amp-'>", "&notit;&amp=&ampa&amp1&&-"),
    ]);
}

#[test]
fn where_tags_begin_and_end() {
    all(&[
        ("a<1>b", "a<1>b"),
        ("a<星>b", "a<星>b"),
        ("a< p>b", "a< p>b"),
        ("a<>b", "a<>b"),
        ("a<<b>c", "a<c"),
        ("a</>b", "ab"),
        ("a</ p>b", "ab"),
        ("a</1>b", "ab"),
        ("a</", "a</"),
        ("a<b/c>d", "ad"),
        ("a<b\n>c</b\t>d", "acd"),
        ("a<B>c</b>d", "acd"),
        ("a<b c='>'>d", "ad"),
        ("a<b c=\">\">d", "ad"),
        ("a<b c=>d", "ad"),
        ("a<b c='d", "a"),
        ("a<b =c>d", "ad"),
        ("a<b c=d/>e", "ae"),
        ("a<b \"c\">d", "ad"),
        ("a<b<c>d", "ad"),
        ("a<br/ >b", "a\\nb"),
        ("<p>a</p/>b", "a|b"),
        ("<p>a</p b='>'>c", "a|c"),
    ]);
}

#[test]
fn attributes() {
    all(&[
        ("<img alt=一 alt=二>", "一"),
        ("<img ALT=一>", "一"),
        ("<img alt='一'title='二'>", "一|二"),
        ("<img alt=\"一\"title=\"二\"src=a>", "一|二"),
        ("<img/alt=一/title=二>", "一/title=二"),
        ("<img alt = 一>", "一"),
        ("<img alt\n=\n'一'>", "一"),
        ("<img alt=一\"二'三<四`五=六>", "一\"二'三<四`五=六"),
        ("<img =alt=一 alt=二>", "二"),
        ("<img alt='一\r\n二'>", "一二"),
        ("<img alt='一\0二'>", "一二"),
        ("<img alt=''>", ""),
        ("<img alt>", ""),
    ]);
}

#[test]
fn comments_and_what_counts_as_one() {
    all(&[
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<!---->b", "ab"),
        ("a<!-- > -- -->b", "ab"),
        ("a<!-- --!>b", "ab"),
        ("a<!-- --!-->b", "ab"),
        ("a<!-- <!-- -->b", "ab"),
        ("a<!-- -- >b-->c", "ac"),
        ("a<!--b--->c", "ac"),
        ("a<!-- b", "a"),
        ("a<!-b>c", "ac"),
        ("a<!b>c", "ac"),
        ("a<!>b", "ab"),
        ("a<?b>c?>d", "ac?>d"),
        ("a<!doctype b [c]>d", "ad"),
        ("a<!DOCTYPE b '>c", "ac"),
        // Only in foreign content it is text.
        ("a<![CDATA[b>c]]>d", "ac]]>d"),
    ]);
}

#[test]
fn text_that_holds_no_tags() {
    all(&[
        ("<title>a<b>c</b>&amp;<!-- d --></title>", "a<b>c</b>&<!-- d -->"),
        ("<title>a</titlex>b</TITLE\n>c", "a</titlex>b|c"),
        ("<title>a</title/>b", "a|b"),
        ("<textarea>\na<b></textarea>", "a<b>"),
        ("<style>a{}</style>b<style><!-- </style>c", "bc"),
        ("<style>a</style x>b", "b"),
        ("<noframes>a<b></noframes>c", "c"),
        ("<iframe>a<b></iframe>c", "c"),
        ("<script>a</scriptx>b</script>c", "c"),
        ("<script><!-- a </script>b", "b"),
        ("<script><!-- <script> </script> a --></script>b", "b"),
        ("<script><!-- <script> </script> a </script>b", "b"),
        ("<script>'<!--'</script>a<script>'-->'</script>b", "ab"),
        ("<script>a<\\/script>b</script>c", "c"),
        ("<p>a<plaintext>b</plaintext><p>&amp;", "a|b</plaintext><p>&amp;"),
        ("a\0b", "ab"),
    ]);
}
