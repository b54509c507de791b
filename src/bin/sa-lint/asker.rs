//! A question on a terminal to an answer that holds: asked again, from an empty field, until it does.

use inquire::ui::{RenderConfig, Styled};
use inquire::{InquireError, Select, Text};
use sa_lint::config::{Checked, Problem};
use sa_lint::message::{Lang, Message, say};

use crate::output::say_aside;

/// Why there are no answers.
pub(crate) enum NoAnswers {
    /// Whoever was asked pressed Ctrl-C or Esc.
    BrokenOff,
    /// Answers are missing or wrong.
    Wrong(Vec<Problem>),
}

/// One thing to know: its option, its question and an example; the last two are ids of messages.
pub(crate) struct Question {
    pub(crate) option: &'static str,
    pub(crate) ask: &'static str,
    pub(crate) example: &'static str,
}

/// Takes answers from options and, on a terminal, from whoever sits there.
pub(crate) struct Asker {
    interactive: bool,
    lang: Lang,
    broken_off: bool,
    pub(crate) problems: Vec<Problem>,
}

impl Asker {
    pub(crate) fn new(interactive: bool, lang: Lang) -> Self {
        Self { interactive, lang, broken_off: false, problems: Vec::new() }
    }

    /// True while questions can be asked.
    pub(crate) fn asks(&self) -> bool {
        self.interactive
    }

    /// Why there are no answers, if that is so.
    pub(crate) fn stopped(self) -> Option<NoAnswers> {
        if self.broken_off {
            Some(NoAnswers::BrokenOff)
        } else if self.problems.is_empty() {
            None
        } else {
            Some(NoAnswers::Wrong(self.problems))
        }
    }

    /// An answer that must be there. `None`: it is not, or does not hold; why is among the problems.
    pub(crate) fn required<T>(
        &mut self,
        given: Option<&str>,
        question: &Question,
        valid: impl Fn(&str) -> Checked<T>,
    ) -> Option<T> {
        match given {
            Some(text) => self.take(valid(text), question),
            None if self.interactive => {
                self.until_right(question, |text| blank(text).and_then(|()| valid(text)))
            }
            None => {
                self.is_missing(question);
                None
            }
        }
    }

    /// An answer that may be empty.
    pub(crate) fn optional<T>(
        &mut self,
        given: Option<&str>,
        question: &Question,
        valid: impl Fn(&str) -> Checked<T>,
    ) -> Option<T> {
        let checked = |text: &str| match text.trim() {
            "" => Ok(None),
            text => valid(text).map(Some),
        };
        match given {
            Some(text) => self.take(checked(text), question).flatten(),
            None if self.interactive => self.until_right(question, checked).flatten(),
            None => None,
        }
    }

    /// One of a few. `meant` understands what is typed instead of chosen.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        given: Option<&str>,
        question: &Question,
        choices: &[(T, &'static str)],
        valid: impl Fn(&str) -> Checked<T>,
        meant: impl Fn(&str, usize) -> bool,
    ) -> Option<T> {
        match given {
            Some(text) => return self.take(valid(text), question),
            None if !self.interactive => {
                self.is_missing(question);
                return None;
            }
            None => {}
        }
        let (lang, how) = (self.lang, say(self.lang, question.example));
        let lines = choices.iter().map(|choice| say(lang, choice.1)).collect();
        let score = |typed: &str, _: &String, _: &str, at: usize| meant(typed, at).then_some(0);
        let asked = Select::new(&say(lang, question.ask), lines)
            .with_help_message(&how)
            .with_scorer(&score)
            .with_render_config(look())
            .raw_prompt();
        self.answered(asked).and_then(|line| choices.get(line.index)).map(|choice| choice.0)
    }

    /// Notes that an answer is not there.
    pub(crate) fn is_missing(&mut self, question: &Question) {
        self.problems.push(Problem::error(
            Message::new("ask-missing")
                .with("option", question.option)
                .with("what", Message::new(question.ask)),
        ));
    }

    fn take<T>(&mut self, checked: Checked<T>, question: &Question) -> Option<T> {
        checked.map_err(|problem| self.problems.push(named(problem, question.option))).ok()
    }

    fn until_right<T>(
        &mut self,
        question: &Question,
        valid: impl Fn(&str) -> Checked<T>,
    ) -> Option<T> {
        let lang = self.lang;
        let example = Message::new("ask-example").with("example", Message::new(question.example));
        let example = example.text(lang);
        loop {
            let asked = Text::new(&say(lang, question.ask))
                .with_help_message(&example)
                .with_render_config(look())
                .prompt();
            match valid(&self.answered(asked)?) {
                Ok(value) => return Some(value),
                Err(problem) => say_aside(&format!("  {}", sentence(&problem, lang))),
            }
        }
    }

    fn answered<T>(&mut self, asked: Result<T, InquireError>) -> Option<T> {
        let error = match asked {
            Ok(answer) => return Some(answer),
            Err(error) => error,
        };
        self.interactive = false;
        match error {
            InquireError::OperationCanceled | InquireError::OperationInterrupted => {
                self.broken_off = true;
            }
            InquireError::IO(cause) => self.cannot_ask(cause),
            other => self.cannot_ask(std::io::Error::other(other)),
        }
        None
    }

    fn cannot_ask(&mut self, cause: std::io::Error) {
        let problem = Problem::error(Message::new("ask-cannot").with("cause", cause));
        self.problems.push(problem.help(Message::new("ask-by-options")));
    }
}

/// Without the English word that the library puts behind a question that was broken off.
fn look() -> RenderConfig<'static> {
    RenderConfig { canceled_prompt_indicator: Styled::new(""), ..RenderConfig::default() }
}

fn blank(text: &str) -> Checked<()> {
    if text.trim().is_empty() {
        return Err(Problem::error(Message::new("ask-blank")));
    }
    Ok(())
}

/// A problem with the option that it comes from.
pub(crate) fn named(problem: Problem, option: &str) -> Problem {
    let message = Message::new("ask-at-option").with("option", option);
    Problem { message: message.with("problem", problem.message), ..problem }
}

fn sentence(problem: &Problem, lang: Lang) -> String {
    let help = problem.help.as_ref().map_or_else(String::new, |help| help.text(lang));
    format!("{} {help}", problem.message.text(lang)).trim().to_owned()
}
