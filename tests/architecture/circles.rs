//! No file knows another that knows it, directly or round about: what two need of each other is a third.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::sources;

/// Fewer imports than this in all of a library are too few to be all.
const FEWEST: usize = 200;

type Path = Vec<String>;

/// What a file knows by a path.
#[derive(Debug, PartialEq)]
struct Import {
    path: String,
    /// The name that it has in the file.
    name: String,
    /// True where others can import it from there.
    is_passed_on: bool,
}

/// The parts of a use tree: `a::{b, c::D as E}` is `a::b` and `a::c::D as E`.
fn parts(tree: &str) -> Vec<String> {
    let Some((head, body)) = tree.trim().split_once('{') else {
        return vec![tree.trim().to_owned()];
    };
    let body = body.rsplit_once('}').map_or(body, |(body, _)| body);
    let mut depth = 0;
    let body = body.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts = body.filter(|part| !part.trim().is_empty()).flat_map(parts);
    parts.map(|part| format!("{}{part}", head.trim())).collect()
}

/// What code imports by `use`, and what it names by a path from its place in the tree of modules.
fn imports(code: &str) -> Vec<Import> {
    let uses = Regex::new(r"(?m)^(pub(?:\([^)]*\))? )?use ([^;]+);").expect("a pattern");
    let inline = Regex::new(r"\b(?:crate|self|super)(?:::\w+)+").expect("a pattern");
    let within = Regex::new(r"pub\(in [^)]*\)").expect("a pattern");
    let mut found = Vec::new();
    let mut add = |part: &str, is_passed_on| {
        let (path, alias) = part.split_once(" as ").unwrap_or((part, ""));
        let last = path.rsplit("::").next().unwrap_or_default();
        let name = if alias.is_empty() { last } else { alias }.to_owned();
        found.push(Import { path: path.to_owned(), name, is_passed_on });
    };
    for statement in uses.captures_iter(code) {
        parts(&statement[2]).iter().for_each(|part| add(part, statement.get(1).is_some()));
    }
    let rest = uses.replace_all(code, "");
    inline.find_iter(&within.replace_all(&rest, "")).for_each(|path| add(path.as_str(), false));
    found
}

/// Every file of the library by its module, with its imports; tests know what they like.
fn files() -> BTreeMap<Path, Vec<Import>> {
    let file = |(path, _, code): (std::path::PathBuf, String, Vec<String>)| {
        let name = path.with_extension("").to_string_lossy().replace('\\', "/");
        let name = name.strip_suffix("/mod").unwrap_or(&name);
        let code = super::without_tests(&code).join("\n");
        (name.split('/').map(str::to_owned).collect(), imports(&code))
    };
    sources().into_iter().map(file).collect()
}

/// The file that a path in `from` leads to, as far as the path names one; from where a name is only
/// passed on, to where it comes from.
fn target(from: &Path, path: &str, files: &BTreeMap<Path, Vec<Import>>) -> Option<Path> {
    let (first, rest) = path.split_once("::").unwrap_or((path, ""));
    let mut at = match first {
        "crate" => Path::new(),
        "self" => from.clone(),
        "super" => from[..from.len() - 1].to_vec(),
        child => [from.as_slice(), &[child.to_owned()]].concat(),
    };
    for part in rest.split("::").filter(|part| !part.is_empty()) {
        let child = [at.as_slice(), &[part.to_owned()]].concat();
        if files.contains_key(&child) {
            at = child;
            continue;
        }
        let mut passed_on =
            files.get(&at).into_iter().flatten().filter(|import| import.is_passed_on);
        let import = passed_on.find(|import| import.name == part);
        at = import.and_then(|import| target(&at, &import.path, files)).unwrap_or(at);
        break;
    }
    files.contains_key(&at).then_some(at)
}

/// For each file those of the same module that it knows.
fn known(files: &BTreeMap<Path, Vec<Import>>) -> BTreeMap<&Path, BTreeSet<Path>> {
    let knows = files.iter().map(|(file, imports)| {
        let used = imports.iter().filter(|import| !import.is_passed_on);
        let to = used.filter_map(|import| target(file, &import.path, files));
        (file, to.filter(|to| to[0] == file[0] && to != file).collect())
    });
    knows.collect()
}

#[test]
fn imports_are_read() {
    let code = "use a::{b, c::{D as E, self}};\npub(crate) use super::x;\n\
        pub(in crate::y) fn f() { crate::z::g() }";
    let found: Vec<_> =
        imports(code).into_iter().map(|one| (one.path, one.name, one.is_passed_on)).collect();
    let expected = [
        ("a::b", "b", false),
        ("a::c::D", "E", false),
        ("a::c::self", "self", false),
        ("super::x", "x", true),
        ("crate::z::g", "g", false),
    ];
    assert_eq!(found, expected.map(|(path, name, on)| (path.to_owned(), name.to_owned(), on)));
}

#[test]
fn a_path_leads_to_where_a_name_comes_from() {
    let file = |name: &str, code| (name.split("::").map(str::to_owned).collect(), imports(code));
    let files = BTreeMap::from([
        file("a", "pub use b::{B as Bee, D};"),
        file("a::b", "pub use super::c::D;"),
        file("a::c", ""),
    ]);
    for (from, path, to) in [
        ("a::c", "super::Bee", Some("a::b")),
        ("a::c", "crate::a::b::f", Some("a::b")),
        ("a::b", "super::D", Some("a::c")),
        ("a::b", "super::f", Some("a")),
        ("a", "c::f", Some("a::c")),
        ("a", "std::fs", None),
    ] {
        let from: Path = from.split("::").map(str::to_owned).collect();
        assert_eq!(target(&from, path, &files).map(|to| to.join("::")).as_deref(), to, "{path}");
    }
}

#[test]
fn no_file_knows_one_that_knows_it() {
    let files = files();
    let mut known = known(&files);
    let edges: usize = known.values().map(BTreeSet::len).sum();
    assert!(edges > FEWEST, "only {edges} imports were found");
    // Whoever knows nobody that is left is in no circle, and goes.
    loop {
        let left: BTreeSet<Path> = known.keys().map(|file| (*file).clone()).collect();
        known.retain(|_, to| !to.is_disjoint(&left));
        if known.len() == left.len() {
            break;
        }
    }
    // Those that stay are in circles, or know one that is.
    let left: BTreeSet<&Path> = known.keys().copied().collect();
    let shown = known.iter().map(|(file, to)| {
        let to: Vec<_> = to.iter().filter(|to| left.contains(to)).map(|to| to.join("::")).collect();
        format!("{} knows {}", file.join("::"), to.join(", "))
    });
    assert!(left.is_empty(), "circles of imports:\n{}", shown.collect::<Vec<_>>().join("\n"));
}
