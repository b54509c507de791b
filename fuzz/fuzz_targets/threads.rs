//! Any bytes cut into documents: on one thread and on three, alone and as a run, the same is found.

#![no_main]

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use sa_lint::engine::{Engine, Input};
use sa_lint::extract::Format;
use sa_lint::lint::Linter;
use sa_lint::rule::RuleSet;
use sa_lint::{Config, lint};

/// The findings of a run over the documents, as they are reported.
fn run(engine: &Engine, documents: &[(String, Vec<u8>)]) -> String {
    let inputs = documents
        .iter()
        .map(|(name, bytes)| Input::Document { name: Some(name.clone()), bytes: bytes.clone() });
    format!("{:?}", engine.run(inputs.collect()).map(|run| (run.files, run.failures)))
}

/// An engine on one thread and one on three.
fn engines() -> &'static [Engine; 2] {
    static ENGINES: OnceLock<[Engine; 2]> = OnceLock::new();
    ENGINES.get_or_init(|| {
        [1, 3].map(|threads| {
            let linter = Linter::new(RuleSet::builtin().expect("rules")).expect("rules");
            Engine::new(linter).threads(NonZeroUsize::new(threads))
        })
    })
}

fuzz_target!(|data: &[u8]| {
    let ends: Vec<_> = Format::ALL.iter().map(|format| format.described().extensions[0]).collect();
    let documents: Vec<_> = data
        .split(|byte| *byte == 0)
        .enumerate()
        .take(6)
        .filter_map(|(at, part)| {
            let (first, bytes) = part.split_first()?;
            Some((format!("{at}.{}", ends[usize::from(*first) % ends.len()]), bytes.to_vec()))
        })
        .collect();
    static CONFIG: OnceLock<Config> = OnceLock::new();
    let config = CONFIG.get_or_init(|| Config::builtin().expect("rules"));
    let one =
        |(name, bytes): &(String, Vec<u8>)| format!("{:?}", lint(name, bytes, config).findings);
    let alone: Vec<_> = documents.iter().map(one).collect();
    let together: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            documents.iter().map(|document| scope.spawn(move || one(document))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(alone, together);
    let [one, three] = engines();
    assert_eq!(run(one, &documents), run(three, &documents));
});
