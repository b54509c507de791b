//! Files of the libraries and programs that others use, read, repaired, and opened by them again.

use std::fs;

use crate::tools::{Scratch, wanted};

/// Runs `sa-lint` in a scratch folder.
fn lint(scratch: &Scratch, arguments: &str) -> String {
    let program = crate::tools::program().display();
    scratch.bash(&format!("'{program}' --color never --lang en {arguments}")).text
}

#[test]
fn files_of_other_programs_are_read_and_stay_theirs() {
    if !wanted() {
        return;
    }
    let scratch = Scratch::new();
    let script = crate::tools::root().join("tests/tools/office.py");
    let made = scratch.bash(&format!("python '{}' .", script.display()));
    assert_eq!(made.code, Some(0), "{}", made.text);
    let found = lint(&scratch, "--format concise a.docx a.pptx a.xlsx a.pdf vertical.pdf");
    let places: Vec<&str> =
        found.lines().filter_map(|line| line.split(": error[acquisition-claim]").next()).collect();
    assert_eq!(
        places,
        [
            "a.docx (paragraph 2)",
            "a.docx (paragraph 4)",
            "a.docx (header, paragraph 1)",
            "a.pdf (page 2)",
            "a.pptx (slide 1, paragraph 2)",
            "a.pptx (slide 1, note, paragraph 1)",
            "a.xlsx (sheet “会社概要”, B3)",
            "a.xlsx (sheet “会社概要”, B9)",
            "vertical.pdf (page 2)",
        ],
        "{found}"
    );
    let fixed = lint(&scratch, "--fix --format concise a.docx a.pptx a.xlsx");
    assert!(!fixed.contains("error["), "{fixed}");
    // Another program opens each and shows the right words.
    for (file, filter) in [
        ("a.docx", "txt:Text"),
        ("a.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"),
        ("a.pptx", "pdf"),
    ] {
        let said = scratch.bash(&format!("soffice --headless --convert-to '{filter}' {file}"));
        assert_eq!(said.code, Some(0), "{file}: {}", said.text);
    }
    for name in ["a.txt", "a.csv"] {
        let text = fs::read_to_string(scratch.path().join(name)).unwrap();
        assert!(text.contains("SECURITY ACTION 二つ星を宣言しました。"), "{name}: {text}");
        assert!(!text.contains("取得"), "{name}: {text}");
    }
    // What it prints is read as well: of slides the right words now.
    let printed = lint(&scratch, "--format concise a.pdf");
    assert!(!printed.contains("error["), "{printed}");
}
