//! `sa-lint man`: the definition of the arguments to a manual page (troff).

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use sa_lint::message::{Lang, Message, say};

use crate::cli::{Cli, Shared};
use crate::help;
use crate::output::{Exit, deliver, refuse};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    #[command(flatten)]
    shared: Shared,
}

/// Prints the page of a command, in `lang`.
pub(crate) fn run(args: &Args, lang: Lang) -> Exit {
    let mut command = help::in_language_unbroken(Cli::command(), lang);
    command.build();
    let mut wanted = &command;
    for name in &args.command {
        match wanted.find_subcommand(name) {
            Some(below) => wanted = below,
            None => return refuse(&unknown(name, wanted, lang)),
        }
    }
    deliver(Exit::Clean, |out| write(wanted, lang, out))
}

fn unknown(name: &str, command: &Command, lang: Lang) -> String {
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    Message::new("manual-unknown").with("name", name).with("names", names.join(", ")).text(lang)
}

/// A section as the generator writes it.
type Section = fn(&Man, &mut dyn Write) -> io::Result<()>;

fn write(command: &Command, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    let title = command.get_display_name().unwrap_or("sa-lint").to_uppercase();
    // How an apostrophe is written, then the title: its date is empty, for it would be another at
    // each build.
    writeln!(out, ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '")?;
    writeln!(out, ".TH {title} 1 \"\" \"sa-lint {}\" \"sa-lint\"", env!("CARGO_PKG_VERSION"))?;
    let sections: [(&str, Section); 4] = [
        ("manual-name", Man::render_name_section),
        ("manual-synopsis", Man::render_synopsis_section),
        ("manual-description", Man::render_description_section),
        ("manual-options", Man::render_options_section),
    ];
    for (heading, section) in sections {
        headed(&say(lang, heading), section, &man, out)?;
    }
    if command.has_subcommands() {
        headed(&say(lang, "manual-commands"), Man::render_subcommands_section, &man, out)?;
    }
    if let Some(text) = command.get_after_help() {
        closing(&text.to_string(), out)?;
    }
    if command.get_version().is_some() {
        headed(&say(lang, "manual-version"), Man::render_version_section, &man, out)?;
    }
    Ok(())
}

/// Writes a section under this heading instead of the generator's English one.
fn headed(heading: &str, section: Section, man: &Man, out: &mut dyn Write) -> io::Result<()> {
    let mut written = Vec::new();
    section(man, &mut written)?;
    let written = String::from_utf8_lossy(&written);
    let after = written.split_once(".SH ").map_or("", |(_, after)| after);
    let body = after.split_once('\n').map_or("", |(_, body)| body);
    write!(out, ".SH {heading}\n{body}")
}

/// Writes what closes a page of help: blocks under a line each that ends in a colon, whose lines
/// stay as they are.
fn closing(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut roff = Roff::new();
    for block in text.split("\n\n") {
        let mut lines = block.lines();
        let heading = lines.next().unwrap_or_default().trim_end_matches([':', '：']);
        roff.control("SH", [heading.to_uppercase().as_str()]);
        roff.control("nf", []);
        for line in lines {
            roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
        roff.control("fi", []);
    }
    let written = roff.render();
    let at = written.find(".SH ").unwrap_or_default();
    out.write_all(&written.as_bytes()[at..])
}
