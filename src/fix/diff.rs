//! A text before and after to a unified diff.

use similar::TextDiff;

use crate::text::SourceFile;

/// The changes from `before` to `after` as a unified diff of their decoded text, with three lines
/// around each; empty when there are none.
///
/// Lines keep their ends, and UTF-8 its byte order mark, so that the diff of a file in UTF-8 can
/// be applied with `git apply` or `patch -p1`. Where no line ends with `\n`, `\r` ends them and is
/// shown as `\n`: otherwise the file would be one line.
pub fn diff(path: &str, before: &SourceFile, after: &SourceFile) -> String {
    let (old, new) = (shown(before), shown(after));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    diff.unified_diff().header(&named("a", path), &named("b", path)).to_string()
}

fn shown(source: &SourceFile) -> String {
    let mark = if source.has_bom() && source.encoding() == "UTF-8" { "\u{feff}" } else { "" };
    let text = format!("{mark}{}", source.text());
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

/// `a/public/index.html`. A name with a space is closed by a tab, as `git` and `patch` want it.
fn named(side: &str, path: &str) -> String {
    let end = if path.contains(' ') { "\t" } else { "" };
    if path.starts_with('/') { format!("{path}{end}") } else { format!("{side}/{path}{end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(path: &str, before: impl Into<Vec<u8>>, after: impl Into<Vec<u8>>, expected: &str) {
        let read = |raw| SourceFile::decode(path, raw);
        assert_eq!(diff(path, &read(before.into()), &read(after.into())), expected);
    }

    #[test]
    fn three_lines_stand_around_a_change() {
        let lines = |word: &str| format!("1\n2\n3\n4\n星を{word}\n6\n7\n8\n9\n");
        shows(
            "a/b.html",
            lines("取得"),
            lines("宣言"),
            "--- a/a/b.html\n+++ b/a/b.html\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-星を取得\n+星を宣言\n 6\n 7\n 8\n",
        );
        shows("a.html", "星", "星", "");
    }

    #[test]
    fn line_ends_and_marks_are_kept() {
        shows(
            "/srv/会社 概要.txt",
            "\u{feff}取得\r\n星",
            "\u{feff}宣言\r\n星",
            "--- /srv/会社 概要.txt\t\n+++ /srv/会社 概要.txt\t\n@@ -1,2 +1,2 @@\n-\u{feff}取得\r\n+\u{feff}宣言\r\n 星\n\\ No newline at end of file\n",
        );
        shows(
            "a.txt",
            "星\r取得\r",
            "星\r宣言\r",
            "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n 星\n-取得\n+宣言\n",
        );
    }

    #[test]
    fn other_encodings_are_shown_decoded() {
        shows(
            "a.txt",
            *b"\xFF\xFE\x1F\x66\n\0",
            *b"\xFF\xFE\x1F\x66\x1F\x66\n\0",
            "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-星\n+星星\n",
        );
    }
}
