//! debug
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use sa_lint::{extract::Format, lint::Linter, rule::RuleSet, text::SourceFile};
use std::time::Instant;
fn main() {
    let l = Linter::new(RuleSet::builtin().unwrap()).unwrap();
    let mut files = vec![];
    fn walk(d: &std::path::Path, f: &mut Vec<std::path::PathBuf>) {
        for e in std::fs::read_dir(d).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() { walk(&p, f) } else { f.push(p) }
        }
    }
    walk(std::path::Path::new(&std::env::args().nth(1).unwrap()), &mut files);
    let (mut n, mut pass) = (0, 0);
    let (mut td, mut tp, mut tl) = (0.0, 0.0, 0.0);
    for p in files {
        let Some(f) = Format::from_path(&p) else { continue };
        let b = std::fs::read(&p).unwrap();
        let t = Instant::now();
        let s = SourceFile::decode(p.to_string_lossy(), b);
        td += t.elapsed().as_secs_f64();
        let t = Instant::now();
        let ok = l.may_have_findings(s.text(), f);
        tp += t.elapsed().as_secs_f64();
        n += 1;
        if ok {
            pass += 1;
            let t = Instant::now();
            let fs = l.lint_fully(&s, f);
            tl += t.elapsed().as_secs_f64();
            if fs.is_empty() && pass < 40 {
                println!("{}", p.display());
            }
        } else if std::env::args().nth(2).is_some() {
            let fs = l.lint_fully(&s, f);
            if !fs.is_empty() {
                println!("UNSOUND {} {:?}", p.display(), fs[0]);
            }
        }
    }
    println!("{n} files, {pass} pass; decode {td:.3} prefilter {tp:.3} lint {tl:.3}");
}
