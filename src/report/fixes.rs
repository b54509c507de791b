//! What was changed, a line each; what would be, as a unified diff.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};

use super::printable::picture;
use super::{Appearance, Change, Repair, Run, printable, wording};

/// Writes `path:line:col: fixed[rule] before → after` for every change, by path and place.
///
/// The place is that of the phrase in the repaired file: who opens it finds the new words there.
///
/// # Errors
/// When `out` cannot be written.
pub fn changes(run: &Run, appearance: Appearance, out: &mut impl Write) -> io::Result<()> {
    let arrow = if appearance.unicode { "→" } else { "->" };
    for (path, repair) in run.repairs() {
        for made in repair.changes() {
            let Change { before, after } = Change::of(&made.before, &made.after);
            let place = match &made.location {
                Some(location) => format!(" ({})", wording::place(appearance.lang, location)),
                None => format!(":{}:{}", made.start.line, made.start.column),
            };
            writeln!(
                out,
                "{}{place}: {}[{}] {}",
                printable(path),
                wording::fixed(appearance.lang).style(appearance.styles().advice),
                made.rule,
                wording::change(appearance.lang, &before, arrow, &after),
            )?;
        }
    }
    Ok(())
}

/// Writes the unified diffs of all files that would change.
///
/// `on_terminal`: characters that a terminal would act on are shown as pictures. Elsewhere every
/// line stays as it is, so that the diff can be applied.
///
/// # Errors
/// When `out` cannot be written.
pub fn diff(
    run: &Run,
    appearance: Appearance,
    on_terminal: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    for (_, repair) in run.repairs() {
        let Repair::Shown { diff, .. } = repair else { continue };
        for line in diff.split_inclusive('\n') {
            let shown = if on_terminal { visible(line) } else { line.to_owned() };
            let style = style(line);
            if appearance.color && !style.is_plain() {
                let (words, end) = shown.split_at(shown.trim_end_matches(['\r', '\n']).len());
                write!(out, "{}{end}", words.style(style))?;
            } else {
                out.write_all(shown.as_bytes())?;
            }
        }
    }
    Ok(())
}

/// As `git diff` colours it.
fn style(line: &str) -> Style {
    let style = Style::new();
    match line.as_bytes().first() {
        _ if line.starts_with("--- ") || line.starts_with("+++ ") => style.bold(),
        Some(b'-') => style.red(),
        Some(b'+') => style.green(),
        Some(b'@') => style.cyan(),
        _ => style,
    }
}

fn visible(line: &str) -> String {
    let (words, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
    let words: String = words.chars().map(|c| if c == '\t' { c } else { picture(c) }).collect();
    words + end
}
