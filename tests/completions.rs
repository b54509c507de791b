//! The completion scripts in the shells that they are for, and the manual page as `man` shows it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use crate::common::Case;
use crate::tools::{Scratch, wanted};

#[test]
fn every_shell_has_a_script_in_each_language() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        for (lang, word) in [("ja", "規則の一覧を表示します"), ("en", "List the rules")]
        {
            let said = Case::new(&format!("completions --lang {lang} {shell}")).exits(0).stderr("");
            assert!(said.stdout.contains("unsafe-fixes"), "{said}");
            // What bash shows has no texts.
            assert_eq!(said.stdout.contains(word), shell != "bash", "{said}");
        }
    }
    Case::new("completions --lang en csh").exits(2).stdout("").stderr(
        "sa-lint: “csh” is no value for <SHELL>. Possible values: bash, elvish, fish, powershell, \
         zsh\n  See sa-lint --help for how to use it.\n",
    );
}

/// A folder with a page and the script of a shell.
fn with_script(shell: &str) -> Scratch {
    let scratch = Scratch::new().with_program();
    scratch.file("public page.html", "");
    scratch.done(&format!("sa-lint --lang en completions {shell} > script"));
    scratch
}

#[test]
fn bash_completes() {
    if !wanted() {
        return;
    }
    let scratch = with_script("bash");
    scratch.script(
        "complete",
        "#!/usr/bin/env bash
        . ./script
        COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))
        _sa__lint \"$1\" \"${!#}\" \"${@: -2:1}\"
        printf '%s\\n' \"${COMPREPLY[@]}\" | sort\n",
    );
    scratch.done("bash -n script");
    let complete = |line: &str| scratch.done(&format!("./complete {line}"));
    assert_eq!(complete("sa-lint --un"), "--unsafe-fixes\n");
    assert_eq!(complete("sa-lint te"), "template\n");
    assert_eq!(complete("sa-lint template ej"), "eject\n");
    assert_eq!(complete("sa-lint --fail-on ''"), "error\nhint\nwarning\n");
    assert_eq!(complete("sa-lint explain acq"), "acquisition-claim\n");
    assert_eq!(complete("sa-lint --skip-rule outd"), "outdated-link\n");
    // Nothing of its own for a file: bash completes the name.
    assert_eq!(complete("sa-lint pub").trim(), "");
    assert!(scratch.done(". ./script; complete -p sa-lint").contains("-o default"));
}

#[test]
fn zsh_fish_and_elvish_complete() {
    if !wanted() {
        return;
    }
    let fish = with_script("fish");
    let complete = |line: &str| {
        fish.done(&format!("fish --no-config -c 'source script; complete -C \"{line}\"'"))
    };
    assert_eq!(
        complete("sa-lint --unsa"),
        "--unsafe-fixes\tMake also the fixes that a person should read (with --diff, only show \
         them)\n"
    );
    assert_eq!(
        complete("sa-lint templ"),
        "template\tList the templates of the pages, or take them out to change them\n"
    );
    assert_eq!(complete("sa-lint pub"), "public page.html\n");

    let zsh = with_script("zsh");
    zsh.done("zsh -n script && mkdir functions && mv script functions/_sa-lint");
    let known = zsh.done(
        "zsh -fc 'fpath=($PWD/functions $fpath); autoload -U compinit; compinit -u -D;
         print ${_comps[sa-lint]}; autoload +X _sa-lint && whence -w _sa-lint'",
    );
    assert_eq!(known, "_sa-lint\n_sa-lint: function\n");

    let elvish = with_script("elvish");
    let compiled = elvish.bash("elvish -compileonly script");
    // Outside of a terminal there is no editor to complete in; all else must compile.
    assert_eq!(compiled.text.matches("error").count(), 1, "{compiled}");
    compiled.says(&["edit:completion:arg-completer"]);
}

#[test]
fn the_manual_page_is_troff_that_man_shows() {
    let page = Case::new("man --lang en").exits(0).stderr("").stdout;
    let start = format!(
        ".TH SA-LINT 1 \"\" \"sa-lint {}\" \"sa-lint\"\n.SH NAME\n",
        crate::tools::version()
    );
    assert!(page.contains(&start), "{page}");
    let unknown = Case::new("man --lang en template lits").exits(2).stdout("");
    unknown.stderr("sa-lint: There is no command “lits”.\n  The commands are: list, eject\n");
    if !wanted() {
        return;
    }
    let scratch =
        Scratch::new().with_program().env("MANWIDTH", "80").env("MAN_KEEP_FORMATTING", "");
    for command in ["", "lint", "template eject", "man"] {
        for lang in ["ja", "en"] {
            let lint = format!(
                "sa-lint man --lang {lang} {command} > page && mandoc -T lint -W error page"
            );
            assert_eq!(scratch.done(&lint), "");
        }
    }
    let shown = scratch.done("sa-lint man --lang en > page && man -l page | cat");
    for part in [
        "NAME\n       sa-lint",
        "SYNOPSIS\n       sa-lint [OPTIONS] [PATH]...\n       sa-lint <COMMAND> [OPTIONS] ...\n",
        "\n       --fail-on <LEVEL>\n",
        "\nEXIT CODES\n       0  nothing at or above the level of --fail-on",
        "\nEXAMPLES\n       sa-lint  ",
    ] {
        assert!(shown.contains(part), "{part:?} is missing in\n{shown}");
    }
    let shown = scratch.done("sa-lint man --lang ja explain > page && man -l page | cat");
    assert!(shown.contains("名前\n       sa-lint-explain"), "{shown}");
}
