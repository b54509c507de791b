//! A real server on 127.0.0.1 that answers as a test says.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What a server answers, once asked.
pub(crate) enum Answer {
    /// A status, headers (a line each) and a body.
    Plain(u16, String, Vec<u8>),
    /// Just these bytes, then the end of the connection.
    Raw(Vec<u8>),
    /// Nothing for so long, then the end.
    Silence(Duration),
}

/// One request, as it came.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: HashMap<String, String>,
}

/// A server until the test ends.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub(crate) fn start(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &log, answer.as_ref()));
            }
        });
        Self { address, asked }
    }

    /// An address on it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths asked for so far, in order.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.path).collect()
    }

    /// The requests so far, in order.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, log: &Mutex<Vec<Request>>, answer: &dyn Fn(&Request) -> Answer) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let request = Request { path, headers };
    log.lock().unwrap().push(request.clone());
    // Whoever asked may have gone.
    let _ = match answer(&request) {
        Answer::Plain(status, headers, body) => {
            let headers: String = headers.lines().map(|line| format!("{line}\r\n")).collect();
            let head = format!(
                "HTTP/1.1 {status} Said\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body))
        }
        Answer::Raw(bytes) => stream.write_all(&bytes),
        Answer::Silence(pause) => {
            thread::sleep(pause);
            Ok(())
        }
    };
}

/// A page.
pub(crate) fn html(body: &str) -> Answer {
    let page = format!("<!doctype html><html lang=ja><title>株式会社サンプル</title><body>{body}");
    Answer::Plain(200, "Content-Type: text/html; charset=utf-8".to_owned(), page.into_bytes())
}

/// No page.
pub(crate) fn none() -> Answer {
    Answer::Plain(404, "Content-Type: text/html".to_owned(), b"<p>404".to_vec())
}

/// A redirect.
pub(crate) fn to(location: &str) -> Answer {
    Answer::Plain(302, format!("Location: {location}"), Vec::new())
}
