//! Scripts in a build without their parser: nothing is read of them. [`is_needed`] says where that would be
//! missed, and `open` refuses such a text.

use std::ops::Range;

use super::Format;
use super::page_script;
use super::tree::Value;
use super::view::View;

/// A comment and its inside.
type Remark = (Range<usize>, Range<usize>);

pub(super) fn read(_: &View<'_>, _: Format) -> (Vec<Value>, Vec<Remark>) {
    (Vec::new(), Vec::new())
}

pub(super) fn expression(_: &View<'_>) -> Option<Value> {
    None
}

/// True where something may be read in a text of this format that only the parser of scripts reads:
/// rather once too often than once too seldom.
pub(super) fn is_needed(format: Format, text: &str) -> bool {
    match format {
        Format::JavaScript | Format::TypeScript | Format::Tsx => true,
        Format::Vue | Format::Svelte | Format::Astro | Format::Mdx => true,
        Format::Text | Format::ReStructuredText | Format::AsciiDoc => false,
        _ if format.is_code() => false,
        _ => has_bound_attribute(text) || page_script::writes(text),
    }
}

/// True where an attribute may be bound to an expression: `:title="…"`, `v-bind:title="…"`.
fn has_bound_attribute(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).any(|at| {
        let is_name = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        let before = &bytes[..at];
        let starts = before.last().is_some_and(|b| b.is_ascii_whitespace() || b"\"'/".contains(b));
        is_name && (starts || before.to_ascii_lowercase().ends_with(b"v-bind"))
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, is_needed};

    #[test]
    fn bound_attributes_and_scripts_need_the_parser() {
        let cases = [
            (Format::Html, "<p :title=\"'a'\">", true),
            (Format::Html, "<p v-bind:title=\"'a'\">", true),
            (Format::Html, "<p V-BIND:title=\"'a'\">", true),
            (Format::Html, "<p class=a\n:title=\"'a'\">", true),
            (Format::Html, "<p class='a':title=\"'a'\">", true),
            (Format::Html, "<a xlink:href='https://example.co.jp'>10:00 a</a>", false),
            (Format::Html, "<script>a.innerHTML = 'あ'</script>", true),
            (Format::Html, "<script>a.innerHTML = 'a'</script>", false),
            (Format::Text, " :a", false),
            (Format::Json, "{\"a\" :true}", false),
            (Format::TypeScript, "", true),
            (Format::Mdx, "", true),
        ];
        for (format, text, needed) in cases {
            assert_eq!(is_needed(format, text), needed, "{format:?} {text}");
        }
    }
}
