//! The output folder: only own files are touched, and a failure leaves the old site.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed test panics")]

use std::fs;

use crate::site_support::{Project, TWO_STARS, sa_lint, stderr, tree};

fn build(project: &Project, options: &[&str]) -> (i32, String) {
    let mut args = vec!["build", project.path().to_str().unwrap(), "--lang", "en"];
    args.extend(options);
    let output = sa_lint(&args);
    (output.status.code().unwrap(), stderr(&output))
}

#[test]
fn the_second_build_removes_what_is_no_more_and_keeps_what_is_not_its_own() {
    let project = Project::new(TWO_STARS);
    project.file("content/old.md", "# Old\n");
    assert_eq!(build(&project, &[]).0, 0);
    assert!(project.public().join("old.html").is_file());
    project.file("public/.htaccess", "theirs").file("public/shop/cart.php", "theirs");
    fs::remove_file(project.path().join("content/old.md")).unwrap();
    let (code, text) = build(&project, &[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("removed: old.html"), "{text}");
    assert!(text.contains("2 other files were left as they were."), "{text}");
    let files = tree(&project.public());
    assert!(!files.contains_key("old.html"));
    assert_eq!((&*files[".htaccess"], &*files["shop/cart.php"]), (&b"theirs"[..], &b"theirs"[..]));
    // Nothing is left beside the project's own files.
    let mut names: Vec<_> =
        fs::read_dir(project.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["content", "public", "sa-lint.toml", "wording"]);
}

#[test]
fn a_folder_of_others_is_left_alone() {
    let project = Project::new(TWO_STARS);
    project.file("public/index.html", "theirs");
    let before = tree(project.path());
    let (code, text) = build(&project, &["--force"]);
    assert_eq!(code, 2);
    assert!(text.contains("holds files that sa-lint did not write."), "{text}");
    assert_eq!(tree(project.path()), before);
}

#[test]
fn a_file_of_others_in_the_way_stops_the_build() {
    let project = Project::new(TWO_STARS);
    assert_eq!(build(&project, &[]).0, 0);
    project.file("public/new.html", "theirs").file("content/new.md", "# New\n");
    let before = tree(project.path());
    let (code, text) = build(&project, &["--force"]);
    assert_eq!(code, 2);
    assert!(text.contains("was not written by sa-lint and is not overwritten."), "{text}");
    assert_eq!(tree(project.path()), before);
}

#[test]
fn changes_made_by_hand_are_not_lost() {
    let project = Project::new(TWO_STARS);
    assert_eq!(build(&project, &[]).0, 0);
    let good = tree(&project.public());
    project.file("public/index.html", "by hand");
    let (code, text) = build(&project, &[]);
    assert_eq!(code, 2);
    assert!(text.contains("was changed after it was written."), "{text}");
    assert_eq!(tree(&project.public())["index.html"], b"by hand");
    assert_eq!(build(&project, &["--force"]).0, 0);
    assert_eq!(tree(&project.public()), good);
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let project = Project::new(TWO_STARS);
    assert_eq!(build(&project, &[]).0, 0);
    let good = tree(&project.public());
    for (path, text) in [
        ("content/bad.md", "[x](javascript:1)"),
        ("templates/badge.html", "{{ nothing }}"),
        ("sa-lint.toml", "[site]"),
    ] {
        project.file(path, text);
        assert_eq!(build(&project, &[]).0, 2, "{path}");
        assert_eq!(tree(&project.public()), good, "{path}");
    }
}

#[test]
fn check_compares_and_writes_nothing() {
    let project = Project::new(TWO_STARS);
    let (code, text) = build(&project, &["--check"]);
    assert_eq!(code, 1);
    assert!(text.contains("index.html"), "{text}");
    assert!(!project.public().exists());
    assert_eq!(build(&project, &[]).0, 0);
    assert_eq!(build(&project, &["--check"]).0, 0);
    project.file("public/theirs.txt", "theirs");
    assert_eq!(build(&project, &["--check"]).0, 0);
    project.file("public/robots.txt", "changed");
    let (code, text) = build(&project, &["--check"]);
    assert_eq!(code, 1);
    let differs: Vec<&str> = text.lines().filter(|line| line.starts_with("differs:")).collect();
    assert_eq!(differs.len(), 1, "{text}");
    assert!(differs[0].ends_with("robots.txt"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    let project = Project::new(TWO_STARS);
    std::os::unix::fs::symlink(elsewhere.path(), project.public()).unwrap();
    let (code, text) = build(&project, &[]);
    assert_eq!(code, 2);
    assert!(text.contains("symbolic link"), "{text}");
    assert_eq!(tree(elsewhere.path()).len(), 0);

    let project =
        Project::new(&TWO_STARS.replacen("[site]\n", "[site]\noutput = \"sub/new/site\"\n", 1));
    std::os::unix::fs::symlink(elsewhere.path(), project.path().join("sub")).unwrap();
    for options in [&[][..], &["--force"]] {
        let (code, text) = build(&project, options);
        assert_eq!(code, 2, "{text}");
        assert!(text.contains("leads out of the project's folder"), "{text}");
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    // Who builds may name any folder.
    let named = elsewhere.path().join("named");
    assert_eq!(build(&project, &["--output", named.to_str().unwrap()]).0, 0);
    assert!(named.join("index.html").is_file());

    let project = Project::new(TWO_STARS);
    project.file("static/a.txt", "a");
    std::os::unix::fs::symlink("/etc/hostname", project.path().join("static/host")).unwrap();
    let (code, text) = build(&project, &[]);
    assert_eq!(code, 2);
    assert!(text.contains("\"static/host\" is a symbolic link"), "{text}");
    assert!(!project.public().exists());
}

/// What stays in the company is in no folder that is published, and goes when nobody wants it.
#[test]
fn ready_made_wording_is_not_published() {
    let project = Project::new(TWO_STARS);
    let (code, told) = build(&project, &[]);
    assert_eq!(code, 0, "{told}");
    assert!(!tree(&project.public()).keys().any(|path| path.contains("wording")));
    let internal = project.path().join("wording");
    let names: Vec<_> = tree(&internal).into_keys().collect();
    let pages = ["en/wording.html", "favicon.svg", "wording.html"];
    assert_eq!(names, [&[".sa-lint-manifest.json"], &pages[..]].concat());
    // Its links to what is published are whole addresses, those to the other language are not.
    let page = fs::read_to_string(internal.join("wording.html")).unwrap();
    assert!(page.contains("<a href=\"https://www.example.co.jp/security/policy.html\">"), "{page}");
    assert!(page.contains("<a href=\"en/wording.html\" hreflang=\"en\""), "{page}");
    assert_eq!(build(&project, &["--check"]).0, 0);
    fs::write(internal.join("wording.html"), "changed").unwrap();
    assert_eq!(build(&project, &["--check"]).0, 1);
    project.file("sa-lint.toml", TWO_STARS.replace("email", "wording = false\nemail"));
    assert_eq!(build(&project, &["--force"]).0, 0);
    assert_eq!(tree(&internal).into_keys().collect::<Vec<_>>(), [".sa-lint-manifest.json"]);
}

#[test]
fn a_build_says_what_to_do_next_and_a_quiet_one_nothing() {
    let project = Project::new(TWO_STARS);
    let (_, told) = build(&project, &[]);
    let public = project.public();
    let public = public.display();
    for step in [
        format!("1. Open {public}/index.html in a browser"),
        format!("2. Put all that is in {public} where https://www.example.co.jp/security/ is"),
        "3. Link to https://www.example.co.jp/security/ from".to_owned(),
    ] {
        assert!(told.contains(&step), "{step}: {told}");
    }
    assert_eq!(build(&project, &["--quiet"]), (0, String::new()));
}

/// The piece to paste links to the page that is published, and says so, or to the one that is named.
#[test]
fn a_fragment_links_to_a_page_that_exists() {
    let project = Project::new(TWO_STARS);
    let fragment = |options: &[&str]| {
        let dir = project.path().to_str().unwrap();
        let output = sa_lint(&[&["build", dir, "--lang", "en", "--fragment"], options].concat());
        (String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output))
    };
    let (html, told) = fragment(&[]);
    assert!(html.contains("<a href=\"https://www.example.co.jp/security/\""), "{html}");
    assert!(told.contains("This HTML links to https://www.example.co.jp/security/."), "{told}");
    let (html, told) = fragment(&["--link", "www.example.co.jp/company/?a=1&b=2"]);
    assert!(html.contains("<a href=\"https://www.example.co.jp/company/?a=1&amp;b=2\""), "{html}");
    assert_eq!(told, "");
    let (html, told) = fragment(&["--link", "javascript:1"]);
    assert!(html.is_empty() && told.contains("is not allowed"), "{told}");
}
