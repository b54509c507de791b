//! RSS and Atom.

use sa_lint::extract::Format;

use super::dump::{dump, dump_decoded};

#[test]
fn rss() {
    let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>お知らせ</title><link>https://example.co.jp/</link>
        <description>新着 &amp; 情報</description>
        <item><title>二つ星を宣言</title><guid>認定</guid>
          <description>&lt;p&gt;SECURITY &amp;amp; ACTION&lt;/p&gt;&lt;p&gt;取得&lt;/p&gt;</description>
          <content:encoded><![CDATA[<ul><li>認定<br>済み</li></ul>]]></content:encoded></item>
        </channel></rss>";
    assert_eq!(
        dump(feed, Format::Feed),
        "title | お知らせ\n\
         p | 新着 & 情報\n\
         h2 | 二つ星を宣言\n\
         p | SECURITY & ACTION [h 二つ星を宣言]\n\
         p | 取得 [h 二つ星を宣言]\n\
         li | 認定\\n済み [h 二つ星を宣言]\n"
    );
    assert_eq!(
        dump_decoded(feed, Format::Feed),
        "お知らせ\n新着 |{&=&amp;}| 情報\n二つ星を宣言\nSECURITY |{&=&amp;amp;}| ACTION\n取得\n認定|{\n=<br>}|済み\n"
    );
}

#[test]
fn atom() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>題&lt;b&gt;名&lt;/b&gt;</title><entry><title>A &lt; B</title>
        <summary type='text'>要約</summary><content type='xhtml'><div xmlns='x'><p>本文 &lt;b&gt;</p></div></content></entry></feed>";
    assert_eq!(
        dump(feed, Format::Feed),
        "title | 題名\nh2 | A < B\np | 要約 [h A < B]\np | 本文 <b> [h A < B]\n"
    );
}

#[test]
fn other_xml_holds_nothing() {
    assert_eq!(dump("<urlset><url><title>認定</title></url></urlset>", Format::Feed), "");
    assert_eq!(dump("", Format::Feed), "");
}
