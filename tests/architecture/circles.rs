//! No file knows another that knows it, directly or round about: what two need of each other is a third.

use std::collections::{BTreeMap, BTreeSet};

use super::sources;

/// The modules that hold to it.
const WITHOUT_CIRCLES: &[&str] = &["config", "fix", "judge", "lint"];

type Path = Vec<String>;

/// The paths of a use tree: `a::{b, c::D}` is `a::b` and `a::c::D`.
fn paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, body)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        return if path.is_empty() { Vec::new() } else { vec![path.to_owned()] };
    };
    let body = body.rsplit_once('}').map_or(body, |(body, _)| body);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&body[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&body[start..]);
    parts.into_iter().flat_map(paths).map(|path| format!("{}{path}", head.trim())).collect()
}

/// A file: its module, the paths of what it imports, and whether others can import it from there.
struct File {
    module: Path,
    imports: Vec<(String, bool)>,
}

fn files() -> Vec<File> {
    let mut files = Vec::new();
    for (path, _, code) in sources() {
        let name = path.with_extension("").to_string_lossy().replace('\\', "/");
        let mut module: Path = name.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let tests = code.iter().position(|line| line.starts_with("#[cfg(test)]"));
        let text = code[..tests.unwrap_or(code.len())].join("\n");
        let statements = text.split(';').map(|statement| statement.rsplit('\n'));
        // A statement begins with its last line that begins with `use`.
        let imports = statements.filter_map(|lines| {
            let lines: Vec<&str> = lines.collect();
            let first = lines.iter().position(|line| {
                line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "))
            })?;
            let lines: Vec<&str> = lines[..=first].iter().rev().copied().collect();
            let statement = lines.join(" ");
            let (before, tree) = statement.split_once("use ")?;
            Some((tree.to_owned(), before.starts_with("pub")))
        });
        let imports: Vec<(String, bool)> = imports
            .flat_map(|(tree, public)| paths(&tree).into_iter().map(move |path| (path, public)))
            .collect();
        files.push(File { module, imports });
    }
    files
}

/// Where a path leads: the module of a file, as far as the path names one, or that of a name that is
/// passed on.
fn target(
    from: &Path,
    path: &str,
    modules: &BTreeSet<Path>,
    passed_on: &BTreeMap<(Path, String), Path>,
) -> Option<Path> {
    let mut parts = path.split("::").peekable();
    let mut at: Path = match parts.peek()? {
        &"crate" => Vec::new(),
        &"self" => from.clone(),
        &"super" => from[..from.len() - 1].to_vec(),
        first => {
            let child = [from.as_slice(), &[(*first).to_owned()]].concat();
            return modules.contains(&child).then(|| {
                let rest: Vec<&str> = parts.skip(1).collect();
                let path = [&["self", child.last().map_or("", String::as_str)][..], &rest].concat();
                target(from, &path.join("::"), modules, passed_on)
            })?;
        }
    };
    parts.next();
    for part in parts {
        let child = [at.as_slice(), &[part.to_owned()]].concat();
        if modules.contains(&child) {
            at = child;
        } else if let Some(target) = passed_on.get(&(at.clone(), part.to_owned())) {
            at.clone_from(target);
        } else {
            break;
        }
    }
    modules.contains(&at).then_some(at)
}

/// For each file of a module the files of it that it knows.
fn known(files: &[File], module: &str) -> BTreeMap<Path, BTreeSet<Path>> {
    let modules: BTreeSet<Path> = files.iter().map(|file| file.module.clone()).collect();
    let mut passed_on = BTreeMap::new();
    // What is passed on may be passed on once more.
    for _ in 0..3 {
        for file in files {
            for (path, _) in file.imports.iter().filter(|(_, public)| *public) {
                let name = path.rsplit("::").next().unwrap_or_default().to_owned();
                if let Some(to) = target(&file.module, path, &modules, &passed_on) {
                    passed_on.insert((file.module.clone(), name), to);
                }
            }
        }
    }
    let own = |path: &Path| path.first().is_some_and(|first| first == module);
    let knows = files.iter().filter(|file| own(&file.module)).map(|file| {
        let used = file.imports.iter().filter(|(_, public)| !public);
        let to = used.filter_map(|(path, _)| target(&file.module, path, &modules, &passed_on));
        (file.module.clone(), to.filter(|to| own(to) && *to != file.module).collect())
    });
    knows.collect()
}

/// A way from a file back to itself.
fn circle(
    graph: &BTreeMap<Path, BTreeSet<Path>>,
    at: &Path,
    way: &mut Vec<Path>,
    done: &mut BTreeSet<Path>,
) -> Option<Vec<Path>> {
    if let Some(start) = way.iter().position(|on_way| on_way == at) {
        return Some(way[start..].to_vec());
    }
    if !done.insert(at.clone()) {
        return None;
    }
    way.push(at.clone());
    let found = graph.get(at).into_iter().flatten().find_map(|to| circle(graph, to, way, done));
    way.pop();
    found
}

#[test]
fn use_trees_are_taken_apart() {
    assert_eq!(paths("a::{b, c::{D as E, self}}"), ["a::b", "a::c::D", "a::c::self"]);
    assert_eq!(paths("super::x"), ["super::x"]);
}

#[test]
fn no_file_knows_one_that_knows_it() {
    let files = files();
    for module in WITHOUT_CIRCLES {
        let graph = known(&files, module);
        let edges: usize = graph.values().map(BTreeSet::len).sum();
        assert!(edges > 4, "{module}: only {edges} imports were found");
        for file in graph.keys() {
            let found = circle(&graph, file, &mut Vec::new(), &mut BTreeSet::new());
            let shown = found.map(|way| way.iter().map(|path| path.join("::")).collect::<Vec<_>>());
            assert_eq!(shown, None, "a circle of imports");
        }
    }
}
