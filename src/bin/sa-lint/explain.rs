//! `sa-lint explain`: everything about one rule, or how a sentence was read.

use std::io::Read;

use sa_lint::claim::{Analysis, Explanation};
use sa_lint::extract::{Format, extract};
use sa_lint::message::Message;
use sa_lint::report;
use sa_lint::text::SourceFile;

use crate::cli::{Listing, Shared};
use crate::output::{Exit, deliver, refuse};
use crate::rule_args::{Loaded, RuleSource, unknown_rule};
use crate::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "RULE", required_unless_present = "sentence")]
    id: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "id")]
    sentence: Option<String>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, requires = "sentence")]
    format: Listing,
    #[command(flatten)]
    source: RuleSource,
    #[command(flatten)]
    pub(crate) shared: Shared,
}

/// Explains the rule, or the sentence.
pub(crate) fn run(args: &Args, session: Session) -> Exit {
    let loaded = args.source.load(session.lang());
    if let Some(sentence) = &args.sentence {
        return explain_sentence(sentence, args.format, loaded, session);
    }
    let id = args.id.as_deref().unwrap_or_default();
    let Some(rule) = loaded.rules.get(id) else {
        return refuse(&unknown_rule(id, &loaded.rules, session.lang()));
    };
    let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
    deliver(exit, |mut out| report::explain(rule, session.appearance, &mut out))
}

/// Shows how each sentence of a text was read; `-` is standard input.
fn explain_sentence(sentence: &str, format: Listing, loaded: Loaded, session: Session) -> Exit {
    let lang = session.lang();
    let mut bytes = sentence.as_bytes().to_vec();
    if sentence == "-" {
        bytes.clear();
        if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
            return refuse(&Message::new("explain-unread").with("cause", error).text(lang));
        }
    }
    let exit = if loaded.complete { Exit::Clean } else { Exit::Failed };
    let lexicon = match loaded.rules.lexicon() {
        Ok(lexicon) => lexicon,
        Err(error) => return refuse(&error.to_string()),
    };
    let source = SourceFile::decode("-", bytes);
    let markup = source.text().trim_start().starts_with('<');
    let document = extract(&source, if markup { Format::Html } else { Format::Text });
    let read: Vec<Explanation> = Analysis::new(&document, &lexicon).explain();
    deliver(exit, |mut out| match format {
        Listing::Human => report::explain_sentences(&read, session.appearance, &mut out),
        Listing::Json => {
            serde_json::to_writer_pretty(&mut out, &read).map_err(std::io::Error::from)?;
            writeln!(out)
        }
    })
}
