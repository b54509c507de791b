//! A page to its content security policy: its own inline styles and scripts, its own host, no more.

use crate::html_writing::csp_hash;

/// Stands in the page until the page is complete and its hashes are known.
pub(crate) const MARK: &str = "%sa-lint-csp%";

/// Replaces [`MARK`] by the policy. `preview` lets the preview's script run and listen.
pub(crate) fn seal(html: &str, preview: bool) -> String {
    let styles = hashes(html, "<style", "</style>");
    let scripts = hashes(html, "<script", "</script>");
    let connect = if preview { "; connect-src 'self'" } else { "" };
    let policy = format!(
        "default-src 'none'; style-src 'self'{styles}; script-src 'self'{scripts}; \
         img-src 'self' data:; font-src 'self'{connect}; base-uri 'none'; form-action 'none'"
    );
    html.replace(MARK, &policy)
}

/// ` 'sha256-…'` for the text of each such element (Content Security Policy Level 3, 2.3.1).
fn hashes(html: &str, open: &str, close: &str) -> String {
    let mut sources = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(open) {
        rest = &rest[start + open.len()..];
        let Some(tag_end) = rest.find('>') else { break };
        // JSON-LD is data and needs no permission, but checkers judge it as a script.
        let has_text = !rest[..tag_end].contains("src=");
        rest = &rest[tag_end + 1..];
        let Some(end) = rest.find(close) else { break };
        if has_text {
            let hash = format!(" {}", csp_hash(&rest[..end]));
            if !sources.contains(&hash) {
                sources.push_str(&hash);
            }
        }
        rest = &rest[end + close.len()..];
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_inline_text() {
        let html = format!(
            "<meta content=\"{MARK}\"><style>\nalert('Hello, world.');</style>\
             <script>alert('Hello, world.');</script><script src=\"a.js\"></script>"
        );
        let sealed = seal(&html, false);
        // The example of the standard, section 6.7.2 of CSP Level 2.
        assert!(sealed.contains(
            "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; img-src"
        ));
        assert!(!sealed.contains(MARK));
    }
}
