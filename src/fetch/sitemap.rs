//! sitemap.xml (<https://www.sitemaps.org/protocol.html>): the pages a site lists itself.

use std::io::Read;

use flate2::read::GzDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;
use url::Url;

use super::address::file_name;

/// So many addresses and bytes a sitemap has at most, by its protocol.
const MOST: usize = 50_000;
const LONGEST: u64 = 50 << 20;

/// What a sitemap lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sitemap {
    /// Pages.
    pub(super) pages: Vec<Url>,
    /// Further sitemaps.
    pub(super) sitemaps: Vec<Url>,
}

/// True for an address that is that of a sitemap by its name.
pub(super) fn is_named(url: &Url) -> bool {
    let name = file_name(url);
    name.contains("sitemap") && [".xml", ".xml.gz", ".txt"].iter().any(|end| name.ends_with(end))
}

/// The addresses that a sitemap in a file lists; those of further sitemaps stand for what these list.
/// `None` for what is none.
pub fn listed(bytes: &[u8]) -> Option<(Vec<Url>, Vec<Url>)> {
    parse(bytes).map(|map| (map.pages, map.sitemaps))
}

/// Reads a sitemap, an index of sitemaps, or a list of addresses, packed or not. `None` for what is
/// none of these.
pub(super) fn parse(bytes: &[u8]) -> Option<Sitemap> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(bytes).take(LONGEST).read_to_end(&mut unpacked).ok()?;
        &unpacked
    } else {
        bytes
    };
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        return of_xml(text);
    }
    let pages: Vec<Url> = text.lines().filter_map(super::address).take(MOST).collect();
    (!pages.is_empty()).then_some(Sitemap { pages, sitemaps: Vec::new() })
}

fn of_xml(text: &str) -> Option<Sitemap> {
    let mut reader = Reader::from_str(text);
    let mut sitemap = Sitemap::default();
    let (mut is_index, mut known, mut loc) = (false, false, None::<String>);
    // Of elements inside the root.
    let mut depth = 0_i64;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => match start.local_name().as_ref() {
                "urlset" => known = true,
                "sitemapindex" => (known, is_index) = (true, true),
                // Not that of a picture or film, which have namespaces of their own.
                "loc" => loc = (known && depth == 1).then(String::new),
                _ => depth += 1,
            },
            Ok(Event::End(end)) if end.local_name().as_ref() != "loc" => depth -= 1,
            Ok(Event::Text(text)) => {
                if let Some(loc) = &mut loc {
                    loc.push_str(&text);
                }
            }
            Ok(Event::CData(text)) => {
                if let Some(loc) = &mut loc {
                    loc.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let (Some(loc), "amp") = (&mut loc, name.as_ref()) {
                    loc.push('&');
                }
            }
            Ok(Event::End(end)) if end.local_name().as_ref() == "loc" => {
                let list = if is_index { &mut sitemap.sitemaps } else { &mut sitemap.pages };
                list.extend(loc.take().as_deref().and_then(super::address));
            }
            // A map cut off is read as far as it goes.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        if sitemap.pages.len() + sitemap.sitemaps.len() >= MOST {
            break;
        }
    }
    known.then_some(sitemap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Vec<String>, Vec<String>)> {
        let map = parse(text.as_bytes())?;
        let texts = |urls: Vec<Url>| urls.iter().map(Url::to_string).collect();
        Some((texts(map.pages), texts(map.sitemaps)))
    }

    #[test]
    fn maps_indexes_and_lists_are_read() {
        let page = "https://a.example/?a=1&b=2".to_owned();
        let map = "<?xml version='1.0'?><urlset xmlns='x'><url><loc> https://a.example/?a=1&amp;b=2 \
                   </loc><lastmod>2026</lastmod></url><url><loc>mailto:x</loc></url></urlset>";
        assert_eq!(read(map), Some((vec![page.clone()], vec![])));
        let pictures = "<urlset><url><loc>https://a.example/?a=1&amp;b=2</loc><image:image>\
                        <image:loc>https://a.example/b.jpg</image:loc></image:image></url></urlset>";
        assert_eq!(read(pictures), Some((vec![page.clone()], vec![])));
        let cdata = "<urlset><url><loc><![CDATA[https://a.example/?a=1&b=2]]></loc></url>";
        assert_eq!(read(cdata), Some((vec![page.clone()], vec![])));
        let index =
            "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>";
        assert_eq!(read(index), Some((vec![], vec!["https://a.example/s.xml".to_owned()])));
        assert_eq!(read("https://a.example/?a=1&b=2\nnothing\n"), Some((vec![page], vec![])));
        for none in [
            "<html><body>404</body></html>",
            "",
            "Not found",
            "<rss><loc>https://a.example/</loc></rss>",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    proptest::proptest! {
        /// Any bytes can be called a sitemap.
        #[test]
        fn any_bytes_can_be_read(
            pieces in proptest::collection::vec(
                "<[?!/]?(urlset|sitemapindex|url|loc|image:loc)[>/ ]{0,2}|&[a-z#0-9]{0,4};|https://a.example/[a-z]?|<!\\[CDATA\\[|\\]\\]>",
                0..12,
            ),
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        ) {
            parse(pieces.concat().as_bytes());
            parse(&bytes);
            parse(&[&[0x1f, 0x8b], bytes.as_slice()].concat());
        }
    }
}
