//! Any bytes as the answers of a server: no panic, the reading ends, and every page is in its folder.

#![no_main]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use sa_lint::fetch::{self, Options, Plan};

/// What is answered: its kind, and the bytes.
type Answers = Arc<Mutex<(u8, Vec<u8>)>>;

/// A server that answers each request by what was put in last.
fn server() -> &'static (SocketAddr, Answers) {
    static SERVER: OnceLock<(SocketAddr, Answers)> = OnceLock::new();
    SERVER.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let answers = Answers::default();
        let shared = Arc::clone(&answers);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut request = [0; 2048];
                let Ok(read) = stream.read(&mut request) else { continue };
                let (kind, bytes) = shared.lock().expect("one thread").clone();
                let asks = |path: &str| request[..read].starts_with(format!("GET {path} ").as_bytes());
                let head = |kind: &str| {
                    format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n").into_bytes()
                };
                let answer = match kind % 4 {
                    0 if asks("/") => bytes,
                    1 if asks("/robots.txt") => [head("text/plain"), bytes].concat(),
                    2 if asks("/sitemap.xml") => [head("application/xml"), bytes].concat(),
                    3 if asks("/") => [head("text/html"), bytes].concat(),
                    _ if asks("/") => [head("text/html"), b"<a href=/a>a</a>".to_vec()].concat(),
                    _ => b"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n".to_vec(),
                };
                let _ = stream.write_all(&answer);
            }
        });
        (address, answers)
    })
}

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    // A server may ask for a pause, and gets it.
    let lower = bytes.to_ascii_lowercase();
    if ["retry-after", "crawl-delay"].iter().any(|asks| lower.windows(11).any(|w| w == asks.as_bytes())) {
        return;
    }
    let (address, answers) = server();
    *answers.lock().expect("one thread") = (*kind, bytes.to_vec());
    let start = fetch::address(&format!("http://{address}/")).expect("an address");
    let options = Options {
        max_pages: 5,
        delay: Duration::ZERO,
        back_off: Duration::ZERO,
        timeout: Duration::from_millis(500),
        max_bytes: 1 << 16,
        ..Options::default()
    };
    let plan = Plan { sites: vec![start], pages: Vec::new() };
    let fetched = fetch::fetch(&plan, &options, &AtomicBool::new(false), &mut |_| ());
    for page in fetched.expect("a folder").pages {
        assert!(page.file.starts_with(&page.site), "{page:?}");
    }
});
