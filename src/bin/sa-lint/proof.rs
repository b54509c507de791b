//! `sa-lint proof`: IPA's mails to a document that an office accepts.

mod browser;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use sa_lint::config::Problem;
use sa_lint::disk;
use sa_lint::message::{Lang, Message, say};
use sa_lint::number;
use sa_lint::proof::{self, Gathered, Given, Held, LARGEST, Proof, Purpose, Refused, State};
use sa_lint::report::printable;

use crate::cli::Shared;
use crate::output::{Exit, deliver, say_aside};
use crate::problem::{self, cannot_write};
use crate::session::Session;
use crate::site_policy;
use crate::today::today;

/// The document's name if nothing else is said.
const NAME: &str = "sa-lint-proof.html";

/// Arguments of `proof`.
#[derive(Debug, clap::Args)]
pub(crate) struct ProofArgs {
    #[arg(value_name = "MAIL")]
    mails: Vec<PathBuf>,
    #[arg(long, short, value_name = "FILE", default_value = NAME)]
    out: PathBuf,
    #[arg(long = "for", value_name = "PURPOSE")]
    purpose: Option<String>,
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u8).range(1..=2))]
    stars: Option<u8>,
    #[arg(long)]
    show_user_number: bool,
    #[arg(long, value_name = "URL|DIR")]
    site: Option<PathBuf>,
    #[arg(long)]
    pdf: bool,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    force: bool,
    #[arg(long, conflicts_with_all = ["mails", "purpose"])]
    list: bool,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Exit codes: 0 complete, 1 something is missing or does not fit, 2 unreadable or not written.
pub(crate) fn run(args: &ProofArgs, session: Session) -> Exit {
    let lang = session.lang();
    if args.list {
        return list(lang);
    }
    match make(args, lang) {
        Ok(exit) => exit,
        Err(problems) => {
            problem::show(&problems, lang);
            Exit::Failed
        }
    }
}

fn make(args: &ProofArgs, lang: Lang) -> Result<Exit, Vec<Problem>> {
    let general = &proof::purposes().first();
    let named = args.purpose.as_deref();
    let purpose = named.and_then(proof::purpose).or(*general);
    let Some(purpose) = purpose else {
        let cause = Message::new("proof-broken").with("cause", "rules/proof");
        return Err(vec![Problem::error(cause)]);
    };
    let gathered = read(&args.mails)?;
    if let Some(name) = named.filter(|name| proof::purpose(name).is_none()) {
        say_aside(&Message::new("proof-no-purpose").with("name", name).text(lang));
    }
    let policy = args.site.as_deref().map(|site| site_policy::holds(site, lang));
    let policy = policy.transpose().map_err(|said| vec![Problem::error(Message::given(said))])?;
    let given = Given { purpose, stars: args.stars, policy, today: today() };
    let proof = Proof::of(gathered, &given, args.show_user_number).map_err(|broken| {
        let problem = Problem::error(broken.message());
        vec![broken.help().into_iter().fold(problem, Problem::help)]
    })?;
    let (page, pdf) = (args.out.with_extension("html"), args.out.with_extension("pdf"));
    let is_pdf = args.out == pdf;
    let page = if is_pdf { &page } else { &args.out };
    let wants_pdf = args.pdf || is_pdf;
    for target in [Some(page), wants_pdf.then_some(&pdf)].into_iter().flatten() {
        spare(target, &args.mails)?;
        own(target, args.force)?;
    }
    write(page, proof.html.as_bytes())?;
    let bad = proof.bad();
    let exit = if bad == 0 { Exit::Clean } else { Exit::Findings };
    let exit = tell(exit, purpose, &proof, lang);
    let path = page.display().to_string();
    let written = match bad {
        0 => Message::new("proof-written").with("path", path),
        bad => Message::new("proof-written-incomplete").with("path", path).with("count", bad),
    };
    say_aside(&written.text(lang));
    if !proof::user_numbers(&proof.gathered.evidence).is_empty() {
        let id = if args.show_user_number { "proof-shown" } else { "proof-masked" };
        say_aside(&say(lang, id));
    }
    if wants_pdf {
        write(&pdf, &browser::pdf(page).map_err(|problem| vec![problem])?)?;
        let message = Message::new("proof-written-pdf").with("path", pdf.display().to_string());
        say_aside(&message.text(lang));
    }
    let shown = if wants_pdf { &pdf } else { page };
    if let Some(problem) = args.open.then(|| browser::open(shown)).and_then(Result::err) {
        problem::show(&[problem], lang);
    }
    Ok(exit)
}

/// Says each point with what to do, then the step reached and what comes next.
fn tell(exit: Exit, purpose: &Purpose, proof: &Proof, lang: Lang) -> Exit {
    let Proof { checks, steps, .. } = proof;
    let secrets = proof::numbers(&proof.gathered.evidence);
    // What is said may quote a mail, or be the name of a file.
    let shown = |text: String| printable(&number::masked(&text, &secrets)).into_owned();
    deliver(exit, |out| {
        if purpose.id != "general" {
            writeln!(out, "{}\n{}\n", purpose.title(lang), purpose.note(lang))?;
        }
        for check in checks {
            let mark = say(
                lang,
                match check.state {
                    State::Good => "proof-state-good",
                    State::Doubtful => "proof-state-doubtful",
                    State::Bad => "proof-state-bad",
                },
            );
            writeln!(out, "{mark} {}", shown(check.message.text(lang)))?;
            if let Some(help) = &check.help {
                writeln!(out, "   {}", help.text(lang))?;
            }
        }
        let names: Vec<String> = proof::Step::ALL
            .iter()
            .map(|step| {
                let name = step.name().text(lang);
                if *step == steps.reached { format!("[{name}]") } else { name }
            })
            .collect();
        let line = Message::new("proof-steps").with("steps", names.join(" → "));
        writeln!(out, "\n{}", line.text(lang))?;
        writeln!(out, "{}", Message::new("proof-next").with("next", steps.next.clone()).text(lang))
    })
}

/// All mails and pictures of all files; standard input where there is none.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Gathered, Vec<Problem>> {
    let piped = [PathBuf::from("-")];
    let paths = match paths {
        [] if !io::stdin().is_terminal() => &piped,
        paths => paths,
    };
    let (read, problems): (Vec<_>, Vec<_>) =
        paths.iter().map(|path| bytes(path)).partition(Result::is_ok);
    if !problems.is_empty() {
        return Err(problems.into_iter().filter_map(Result::err).collect());
    }
    let read: Vec<(String, Vec<u8>)> = read.into_iter().flatten().collect();
    let held: Vec<Held<'_>> = read.iter().map(|(name, bytes)| Held { name, bytes }).collect();
    let gathered = proof::gather(&held).map_err(|refused| {
        let problem = |one: Refused| {
            let shown = paths[one.index].display().to_string();
            Problem::error(one.why.message(&shown)).help(one.why.help())
        };
        refused.into_iter().map(problem).collect::<Vec<_>>()
    })?;
    if gathered.evidence.is_empty() {
        let problem = Problem::error(Message::new("proof-nothing"));
        return Err(vec![problem.help(Message::new("proof-nothing-help"))]);
    }
    Ok(gathered)
}

/// What a file is called, and its bytes: of one that is too large so many that this shows.
fn bytes(path: &Path) -> Result<(String, Vec<u8>), Problem> {
    let failed = |error: io::Error| {
        let shown = path.display().to_string();
        Problem::error(Message::new("proof-file-missing").with("path", shown).with("cause", error))
    };
    let mut bytes = Vec::new();
    let mut limited: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(io::stdin().lock().take(LARGEST + 1)),
        false => Box::new(File::open(path).map_err(failed)?.take(LARGEST + 1)),
    };
    limited.read_to_end(&mut bytes).map_err(failed)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok((name, bytes))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Vec<Problem>> {
    disk::write(path, bytes).map_err(|error| vec![cannot_write(path, &error)])
}

/// Refuses to write over a file that is read, whatever is said: it is the only proof.
fn spare(target: &Path, inputs: &[PathBuf]) -> Result<(), Vec<Problem>> {
    if !inputs.iter().any(|input| disk::is_same(input, target)) {
        return Ok(());
    }
    let message = Message::new("proof-over-input").with("path", target.display().to_string());
    Err(vec![Problem::error(message).help(Message::new("proof-over-input-help"))])
}

/// Refuses to write over what this program did not write.
fn own(path: &Path, force: bool) -> Result<(), Vec<Problem>> {
    if force || !path.exists() {
        return Ok(());
    }
    let there = fs::read(path).unwrap_or_default();
    let is_own = proof::is_document(&there) || there.ends_with(browser::PDF_MARK.as_bytes());
    let shown = path.display().to_string();
    let problem = Problem::error(Message::new("proof-not-own").with("path", shown));
    match is_own && fs::symlink_metadata(path).is_ok_and(|about| about.is_file()) {
        true => Ok(()),
        false => Err(vec![problem.help(Message::new("proof-not-own-help"))]),
    }
}

/// Everything that proof is known to be for.
fn list(lang: Lang) -> Exit {
    deliver(Exit::Clean, |out| {
        for (index, purpose) in proof::purposes().iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            writeln!(out, "{}  {}", purpose.id, purpose.title(lang))?;
            writeln!(out, "   {}", purpose.note(lang))?;
            let stars =
                Message::new("proof-list-stars").with("level", proof::star_name(purpose.stars));
            writeln!(out, "   {}", stars.text(lang))?;
            let source = match purpose.source.as_str() {
                "" => Message::new("proof-list-no-source"),
                source => Message::new("proof-list-source").with("source", source),
            };
            let day = purpose.checked.map_or_else(String::new, |day| day.to_string());
            let source = source.with("ground", purpose.ground.name()).with("day", day);
            writeln!(out, "   {}", source.text(lang))?;
        }
        Ok(())
    })
}
