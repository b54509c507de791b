//! `sa-lint build`: a project to a folder that can be published.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use miette::Report;
use sa_lint::config::{Lang, Problem};
use sa_lint::site::{self, Purpose, Rendered, SiteCheck, Sources};

use crate::problem;
use crate::today::today;

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    /// Folder of sa-lint.toml
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Write to this folder instead of the one in sa-lint.toml
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write nothing; fail if the folder is not what would be written
    #[arg(long)]
    check: bool,
    /// Print the piece of HTML for other sites, in Japanese or English, instead of writing
    #[arg(
        long,
        value_name = "LANG",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "ja",
        value_parser = ["ja", "en"],
        conflicts_with = "check"
    )]
    fragment: Option<String>,
    /// Also replace files that were changed after they were written
    #[arg(long)]
    force: bool,
    /// Print nothing but problems
    #[arg(long, short)]
    quiet: bool,
}

/// Exit codes: 0 built (or nothing to do), 1 a wrong claim or a difference, 2 anything else wrong.
pub(crate) fn run(args: &BuildArgs, lang: Lang, check: &dyn SiteCheck) -> Result<ExitCode, Report> {
    let (sources, rendered) = match built(&args.dir, Purpose::Publish) {
        Ok(built) => built,
        Err(problems) => {
            problem::show(&problems, lang);
            return Ok(ExitCode::from(2));
        }
    };
    problem::show(&sources.warnings, lang);
    let findings = site::judge(&sources, &rendered, check);
    problem::show(&findings, lang);
    let stopping = findings.iter().filter(|finding| finding.stops()).count();
    if stopping > 0 {
        note(args.quiet, lang, &refused(stopping));
        return Ok(ExitCode::from(1));
    }
    if let Some(tag) = &args.fragment {
        return Ok(fragment(tag, &rendered, lang));
    }
    let output = match &args.output {
        Some(output) => output.clone(),
        None => args.dir.join(&sources.config.output),
    };
    if args.check {
        compare(args, &rendered, &output, lang)
    } else {
        publish(args, &rendered, &output, lang)
    }
}

/// Sources and output of a project.
pub(crate) fn built(dir: &Path, purpose: Purpose) -> Result<(Sources, Rendered), Vec<Problem>> {
    let sources = Sources::read(dir, today())?;
    let rendered = site::render(&sources, purpose)?;
    Ok((sources, rendered))
}

fn refused(count: usize) -> (String, String) {
    (
        format!("直すところが {count} か所あるので、何も書き出していません。"),
        format!("Nothing was written: {count} place(s) must be put right."),
    )
}

#[expect(clippy::print_stdout, reason = "the fragment is what was asked for")]
fn fragment(tag: &str, rendered: &Rendered, lang: Lang) -> ExitCode {
    let found = rendered.fragments.iter().find(|(lang, _)| lang.tag() == tag);
    match found {
        Some((_, html)) => {
            print!("{html}");
            ExitCode::SUCCESS
        }
        None => {
            let problem = Problem::error(
                format!("languages に「{tag}」がありません。"),
                format!("\"{tag}\" is not among the languages of sa-lint.toml."),
            );
            problem::show(&[problem.in_file("sa-lint.toml")], lang);
            ExitCode::from(2)
        }
    }
}

fn compare(
    args: &BuildArgs,
    rendered: &Rendered,
    output: &Path,
    lang: Lang,
) -> Result<ExitCode, Report> {
    let differences = match site::differences(&rendered.files, output) {
        Ok(differences) => differences,
        Err(problems) => return Ok(failed(&problems, lang)),
    };
    if differences.is_empty() {
        let shown = output.display();
        note(
            args.quiet,
            lang,
            &(format!("{shown} は最新です。"), format!("{shown} is up to date.")),
        );
        return Ok(ExitCode::SUCCESS);
    }
    for path in &differences {
        let shown = output.join(path);
        note(
            false,
            lang,
            &(
                format!("違いがあります: {}", shown.display()),
                format!("differs: {}", shown.display()),
            ),
        );
    }
    Ok(ExitCode::from(1))
}

fn publish(
    args: &BuildArgs,
    rendered: &Rendered,
    output: &Path,
    lang: Lang,
) -> Result<ExitCode, Report> {
    let written = match site::write(&rendered.files, output, args.force) {
        Ok(written) => written,
        Err(problems) => return Ok(failed(&problems, lang)),
    };
    let shown = output.display();
    let (files, pages) = (written.files, rendered.pages.len());
    note(
        args.quiet,
        lang,
        &(
            format!("{shown} に {files} 個のファイル（うち {pages} ページ）を書き出しました。"),
            format!("Wrote {files} files, {pages} of them pages, to {shown}."),
        ),
    );
    for path in &written.removed {
        note(args.quiet, lang, &(format!("削除: {path}"), format!("removed: {path}")));
    }
    if !written.kept.is_empty() {
        let count = written.kept.len();
        note(
            args.quiet,
            lang,
            &(
                format!("ほかのファイル {count} 個は、そのまま残しました。"),
                format!("{count} other file(s) were left as they were."),
            ),
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn failed(problems: &[Problem], lang: Lang) -> ExitCode {
    problem::show(problems, lang);
    ExitCode::from(2)
}

#[expect(clippy::print_stderr, reason = "the binary is what prints")]
fn note(quiet: bool, lang: Lang, (ja, en): &(String, String)) {
    if !quiet {
        eprintln!("{}", if lang == Lang::Ja { ja } else { en });
    }
}
