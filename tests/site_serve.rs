//! `serve`: what it answers, and what it does not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]
#![cfg(feature = "serve")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::site_support::{Project, TWO_STARS, sa_lint, stderr};

struct Server {
    child: Child,
    host: String,
}

impl Server {
    fn start(project: &Project) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sa-lint"))
            .args(["serve", project.path().to_str().unwrap(), "--port", "0", "--lang", "en"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("Preview at http://").unwrap();
        let (host, path) = address.split_once('/').unwrap();
        assert!(path.starts_with("security/ "), "{line}");
        Self { child, host: host.to_owned() }
    }

    /// Status line, headers and body, for a path sent as it is.
    fn get(&self, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer[9..12].parse().unwrap(), answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn pages_are_served_and_nothing_else() {
    let project = Project::new(TWO_STARS);
    project.file("secret.txt", "SECRET").file("static/日本.txt", "PUBLIC");
    let server = Server::start(&project);
    let host = &server.host;
    let (status, page) = server.get("/security/", host);
    assert_eq!(status, 200);
    assert!(
        page.contains("<script src=\"/__sa-lint/client.js\" data-built=\"1\"></script>\n</body>")
    );
    assert!(page.contains("connect-src 'self'"));
    assert_eq!(server.get("/", host).0, 307);
    assert_eq!(server.get("/security/en/policy.html", host).0, 200);
    let (status, text) = server.get("/security/%E6%97%A5%E6%9C%AC.txt", host);
    assert!(status == 200 && text.ends_with("PUBLIC"), "{text}");
    for path in [
        "/security/../secret.txt",
        "/security/..%2fsecret.txt",
        "/security/%2e%2e/secret.txt",
        "/secret.txt",
        "/security//etc/hostname",
        "/security/sa-lint.toml",
        "/security/%ff",
        "/security/%zz",
        "/security/nope.html",
    ] {
        let (status, text) = server.get(path, host);
        assert_eq!(status, 404, "{path}");
        assert!(!text.contains("SECRET"), "{path}");
    }
    // A name that somebody else points to this machine is not answered.
    assert_eq!(server.get("/security/", "evil.example.com").0, 403);
    // Nor is a page of another site, wherever it asks; one of ours is.
    for (origin, status) in [("https://evil.example.com", 403), ("null", 403), ("", 200)] {
        let own = format!("http://{host}");
        let origin = if origin.is_empty() { &own } else { origin };
        for path in ["/security/", "/__sa-lint/state", "/__sa-lint/client.js"] {
            assert_eq!(
                server.get(path, &format!("{host}\r\nOrigin: {origin}")).0,
                status,
                "{path}"
            );
        }
    }
    // Nothing was written.
    assert!(!project.public().exists());
}

#[test]
fn a_taken_port_is_told() {
    let project = Project::new(TWO_STARS);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let dir = project.path().to_str().unwrap();
    let output = sa_lint(&["serve", dir, "--port", &port, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains(&format!("Port {port} is used by another program.")), "{text}");
    assert!(text.contains("--port 0 takes any free one"), "{text}");
}

#[test]
fn a_folder_without_a_site_is_not_served() {
    let said = crate::common::Case::new("serve --port 0").exits(2).stdout("");
    assert!(said.stderr.contains("sa-lint.toml") && said.stderr.contains("sa-lint init"), "{said}");
}
