//! What may stand at a place of a word: an ending, or an auxiliary with an ending of its own.

use crate::sentence::by_letter::ByLetter;
use crate::sentence::form::Form;
use crate::sentence::letter::begins;

/// What a tail says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) negative: bool,
    pub(super) polite: bool,
    pub(super) past: bool,
    pub(super) wish: bool,
    pub(super) lasting: bool,
    pub(super) request: bool,
    pub(super) favour: bool,
    pub(super) able: bool,
}

impl Marks {
    /// What both say.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            negative: self.negative || other.negative,
            polite: self.polite || other.polite,
            past: self.past || other.past,
            wish: self.wish || other.wish,
            lasting: self.lasting || other.lasting,
            request: self.request || other.request,
            favour: self.favour || other.favour,
            able: self.able || other.able,
        }
    }
}

/// A form on the way through a tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) form: Form,
    pub(super) voiced: bool,
}

impl State {
    /// How many there are.
    pub(super) const COUNT: usize = Form::COUNT + 1;

    /// Its place among them: behind most forms it is no matter whether a sound is voiced.
    pub(super) fn index(self) -> usize {
        if self.is_voiced() { Form::COUNT } else { self.form.index() }
    }

    fn is_voiced(self) -> bool {
        self.voiced && self.form == Form::Euphonic
    }

    /// How `word` is written behind it: て and た become で and だ behind a voiced ending.
    pub(super) fn written(self, word: &str) -> Option<String> {
        if !self.is_voiced() {
            return Some(word.to_owned());
        }
        let mut rest = word.chars();
        let first = match rest.next()? {
            'て' => 'で',
            'た' => 'だ',
            'ち' => 'じ',
            other => other,
        };
        Some(format!("{first}{}", rest.as_str()))
    }
}

/// A text, the form a word has behind it, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) text: String,
    pub(super) state: State,
    pub(super) marks: Marks,
}

impl Step {
    /// Where it ends, if it stands at byte `at` of `text`.
    pub(super) fn follow(&self, text: &str, at: usize) -> Option<usize> {
        begins(&text[at..], &self.text).then_some(at + self.text.len())
    }
}

/// Steps by the letter each begins with.
pub(super) fn by_letter(steps: &[Step]) -> ByLetter<Step> {
    ByLetter::new(steps.iter().map(|step| (step.text.as_str(), step.clone())))
}
