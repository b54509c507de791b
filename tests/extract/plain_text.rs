//! Plain text.

use sa_lint::extract::Format;

use crate::dump::dump;

#[test]
fn paragraphs_headings_and_lists() {
    let text = "会社案内\n========\n\n当社は SECURITY\nACTION を\r\n  宣言しました。\n\n\
        ■ 認証\n保有認証：\n・ISMS\n・SECURITY ACTION\n  二つ星\n\n以上です。\n\n【資格】\n1. A\n2. B\n";
    assert_eq!(
        dump(text, Format::Text),
        "h1 | 会社案内\n\
         p | 当社は SECURITY\\nACTION を\\n宣言しました。 [h 会社案内]\n\
         h6 | ■ 認証 [h 会社案内]\n\
         p | 保有認証： [h ■ 認証] [h 会社案内]\n\
         li | ISMS [list 保有認証：] [h ■ 認証] [h 会社案内]\n\
         li | SECURITY ACTION\\n二つ星 [list 保有認証：] [h ■ 認証] [h 会社案内]\n\
         p | 以上です。 [h ■ 認証] [h 会社案内]\n\
         h6 | 【資格】 [h 会社案内]\n\
         li | A [h 【資格】] [h 会社案内]\n\
         li | B [h 【資格】] [h 会社案内]\n"
    );
}
