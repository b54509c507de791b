//! Any few bytes again and again: four times as many take no more than some eight times as long, and no byte
//! takes long.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sa_lint::extract::Format;
use sa_lint::text::SourceFile;

mod shared;

/// Bytes of the smaller document.
const SIZE: usize = 16 << 10;
/// Seconds below which nothing is told from the noise.
const SHORT: f64 = 0.15;
/// Seconds for a byte, in a program that counts its steps for the fuzzer.
const MOST: f64 = 60e-6;

/// CPU time of this thread.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|spent| spent.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn time(head: &str, piece: &[u8], format: Format, size: usize) -> f64 {
    let text = [head.as_bytes(), &piece.repeat(size / piece.len())].concat();
    let before = seconds();
    let source = SourceFile::decode("fuzz", text);
    std::hint::black_box(shared::linter().lint(&source, format));
    seconds() - before
}

fuzz_target!(|data: &[u8]| {
    let Some((format, piece)) = shared::input(data) else { return };
    if piece.is_empty() || piece.len() > 256 || format.is_packed() {
        return;
    }
    let head = "SECURITY ACTION\n\n";
    let long = time(head, piece, format, 4 * SIZE);
    if long < SHORT {
        return;
    }
    let least = |size| (0..3).map(|_| time(head, piece, format, size)).fold(f64::MAX, f64::min);
    let (short, long) = (least(SIZE), least(4 * SIZE));
    assert!(long < SHORT || long < 8.0 * short, "{short} s became {long} s");
    assert!(long < MOST * (4 * SIZE) as f64, "{long} s for {} bytes", 4 * SIZE);
});
