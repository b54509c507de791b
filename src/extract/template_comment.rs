//! Template constructs that are comments.

/// True for a template construct that is a comment, whatever it says: nothing of it is shown, so what stands
/// before it goes on behind it.
pub(super) fn is_comment(construct: &str) -> bool {
    let within = |open: &str, close: &str| construct.strip_prefix(open)?.strip_suffix(close);
    // One comment, and nothing behind it that is shown.
    let is_code = |code: &str| {
        let code = code.trim();
        let is_block = code.starts_with("/*") && code.find("*/") == code.len().checked_sub(2);
        is_block || ((code.starts_with("//") || code.starts_with('#')) && !code.contains('\n'))
    };
    if let Some(inside) = within("{{", "}}") {
        let inside = inside.trim_matches(['~', '-']);
        // `{{!a}}` is a value in the templates of Vue.
        return construct.starts_with("{{--")
            || inside.starts_with("!--")
            || inside
                .strip_prefix('!')
                .is_some_and(|words| words.starts_with(char::is_whitespace))
            || is_code(inside.trim_start_matches('{'));
    }
    if let Some(inside) = within("{%", "%}") {
        let inside = inside.trim_start_matches(['-', ' ']);
        return inside.starts_with('#')
            || inside.starts_with("comment") && inside.contains("endcomment");
    }
    within("{#", "#}").is_some()
        || within("<%#", "%>").is_some()
        || within("<%--", "--%>").is_some()
        || within("{", "}").is_some_and(|code| code.trim_start().starts_with("/*") && is_code(code))
        || within("<?php", "?>").is_some_and(is_code)
}

#[cfg(test)]
mod tests {
    use super::is_comment;

    #[test]
    fn a_comment_is_one_whatever_it_says() {
        for construct in [
            "{# a #}",
            "{#- a -#}",
            "{{!-- a {{b}} --}}",
            "{{~! a ~}}",
            "{{-- a --}}",
            "{{/* a */}}",
            "{{- /* a */ -}}",
            "{% comment %}a{% endcomment %}",
            "{%- comment -%}a{%- endcomment -%}",
            "{% # a %}",
            "<%# a %>",
            "<%-- a --%>",
            "{/* a */}",
            "{ /* a\n */ }",
            "<?php /* a */ ?>",
            "<?php // a ?>",
            "<?php # a ?>",
        ] {
            assert!(is_comment(construct), "{construct}");
        }
        for construct in [
            "{{ a }}",
            "{{!a}}",
            "{{ a - b }}",
            "{{{ a }}}",
            "{#if a}",
            "{% commentary %}",
            "{% include 'comment' %}",
            "<%= a %>",
            "{/* a */ b}",
            "{/* a */ b /* c */}",
            "{// a\nb}",
            "<?php /* a */ echo 1 ?>",
            "<?php // a\necho 1 ?>",
            "<?= 1 ?>",
        ] {
            assert!(!is_comment(construct), "{construct}");
        }
    }
}
