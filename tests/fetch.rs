//! Web sites as they are served: a real server, read by the library and by the program.

#![cfg(feature = "fetch")]

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use encoding_rs::SHIFT_JIS;
use sa_lint::fetch::{self, Fetched, LeftOut, Options, Plan};
use sa_lint::report::Unfetched;

use crate::common::Case;
use crate::common::server::{Answer, Server, html, none, to};
use crate::office::word;
use crate::pdf::{line, pdf};

const WRONG: &str = "<p>SECURITY ACTIONの二つ星を取得しました。</p>";

fn options() -> Options {
    Options {
        delay: Duration::ZERO,
        back_off: Duration::from_millis(5),
        timeout: Duration::from_millis(800),
        max_bytes: 200_000,
        ..Options::default()
    }
}

fn read_with(start: &str, options: &Options) -> Fetched {
    let plan = Plan { sites: vec![fetch::address(start).unwrap()], pages: Vec::new() };
    fetch::fetch(&plan, options, &AtomicBool::new(false), &mut |_| ()).unwrap()
}

fn read(start: &str) -> Fetched {
    read_with(start, &options())
}

/// Paths of the pages read.
fn paths(fetched: &Fetched) -> Vec<String> {
    let path = |url: &str| format!("/{}", url.splitn(4, '/').nth(3).unwrap_or_default());
    fetched.pages.iter().map(|page| path(&page.url)).collect()
}

fn left_out(reasons: &[(LeftOut, usize)]) -> BTreeMap<LeftOut, usize> {
    reasons.iter().copied().collect()
}

#[test]
fn a_site_is_read_as_its_owner_lets_it() {
    let server = Server::start(|request| match request.path.as_str() {
        "/robots.txt" => Answer::Plain(
            200,
            "Content-Type: text/plain".to_owned(),
            b"User-agent: *\nDisallow: /intern/\n".to_vec(),
        ),
        "/" => html(
            "<a href='/company/?PHPSESSID=1#top'>会社</a><a href='company/'>会社</a><a href='/intern/'>内</a>\
             <a href='https://www.example.co.jp/'>他</a><a href='/logo.png'>絵</a><a href='/gone'>無</a>\
             <a href='mailto:a@example.co.jp'>文</a><a href='javascript:void(0)'>動</a>",
        ),
        "/company/" => html(WRONG),
        "/sitemap.xml" => Answer::Plain(
            200,
            "Content-Type: application/xml".to_owned(),
            format!(
                "<urlset><url><loc>http://{}/only-in-map</loc></url></urlset>",
                request.headers["host"]
            )
            .into_bytes(),
        ),
        "/only-in-map" => html("<p>地図だけ</p>"),
        _ => none(),
    });
    let fetched = read(&server.url("/"));
    assert_eq!(paths(&fetched), ["/", "/company/", "/only-in-map"]);
    assert_eq!(fetched.failures, []);
    let left =
        [(LeftOut::OtherHost, 1), (LeftOut::Robots, 1), (LeftOut::Kind, 1), (LeftOut::NotThere, 1)];
    assert_eq!(fetched.left_out, left_out(&left));
    assert!(!fetched.pages[0].whole, "robots.txt left something out");
    let asked = server.requests();
    assert!(asked.iter().all(|request| request.headers["user-agent"].starts_with("sa-lint/")));
    assert!(asked.iter().all(|request| !request.headers.contains_key("cookie")));
    assert!(!server.paths().contains(&"/intern/".to_owned()));
}

#[test]
fn the_program_reports_pages_by_their_addresses() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => html(&format!("{WRONG}<a href='/sjis'>次</a><a href='/bare'>次</a>")),
        "/sjis" => Answer::Plain(
            200,
            "Content-Type: text/html; charset=Shift_JIS".to_owned(),
            SHIFT_JIS.encode(&format!("<p>前</p>{WRONG}")).0.into_owned(),
        ),
        // Neither header nor meta: told by its bytes.
        "/bare" => Answer::Plain(
            200,
            "Content-Type: text/html".to_owned(),
            SHIFT_JIS.encode(WRONG).0.into_owned(),
        ),
        _ => none(),
    });
    let url = server.url("");
    let said = Case::new(&format!("--delay 0 --format concise --skip-rule policy-missing {url}/"))
        .exits(1);
    let lines: Vec<&str> =
        said.stdout.lines().filter(|line| line.contains("acquisition-claim")).collect();
    assert_eq!(lines.len(), 3, "{}", said.stdout);
    for (line, path) in lines.iter().zip(["/:1:", "/bare:1:", "/sjis:1:"]) {
        assert!(line.starts_with(&format!("{url}{path}")), "{line}");
    }
    let human = Case::new(&format!("--delay 0 --rule acquisition-claim {url}/sjis")).run();
    let marked = "#:~:text=";
    assert!(human.stdout.contains(&format!("その場所: {url}/sjis{marked}")), "{}", human.stdout);
    let said =
        Case::new(&format!("--delay 0 --format json --rule acquisition-claim {url}/sjis")).run();
    let found = &said.json()["findings"][0];
    assert_eq!(found["path"], format!("{url}/sjis"));
    assert!(found["link"].as_str().unwrap().starts_with(&format!("{url}/sjis{marked}")), "{found}");
    let sarif =
        Case::new(&format!("--delay 0 --format sarif --rule acquisition-claim {url}/sjis")).run();
    let place = &sarif.json()["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], format!("{url}/sjis"));
    assert_eq!(place["artifactLocation"].as_object().unwrap().len(), 1, "{place}");
    // There is no file to write to.
    assert!(!human.stdout.contains("--fix"), "{}", human.stdout);
    let fix = format!("--delay 0 --format concise --rule acquisition-claim --fix {url}/sjis");
    let fix = Case::new(&fix).exits(1);
    assert!(fix.stdout.contains("error[acquisition-claim]"), "{}", fix.stdout);
    assert_eq!(
        fix.stderr.lines().next_back(),
        Some(
            "sa-lint: URL のページは直せません。元になるファイルを手元で --fix で直してから、公開してください。"
        )
    );
    // What is to be changed can be shown all the same.
    let diff = Case::new(&format!("--delay 0 --rule acquisition-claim --diff {url}/bare")).exits(1);
    assert!(
        diff.stdout.contains("+<p>SECURITY ACTIONの二つ星を宣言しました。</p>"),
        "{}",
        diff.stdout
    );
}

#[test]
fn documents_that_pages_link_to_are_read() {
    let server = Server::start(|request| {
        let typed =
            |kind: &str, body: Vec<u8>| Answer::Plain(200, format!("Content-Type: {kind}"), body);
        let text = "株式会社サンプルは、SECURITY ACTIONの二つ星を取得しました。";
        match request.path.as_str() {
            "/" => {
                html("<a href='/a.pdf'>1</a><a href='/b.docx'>2</a><a href='/download?id=1'>3</a>")
            }
            "/a.pdf" => typed(
                "application/pdf",
                pdf("UniJIS-UCS2-H", &[&line(50, 700, "会社案内"), &line(50, 700, text)]),
            ),
            "/b.docx" => {
                typed("application/zip", word(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")))
            }
            "/download?id=1" => {
                typed("application/octet-stream", pdf("UniJIS-UCS2-H", &[&line(50, 700, text)]))
            }
            _ => none(),
        }
    });
    let said =
        Case::new(&format!("--delay 0 --rule acquisition-claim {}", server.url("/"))).exits(1);
    let links: Vec<&str> =
        said.stdout.lines().filter_map(|line| line.trim().strip_prefix("その場所: ")).collect();
    let expected =
        ["/a.pdf#page=2", "/b.docx", "/download?id=1#page=1"].map(|path| server.url(path));
    assert_eq!(links, expected, "{}", said.stdout);
}

#[test]
fn rules_of_the_whole_site_hold() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => html(&format!(
            "<p>SECURITY ACTIONの二つ星を宣言しました。</p>\
             <a href='http://{}/policy/'>情報セキュリティ基本方針</a>",
            request.headers["host"]
        )),
        "/policy/" => html("<h1>情報セキュリティ基本方針</h1>"),
        "/bad/" => html("<p>SECURITY ACTIONの二つ星を宣言しました。</p>"),
        _ => none(),
    });
    let run = |path: &str| {
        let url = server.url(path);
        Case::new(&format!("--delay 0 --format concise --rule policy-missing {url}")).run()
    };
    assert_eq!(run("/").stdout, "");
    assert!(run("/bad/").stdout.contains("[policy-missing]"), "{}", run("/bad/").stdout);
}

#[test]
fn what_never_ends_ends() {
    let server = Server::start(|request| {
        let path = request.path.as_str();
        if path == "/" {
            return html(
                "<a href='/loop'>a</a><a href='/cal/1'>b</a><a href='/deep/'>c</a><a href='/?q=0'>d</a>",
            );
        }
        if let Some(day) = path.strip_prefix("/cal/") {
            let next = day.parse::<u32>().unwrap() + 1;
            return html(&format!("<a href='/cal/{next}'>翌日</a>"));
        }
        if path.starts_with("/deep/") {
            return html("<a href='deep/'>中</a>");
        }
        if let Some(query) = path.strip_prefix("/?q=") {
            return html(&format!("<a href='/?q={query}x'>x</a><a href='/?q={query}y'>y</a>"));
        }
        match path {
            "/loop" => to("/loop2"),
            "/loop2" => to("/loop"),
            _ => none(),
        }
    });
    let fetched = read(&server.url("/"));
    assert!(fetched.pages.len() < 120, "{}", fetched.pages.len());
    assert_eq!(fetched.failures, [(server.url("/loop"), Unfetched::Redirects)]);
    assert!(fetched.left_out[&LeftOut::Endless] > 0);
    // Limits of its own end it as well, and say so.
    let few = read_with(&server.url("/"), &Options { max_pages: 3, ..options() });
    assert_eq!(few.pages.len(), 3);
    assert!(few.left_out[&LeftOut::TooMany] > 0);
    let near = read_with(&server.url("/cal/1"), &Options { depth: Some(2), ..options() });
    assert_eq!(paths(&near), ["/cal/1", "/cal/2", "/cal/3"]);
    assert_eq!(near.left_out, left_out(&[(LeftOut::TooDeep, 1)]));
}

#[test]
fn broken_answers_are_named_and_the_rest_is_read() {
    let bomb = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; 50 << 20]).unwrap();
        packed.finish().unwrap()
    };
    assert!(bomb.len() < 100_000);
    let server = Server::start(move |request| match request.path.as_str() {
        "/" => html(
            "<a href='/slow'>1</a><a href='/cut'>2</a><a href='/huge'>3</a><a href='/bomb'>4</a>\
             <a href='/garbage'>5</a><a href='/error'>6</a><a href='/good'>7</a>",
        ),
        "/slow" => Answer::Silence(Duration::from_secs(3)),
        "/cut" => Answer::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>".to_vec()),
        "/huge" => html(&"あ".repeat(100_000)),
        "/bomb" => Answer::Plain(
            200,
            "Content-Type: text/html\nContent-Encoding: gzip".to_owned(),
            bomb.clone(),
        ),
        "/garbage" => Answer::Raw(b"\x00\xff no HTTP at all".to_vec()),
        "/error" => Answer::Plain(500, String::new(), Vec::new()),
        "/good" => html(WRONG),
        _ => none(),
    });
    let start = Instant::now();
    let fetched = read(&server.url("/"));
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_eq!(paths(&fetched), ["/", "/good"]);
    let why: BTreeMap<String, &Unfetched> =
        fetched.failures.iter().map(|(url, why)| (url.replace(&server.url(""), ""), why)).collect();
    assert_eq!(*why["/slow"], Unfetched::Timeout);
    assert!(matches!(why["/cut"], Unfetched::Broken { .. }), "{why:?}");
    assert_eq!(*why["/huge"], Unfetched::TooLarge { bytes: 200_000 });
    assert_eq!(*why["/bomb"], Unfetched::TooLarge { bytes: 200_000 });
    assert!(matches!(why["/garbage"], Unfetched::Broken { .. }), "{why:?}");
    assert_eq!(*why["/error"], Unfetched::Status { status: 500 });
    assert_eq!(why.len(), 6);
    // Each was tried again before it was given up.
    assert_eq!(server.paths().iter().filter(|path| *path == "/error").count(), 3);
}

#[test]
fn a_server_that_falls_silent_is_left_in_peace() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => {
            html(&(0..50).map(|n| format!("<a href='/p/{n}'>{n}</a>")).collect::<Vec<_>>().concat())
        }
        "/robots.txt" => none(),
        _ => Answer::Plain(503, "Retry-After: 3600".to_owned(), Vec::new()),
    });
    let fetched = read(&server.url("/"));
    assert_eq!(paths(&fetched), ["/"]);
    assert_eq!(fetched.failures.len(), 5);
    assert_eq!(fetched.left_out, left_out(&[(LeftOut::NoAnswer, 45)]));
    // An hour is not waited for, and nobody is asked again before it is over.
    assert_eq!(server.paths().iter().filter(|path| path.starts_with("/p/")).count(), 5);
    assert!(!fetched.pages[0].whole);
}

#[test]
fn without_a_readable_robots_txt_nothing_is_read() {
    let server = Server::start(|request| match request.path.as_str() {
        "/robots.txt" => Answer::Plain(500, String::new(), Vec::new()),
        _ => html(WRONG),
    });
    assert_eq!(paths(&read(&server.url("/"))), Vec::<String>::new());
    let pages = ["/a", "/b"].map(|path| fetch::address(&server.url(path)).unwrap()).to_vec();
    let plan = Plan { sites: Vec::new(), pages };
    let listed = fetch::fetch(&plan, &options(), &AtomicBool::new(false), &mut |_| ()).unwrap();
    let failures = [
        (server.url("/robots.txt"), Unfetched::Status { status: 500 }),
        (server.url("/b"), Unfetched::NoRobots),
    ];
    assert_eq!(listed.failures, failures);
    assert!(server.paths().iter().all(|path| path == "/robots.txt"));
}

#[test]
fn the_same_page_under_many_addresses_is_read_once() {
    let server = Server::start(|request| {
        let path = request.path.as_str();
        // A visit without a cookie has its number in every address.
        let visit = path.split_once("?visit=").map_or("0", |(_, visit)| visit);
        let next = format!("{visit}{}", visit.len());
        match path.split('?').next().unwrap() {
            "/" | "/index.html" => html("<a href='/index.html'>頭</a><a href='/a?visit=0'>一</a>"),
            "/a" | "/b" => html(&format!(
                "<p>{}頁</p><a href='/a?visit={next}'>一</a><a href='/b?visit={next}'>二</a>",
                &path[1..2]
            )),
            _ => none(),
        }
    });
    let fetched = read(&server.url("/"));
    assert_eq!(paths(&fetched), ["/", "/a?visit=0", "/b?visit=01"]);
    assert!(fetched.left_out[&LeftOut::Same] >= 3, "{:?}", fetched.left_out);
    assert!(server.paths().len() < 20, "{:?}", server.paths());
}

#[test]
fn frames_maps_and_pages_that_lead_on_are_followed() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => html("<meta http-equiv=Refresh content='0; URL=top/'>"),
        "/top/" => html("<frameset><frame src='menu.html'><frame src='main.html'></frameset>"),
        "/top/menu.html" => html("<map><area href='/area'></map><iframe src=/in></iframe>"),
        "/top/main.html" => html(WRONG),
        "/area" | "/in" => html(&request.path),
        _ => none(),
    });
    let fetched = read(&server.url("/"));
    let all = ["/", "/top/", "/top/menu.html", "/top/main.html", "/area", "/in"];
    assert_eq!(paths(&fetched), all);
}

#[test]
fn pages_that_scripts_fill_are_named() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => html(
            "<noscript>Enable JavaScript.</noscript><div id=root></div><script src=/a.js></script>",
        ),
        _ => none(),
    });
    let url = server.url("/");
    let said = Case::new(&format!("--delay 0 {url}")).exits(0);
    let words =
        format!("sa-lint: {url}: 文章がほとんどありません（このようなページは全部で 1 件）。");
    assert!(said.stderr.contains(&words), "{}", said.stderr);
}

#[test]
fn brotli_is_unpacked() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" if request.headers["accept-encoding"].contains("br") => {
            let page = format!("<!doctype html>{WRONG}");
            // A stream with one part, that is not pressed (RFC 7932, 9.2).
            let head = ((page.len() as u32 - 1) << 4) | (1 << 20);
            let mut body = head.to_le_bytes()[..3].to_vec();
            body.extend(page.as_bytes());
            body.push(3);
            let headers = "Content-Type: text/html; charset=utf-8\nContent-Encoding: br";
            Answer::Plain(200, headers.to_owned(), body)
        }
        _ => none(),
    });
    let fetched = read(&server.url("/"));
    assert_eq!(paths(&fetched), ["/"]);
    let page = std::fs::read_to_string(&fetched.pages[0].file).unwrap();
    assert_eq!(page, format!("<!doctype html>{WRONG}"));
}

#[test]
fn a_page_is_read_whatever_bytes_are_in_it() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => Answer::Plain(
            200,
            "Content-Type: text/html; charset=x-unknown".to_owned(),
            format!("<!doctype html>{WRONG}<a href='\0'>x</a><a href='http://[::1'>y</a>")
                .into_bytes(),
        ),
        _ => none(),
    });
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kept"), "a file").unwrap();
    let kept = folder.path().join("kept").display().to_string();
    let url = server.url("/");
    Case::new(&format!("--delay 0 --rule acquisition-claim {url}")).exits(1);
    let said = Case::new(&format!("--delay 0 --save {kept} {url}")).exits(2);
    let words = format!("sa-lint: {kept}: 読んだページを保存できません: ");
    assert!(said.stderr.starts_with(&words), "{}", said.stderr);
    assert!(!said.stderr.contains("File exists"), "{}", said.stderr);
}

#[test]
fn names_that_get_in_each_others_way_all_find_a_file() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => html(
            "<a href='/a.html'>1</a><a href='/a.html/b'>2</a><a href='/A.html'>3</a><a href='/%2e%2e%2fx'>4</a>\
             <a href='/con%00.html'>5</a><a href='/.sa-lint-site.json'>6</a>",
        ),
        path if path.len() > 1 && path != "/robots.txt" && path != "/sitemap.xml" => {
            html(&format!("<p>{path}"))
        }
        _ => none(),
    });
    let folder = tempfile::tempdir().unwrap();
    let options = Options { save: Some(folder.path().to_path_buf()), ..options() };
    for _ in 0..2 {
        let fetched = read_with(&server.url("/"), &options);
        assert_eq!(fetched.pages.len(), 7, "{:?}", paths(&fetched));
        for page in &fetched.pages[1..] {
            let path = page.url.replace(&server.url(""), "");
            let text = std::fs::read_to_string(&page.file).unwrap();
            assert!(text.ends_with(&format!("<p>{path}")), "{path}: {text}");
            assert!(page.file.starts_with(std::fs::canonicalize(folder.path()).unwrap()));
        }
    }
}

#[test]
fn wrong_types_are_read_for_what_they_are() {
    let server = Server::start(|request| {
        let typed = |kind: &str, body: &str| {
            Answer::Plain(200, format!("Content-Type: {kind}"), body.as_bytes().to_vec())
        };
        match request.path.as_str() {
            "/" => html(
                "<a href='/a'>a</a><a href='/b'>b</a><a href='/c'>c</a><a href='/d'>d</a><a href='/e'>e</a>",
            ),
            "/a" => typed("text/plain", "<!DOCTYPE html><p>頁</p>"),
            "/b" => typed("application/octet-stream", "<html><body><p>頁</p>"),
            "/c" => typed("text/plain", "ただの文"),
            "/d" => typed("image/png", "\u{89}PNG"),
            "/e" => typed("application/json", "{}"),
            _ => none(),
        }
    });
    let fetched = read(&server.url("/"));
    assert_eq!(paths(&fetched), ["/", "/a", "/b", "/c"]);
    assert_eq!(fetched.left_out, left_out(&[(LeftOut::Kind, 2)]));
    let names: Vec<_> =
        fetched.pages.iter().map(|page| page.file.extension().unwrap().to_owned()).collect();
    assert_eq!(names, ["html", "html", "html", "txt"]);
}

#[test]
fn a_busy_server_is_asked_again_after_the_time_it_names() {
    let busy = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.path.as_str() {
        "/" if busy.fetch_add(1, Ordering::SeqCst) == 0 => {
            Answer::Plain(503, "Retry-After: 1".to_owned(), Vec::new())
        }
        "/" => html(WRONG),
        _ => none(),
    });
    let start = Instant::now();
    assert_eq!(paths(&read(&server.url("/"))), ["/"]);
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[test]
fn pages_that_are_kept_are_asked_for_only_if_they_changed() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" if request.headers.get("if-none-match").is_some_and(|tag| tag == "\"1\"") => {
            Answer::Plain(304, String::new(), Vec::new())
        }
        "/" => {
            let Answer::Plain(status, headers, body) = html(&format!("{WRONG}<a href='/a'>a</a>"))
            else {
                return none();
            };
            Answer::Plain(status, format!("{headers}\nETag: \"1\""), body)
        }
        "/a" => html("<p>次</p>"),
        _ => none(),
    });
    let folder = tempfile::tempdir().unwrap();
    let options = Options { save: Some(folder.path().to_path_buf()), ..options() };
    let first = read_with(&server.url("/"), &options);
    let again = read_with(&server.url("/"), &options);
    assert_eq!(paths(&first), ["/", "/a"]);
    assert_eq!(paths(&again), ["/", "/a"]);
    let asked = server.requests();
    let second = asked.iter().rfind(|request| request.path == "/").unwrap();
    assert_eq!(second.headers["if-none-match"], "\"1\"");
    let kept = std::fs::read_to_string(&again.pages[0].file).unwrap();
    assert!(kept.contains("取得しました"));
}

#[test]
fn a_public_site_does_not_lead_into_a_private_network() {
    let inner = Server::start(|_| html("<p>社内</p>"));
    let port = inner.address.port();
    let server = Server::start(move |request| match request.path.as_str() {
        "/" => html(&format!(
            "<a href='/to-private'>1</a><a href='http://127.0.0.1:{port}/'>2</a><a href='/a'>3</a>"
        )),
        "/to-private" => to("http://www.example.co.jp:1/x"),
        "/enter" => to(&format!("http://intra.example.co.jp:{port}/")),
        "/a" => html("<p>次</p>"),
        _ => none(),
    });
    let address = server.address;
    let resolve: fetch::Resolve = Arc::new(move |host, port| match host {
        "www.example.co.jp" if port != 1 => Ok((vec![address], false)),
        // The same name, looked up again, leads elsewhere.
        "www.example.co.jp" => Ok((vec![([10, 0, 0, 1], 1).into()], true)),
        _ => Ok((vec![([127, 0, 0, 1], port).into()], true)),
    });
    let options = Options { resolve: Some(resolve), ..options() };
    let fetched = read_with("http://www.example.co.jp/", &options);
    assert_eq!(paths(&fetched), ["/", "/a"]);
    assert_eq!(fetched.left_out, left_out(&[(LeftOut::OtherHost, 2)]));
    // Nor when its name suddenly means another machine.
    let (asked, at) = (AtomicUsize::new(0), server.address);
    let rebound: fetch::Resolve = Arc::new(move |_, port| {
        let now = asked.fetch_add(1, Ordering::SeqCst);
        Ok(if now < 2 { (vec![at], false) } else { (vec![([127, 0, 0, 1], port).into()], true) })
    });
    let start = format!("http://www.example.co.jp:{port}/");
    let fetched = read_with(&start, &Options { resolve: Some(rebound), ..options.clone() });
    assert_eq!(paths(&fetched), ["/"]);
    assert_eq!(fetched.left_out, left_out(&[(LeftOut::OtherHost, 1), (LeftOut::Private, 2)]));
    // Nor does its entrance.
    let entered = read_with("http://www.example.co.jp/enter", &options);
    assert_eq!(paths(&entered), Vec::<String>::new());
    assert_eq!(entered.failures[0].1, Unfetched::Private);
    assert_eq!(inner.paths(), Vec::<String>::new());
    // Nor does its robots.txt, which is asked for before it is known where the site is.
    let sly = Server::start(move |request| match request.path.as_str() {
        "/robots.txt" => to(&format!("http://intra.example.co.jp:{port}/")),
        "/" => html("<a href='/to-private'>1</a>"),
        "/to-private" => to("http://www.example.co.jp:1/x"),
        _ => none(),
    });
    let address = sly.address;
    let resolve: fetch::Resolve = Arc::new(move |host, port| match host {
        "www.example.co.jp" if port != 1 => Ok((vec![address], false)),
        _ => Ok((vec![([127, 0, 0, 1], port).into()], true)),
    });
    let sly =
        read_with("http://www.example.co.jp/", &Options { resolve: Some(resolve), ..options });
    assert_eq!(paths(&sly), ["/"]);
    assert_eq!(inner.paths(), Vec::<String>::new());
    // Whoever names a private address means it.
    assert_eq!(paths(&read(&inner.url("/"))), ["/"]);
}

#[test]
fn lists_and_sitemaps_name_the_pages() {
    let server = Server::start(|request| {
        let host = request.headers["host"].clone();
        match request.path.as_str() {
            "/a" | "/b" => html("<p>頁</p><a href='/c'>c</a>"),
            "/sitemap_index.xml" => Answer::Plain(200, String::new(), format!(
                "<sitemapindex><sitemap><loc>http://{host}/post-sitemap.xml</loc></sitemap></sitemapindex>"
            ).into_bytes()),
            "/post-sitemap.xml" => Answer::Plain(200, String::new(), format!(
                "<urlset><url><loc>http://{host}/a</loc></url><url><loc>http://{host}/b</loc></url></urlset>"
            ).into_bytes()),
            _ => none(),
        }
    });
    assert_eq!(paths(&read(&server.url("/sitemap_index.xml"))), ["/a", "/b"]);
    let list = format!("# 一覧\n{}\n\n{}\n", server.url("/a"), server.url("/a#x"));
    let said = Case::new("--delay 0 --urls list.txt").file("list.txt", list).run();
    assert!(said.stdout.contains("1 ページを調べました"), "{}", said.stdout);
    let said = Case::new("--delay 0 --urls -").stdin(format!("{}\n", server.url("/b"))).run();
    assert!(said.stdout.contains("1 ページを調べました"), "{}", said.stdout);
    let map = |loc: &str| format!("<urlset><url><loc>{}</loc></url></urlset>", server.url(loc));
    let said = Case::new("--delay 0 --urls map.xml").file("map.xml", map("/a")).run();
    assert!(said.stdout.contains("1 ページを調べました"), "{}", said.stdout);
    for (args, file, words) in [
        ("--urls list.txt -", "x", "list.txt: 1 行目が URL ではありません: x\n"),
        (
            "--urls - -",
            "",
            "標準入力（-）は、調べる文書か URL の一覧（--urls）の、どちらか一方にしか使えません。\n",
        ),
        (
            "--urls list.txt",
            "<html>",
            "list.txt: サイトマップ（sitemap.xml）として読めません。\
          1 行に 1 件、https:// から URL を書いたファイルも使えます。\n",
        ),
        (
            "--urls list.txt",
            "# なし",
            "list.txt: URL が 1 件もありません。1 行に 1 件、https:// から書いてください。\n",
        ),
    ] {
        let wrong = Case::new(args).file("list.txt", file).stdin("").exits(2);
        assert_eq!(wrong.stderr, format!("sa-lint: {words}"));
    }
    // A page that was named and is not there is no page left out.
    let gone = format!("{}\n{}\n", server.url("/gone"), server.url("/a"));
    let said = Case::new("--delay 0 --urls list.txt").file("list.txt", gone).exits(2);
    let url = server.url("/gone");
    let words = format!("sa-lint: {url}: ページがありません（404）。URL を確かめてください\n");
    assert_eq!(said.stderr, words);
    let wrong = Case::new("--urls list.txt").file("list.txt", "www.example.co.jp\n").exits(2);
    assert_eq!(wrong.stderr, "sa-lint: list.txt: 1 行目が URL ではありません: www.example.co.jp\n");
}

#[test]
fn what_was_read_before_it_is_broken_off_counts() {
    let stop = Arc::new(AtomicBool::new(false));
    let server = Server::start(|request| {
        let number: u32 = request.path.trim_start_matches("/p/").parse().unwrap_or(0);
        if request.path == "/robots.txt" {
            none()
        } else {
            html(&format!("<a href='/p/{}'>n</a>", number + 1))
        }
    });
    let plan =
        Plan { sites: vec![fetch::address(&server.url("/p/1")).unwrap()], pages: Vec::new() };
    let stopped = Arc::clone(&stop);
    let fetched = fetch::fetch(&plan, &options(), &stop, &mut |progress| {
        stopped.store(progress.read >= 3, Ordering::Relaxed);
    });
    let fetched = fetched.unwrap();
    assert!(fetched.broken_off);
    assert_eq!(paths(&fetched), ["/p/1", "/p/2", "/p/3"]);
    assert_eq!(fetched.left_out, left_out(&[(LeftOut::BrokenOff, 1)]));
    assert!(!fetched.pages[0].whole);
}

#[test]
fn errors_say_what_to_do() {
    let server = Server::start(|request| match request.path.as_str() {
        "/robots.txt" => {
            Answer::Plain(200, String::new(), b"User-agent: *\nDisallow: /closed".to_vec())
        }
        "/forbidden" => Answer::Plain(403, String::new(), Vec::new()),
        _ => none(),
    });
    for (path, words) in [
        ("/gone", "ページがありません（404）。URL を確かめてください"),
        ("/forbidden", "見るには許可が要るページです（403）。"),
        ("/closed", "robots.txt が読み取りを断っています。"),
    ] {
        let url = server.url(path);
        let said = Case::new(&format!("--delay 0 {url}")).exits(2);
        assert!(said.stderr.starts_with(&format!("sa-lint: {url}: {words}")), "{}", said.stderr);
    }
    // One that knows no TLS.
    let plain = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let unsafe_one = format!("https://{}/", plain.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in plain.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    let said = Case::new(&format!("--delay 0 {unsafe_one}")).exits(2);
    assert!(said.stderr.contains("安全な接続（https）ができません（"), "{}", said.stderr);
    let said = Case::new("--lang en http://no-such-host.invalid/").exits(2);
    assert!(said.stderr.contains("no such server"), "{}", said.stderr);
    for (typed, meant) in [
        ("www.example.co.jp", "（sa-lint https://www.example.co.jp のことですか？）"),
        ("example.co.jp/company", "（sa-lint https://example.co.jp/company のことですか？）"),
        ("http:/example.co.jp", "（sa-lint http://example.co.jp のことですか？）"),
        ("https://", "（URL として読めません。https://www.example.co.jp/ のように書いてください）"),
        ("index.html", ""),
        ("site.d", ""),
    ] {
        let said = Case::new(typed).exits(2);
        assert!(said.stderr.ends_with(&format!(": 見つかりません{meant}\n")), "{}", said.stderr);
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let said = Case::new(&format!("--lang en http://{nobody}/")).run();
    assert!(said.stderr.contains("the server does not answer"), "{}", said.stderr);
}

#[cfg(unix)]
#[test]
fn ctrl_c_reports_what_was_read_so_far() {
    let (waiting, waited) = std::sync::mpsc::channel();
    let waiting = std::sync::Mutex::new(waiting);
    let server = Server::start(move |request| match request.path.as_str() {
        "/" => html(&format!("{WRONG}<a href='/slow'>次</a><a href='/never'>次</a>")),
        "/slow" => {
            waiting.lock().unwrap().send(()).unwrap();
            Answer::Silence(Duration::from_millis(300))
        }
        _ => none(),
    });
    let scratch = tempfile::tempdir().unwrap();
    let args = format!("--delay 0 --format concise --rule acquisition-claim {}", server.url("/"));
    let child = Case::new(&args).command().env("TMPDIR", scratch.path()).spawn().unwrap();
    waited.recv().unwrap();
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let (stdout, stderr) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    assert!(stdout.unwrap().contains("error[acquisition-claim]"));
    let stderr = stderr.unwrap();
    let mut lines = stderr.lines();
    assert!(lines.next().unwrap().starts_with("sa-lint: 読むのをやめます。"), "{stderr}");
    let last = "sa-lint: 中断しました。それまでに読んだ 1 ページの結果です。";
    assert_eq!(lines.next_back(), Some(last));
    assert!(!server.paths().contains(&"/never".to_owned()));
    // Nothing is left behind.
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
}
