//! Drawings.

use sa_lint::extract::Format;

use super::dump::dump;

#[test]
fn a_drawing() {
    let drawing = "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><title>二つ星</title>
        <desc>SECURITY ACTION の
        バッジ</desc><style>.a{}</style><path d='M0 0'/><g><title>枠</title><text x=1><tspan x='1'>IPA</tspan><tspan x='1'>認定</tspan></text>
        <text>★<tspan>★</tspan></text></g><metadata>認定</metadata></svg>";
    assert_eq!(
        dump(drawing, Format::Svg),
        "title | 二つ星\n\
         @desc | SECURITY ACTION のバッジ [with 二つ星]\n\
         @title | 枠\n\
         p | IPA\\n認定\n\
         p | ★★\n"
            .replace(" [with 二つ星]", "")
    );
}

#[test]
fn a_drawing_in_a_sentence_does_not_break_it() {
    let page = "<p>SECURITY <svg><title>星</title><path/><text>★</text><foreignObject><div>枠</div></foreignObject></svg>ACTION</p>\
        <p><svg><g>隠<p>後</p>";
    assert_eq!(
        dump(page, Format::Html),
        "p | SECURITY ACTION\n@title | 星 [with SECURITY ACTION]\np | ★\np | 枠\np | 後\n"
    );
}
