//! A stem and what stands behind it to its form: ending, tail, and what they say.
//!
//! A conjugated word is read as `stem + ending + tail`: 取得 + し + ました, 受け + + ています,
//! 取 + っ + た. The tail is the same for every verb; only stem and ending change when one verb takes
//! another's place. Which endings there are, and what may follow a form, is data
//! (`rules/grammar/japanese.toml`); the names of the forms are the school grammar's (未然形, 連用形, …).

use std::collections::HashMap;
use std::ops::Range;

use super::by_letter::ByLetter;
use super::form::Form;
use super::letter::{begins, is_hiragana};
use super::paradigm::{Auxiliary, Conjugation};
use steps::{Marks, State, Step, by_letter};

/// The voice an ending adds before its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// None.
    Active,
    /// できる, 取れる.
    Potential,
    /// される, 受けられる.
    Passive,
    /// させる.
    Causative,
}

/// A word's form in a text; ranges are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// Voice.
    pub voice: Voice,
    /// Form of the verb itself (with its voice).
    pub form: Form,
    /// The ending: what changes with the verb.
    pub ending: Range<usize>,
    /// What follows and stays: ました, ています, ば.
    pub tail: Range<usize>,
    /// Form of the whole, tail included.
    pub last: Form,
    /// True when the tail denies (ていません), but not when it obliges (しなければなりません).
    pub negative: bool,
    /// True for ます and its forms.
    pub polite: bool,
    /// True when it is over: 〜た.
    pub past: bool,
    /// True for a wish: 〜たい.
    pub wish: bool,
    /// True for what is so from then on: 〜ている.
    pub lasting: bool,
    /// True where somebody is asked for it: 〜てください.
    pub request: bool,
    /// True where somebody else does it: 〜てもらう.
    pub favour: bool,
    /// True where it can be done: 〜できる, 〜ていただける.
    pub able: bool,
}

/// A conjugation of [`Paradigms`], by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(usize);

/// The conjugations and auxiliaries of a language, ready to read.
#[derive(Clone, Debug, Default)]
pub struct Paradigms {
    classes: Vec<Paradigm>,
    names: HashMap<String, usize>,
    /// The classes that words are recognised in by their okurigana, by what may follow a stem.
    open: ByLetter<usize>,
    /// What may follow each form, by [`State::index`].
    following: Vec<ByLetter<Step>>,
    /// The class that passives and the like go on in.
    ichidan: Option<usize>,
}

#[derive(Clone, Debug)]
struct Paradigm {
    noun: bool,
    open: bool,
    endings: Vec<Step>,
    by_letter: ByLetter<Step>,
    voices: Vec<(Voice, String)>,
}

/// Where a tail ends, and what it says.
#[derive(Clone, Copy, Debug)]
struct Tail {
    end: usize,
    last: Form,
    marks: Marks,
}

/// An auxiliary follows an auxiliary at most so often.
const DEEPEST: usize = 8;

/// The conjugation whose voices go on like 受ける.
const ICHIDAN: &str = "ichidan";

impl Paradigms {
    /// Makes conjugations and auxiliaries ready. An auxiliary that names no conjugation there is, and
    /// gives no form, ends the word.
    pub fn new(conjugations: &[Conjugation], auxiliaries: &[Auxiliary]) -> Self {
        let names: HashMap<String, usize> =
            conjugations.iter().enumerate().map(|(i, c)| (c.name.clone(), i)).collect();
        let classes: Vec<Paradigm> = conjugations.iter().map(Paradigm::new).collect();
        let ichidan = names.get(ICHIDAN).copied();
        let open = classes.iter().enumerate().filter(|(_, class)| class.open);
        let open = open.flat_map(|(index, class)| class.texts().map(move |text| (text, index)));
        let open = ByLetter::new(open);
        let mut steps = vec![Vec::new(); State::COUNT];
        for auxiliary in auxiliaries {
            let marks = Marks {
                negative: auxiliary.negative,
                polite: auxiliary.polite,
                past: auxiliary.past,
                wish: auxiliary.wish,
                lasting: auxiliary.lasting,
                request: auxiliary.request,
                favour: auxiliary.favour,
                able: false,
            };
            let gives = auxiliary.gives.unwrap_or(Form::Dictionary);
            let class = auxiliary.class.as_ref().and_then(|name| names.get(name));
            let own = match class.map(|&class| &classes[class]) {
                Some(class) => class.conjugated(ichidan.map(|ichidan| &classes[ichidan])),
                None => {
                    let state = State { form: gives, voiced: false };
                    vec![Step { text: String::new(), state, marks: Marks::default() }]
                }
            };
            for (form, text) in
                auxiliary.after.iter().flat_map(|form| auxiliary.text.iter().map(|t| (*form, t)))
            {
                let voiced =
                    [false, true].into_iter().take(1 + usize::from(form == Form::Euphonic));
                for before in voiced.map(|voiced| State { form, voiced }) {
                    let Some(text) = before.written(text) else { continue };
                    steps[before.index()].extend(own.iter().map(|step| Step {
                        text: format!("{text}{}", step.text),
                        state: step.state,
                        marks: marks.and(step.marks),
                    }));
                }
            }
        }
        let following = steps.iter().map(|steps| by_letter(steps)).collect();
        Self { classes, names, open, following, ichidan }
    }

    /// The conjugation of this name.
    pub fn class(&self, name: &str) -> Option<Class> {
        self.names.get(name).copied().map(Class)
    }

    /// True when stems of this class are nouns that can stand by themselves.
    pub fn is_noun(&self, class: Class) -> bool {
        self.classes[class.0].noun
    }

    /// The ending of a class for a voice and form; `None` where the class has no such form.
    pub fn ending(&self, class: Class, voice: Voice, form: Form) -> Option<String> {
        let paradigm = &self.classes[class.0];
        if voice == Voice::Active {
            return paradigm.ending(form).map(str::to_owned);
        }
        let (_, base) = paradigm.voices.iter().find(|(v, _)| *v == voice)?;
        let ending = self.classes[self.ichidan?].ending(form)?;
        Some(format!("{base}{ending}"))
    }

    /// Reads the form of a word of a class whose stem ends at byte `at` of `text`.
    pub fn read(&self, class: Class, text: &str, at: usize) -> Option<Inflected> {
        let paradigm = &self.classes[class.0];
        let active = self.read_active(paradigm, text, at);
        let voiced = paradigm
            .voices
            .iter()
            .filter(|(_, base)| begins(&text[at..], base))
            .filter_map(|(voice, base)| {
                let ichidan = &self.classes[self.ichidan?];
                let inner = self.read_active(ichidan, text, at + base.len())?;
                // 取れば is the conditional of 取る, not a cut-off potential.
                let bare = inner.tail.is_empty() && inner.ending.is_empty();
                let longer = |active: &Inflected| active.tail.end >= inner.tail.end;
                let plain = bare && active.as_ref().is_some_and(longer);
                let ending = at..inner.ending.end;
                let able = inner.able || *voice == Voice::Potential;
                (!plain).then_some(Inflected { voice: *voice, ending, able, ..inner })
            })
            .max_by_key(|inflected| inflected.tail.end);
        match (voiced, active) {
            (Some(voiced), Some(active)) if active.tail.end > voiced.tail.end => Some(active),
            (voiced, active) => voiced.or(active),
        }
    }

    /// Reads the form of a word that nobody knows, whose kanji end at byte `at`, from its okurigana.
    /// With it where its stem ends. `goes_on` tells whether a sentence can go on with what remains;
    /// of readings after which it can, that with the shortest stem is taken.
    pub fn read_unknown(
        &self,
        text: &str,
        at: usize,
        goes_on: impl Fn(&str) -> bool,
    ) -> Option<(usize, Inflected)> {
        let mut best: Option<(usize, Inflected)> = None;
        let mut stem = at;
        for _ in 0..=LONGEST_OKURIGANA {
            // 終える, 応じる: the stem of an 一段 verb ends in the rows of i and e.
            let last = text[at..stem].chars().next_back();
            for &index in self.open.at(&text[stem..]) {
                let ichidan = Some(index) == self.ichidan;
                if ichidan && last.is_some_and(|c| !is_front_vowel(c)) {
                    continue;
                }
                let Some(found) = self.read(Class(index), text, stem) else { continue };
                let rank = |found: &Inflected| (found.tail.end, found.voice == Voice::Active);
                let bare = found.tail.end == at;
                if !bare && best.as_ref().is_none_or(|(_, best)| rank(&found) > rank(best)) {
                    best = Some((stem, found));
                }
            }
            if best.as_ref().is_some_and(|(_, found)| goes_on(&text[found.tail.end..])) {
                break;
            }
            match text[stem..].chars().next() {
                Some(c) if is_hiragana(c) => stem += c.len_utf8(),
                _ => break,
            }
        }
        best
    }

    fn read_active(&self, paradigm: &Paradigm, text: &str, at: usize) -> Option<Inflected> {
        let mut best: Option<Inflected> = None;
        for step in paradigm.by_letter.at(&text[at..]) {
            let Some(end) = step.follow(text, at) else { continue };
            let Some(tail) = self.tail(text, end, step.state, Marks::default(), 0) else {
                continue;
            };
            if best.as_ref().is_some_and(|best| best.tail.end >= tail.end) {
                continue;
            }
            let marks = tail.marks;
            best = Some(Inflected {
                voice: Voice::Active,
                form: step.state.form,
                ending: at..end,
                tail: end..tail.end,
                last: tail.last,
                negative: marks.negative && !obliges(tail.last, &text[tail.end..]),
                polite: marks.polite,
                past: marks.past,
                wish: marks.wish,
                lasting: marks.lasting,
                request: marks.request,
                favour: marks.favour,
                able: marks.able,
            });
        }
        best
    }

    /// The longest tail that may follow a form; `None` where the form cannot stand there.
    fn tail(
        &self,
        text: &str,
        at: usize,
        state: State,
        marks: Marks,
        depth: usize,
    ) -> Option<Tail> {
        let mut best = state.form.may_end().then_some(Tail { end: at, last: state.form, marks });
        if depth == DEEPEST {
            return best;
        }
        let following = self.following.get(state.index());
        for step in following.into_iter().flat_map(|steps| steps.at(&text[at..])) {
            let Some(end) = step.follow(text, at) else { continue };
            let marks = marks.and(step.marks);
            let tail = self.tail(text, end, step.state, marks, depth + 1);
            if let Some(tail) = tail
                && best.is_none_or(|best| tail.end > best.end)
            {
                best = Some(tail);
            }
        }
        best
    }
}

/// Okurigana of an unknown word's stem are no longer than this.
const LONGEST_OKURIGANA: usize = 3;

/// True where a denial obliges or invites: 〜なければ, 〜なくては, 〜ないと, 〜ませんか.
fn obliges(last: Form, rest: &str) -> bool {
    let before = |word: &str, not: &[char]| {
        rest.strip_prefix(word).is_some_and(|behind| !behind.starts_with(not))
    };
    last == Form::Condition
        || (last == Form::Te && rest.starts_with('は'))
        || before("と", &['こ', 'き', 'お', 'い', 'の', 'さ'])
        || before("か", &['ら', 'の'])
        || rest.starts_with("うち")
}

impl Paradigm {
    fn new(data: &Conjugation) -> Self {
        let forms = [
            (Form::Irrealis, &data.irrealis),
            (Form::Continuative, &data.continuative),
            (Form::Euphonic, &data.euphonic),
            (Form::Dictionary, &data.dictionary),
            (Form::Conditional, &data.conditional),
            (Form::Volitional, &data.volitional),
            (Form::Humble, &data.humble),
            (Form::Te, &data.te),
        ];
        let voices = [
            (Voice::Passive, &data.passive),
            (Voice::Potential, &data.potential),
            (Voice::Causative, &data.causative),
        ];
        let endings: Vec<Step> = forms
            .into_iter()
            .flat_map(|(form, list)| list.iter().map(move |ending| (form, ending)))
            .map(|(form, ending)| Step {
                text: ending.clone(),
                state: State { form, voiced: data.voiced },
                marks: Marks::default(),
            })
            .collect();
        let voices = voices
            .into_iter()
            .flat_map(|(voice, list)| list.iter().map(move |base| (voice, base.clone())));
        Self {
            noun: data.noun,
            open: data.open,
            by_letter: by_letter(&endings),
            endings,
            voices: voices.collect(),
        }
    }

    /// All that may stand right behind a stem.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let endings = self.endings.iter().map(|step| step.text.as_str());
        endings.chain(self.voices.iter().map(|(_, base)| base.as_str()))
    }

    /// The endings of an auxiliary, and those of its voices, which go on like `ichidan`.
    fn conjugated(&self, ichidan: Option<&Self>) -> Vec<Step> {
        let mut steps = self.endings.clone();
        let voices = self.voices.iter().filter(|(voice, _)| *voice != Voice::Causative);
        for (voice, base) in voices {
            let marks = Marks { able: *voice == Voice::Potential, ..Marks::default() };
            for ending in ichidan.into_iter().flat_map(|ichidan| &ichidan.endings) {
                let text = format!("{base}{}", ending.text);
                let state = State { voiced: false, ..ending.state };
                steps.push(Step { text, state, marks });
            }
        }
        steps
    }

    fn ending(&self, form: Form) -> Option<&str> {
        // The stem by itself is the noun of a サ変 verb; told by what stands round it.
        if form == Form::Noun && self.noun {
            return Some("");
        }
        let step = self.endings.iter().find(|step| step.state.form == form);
        step.map(|step| step.text.as_str())
    }
}

/// True for kana of the rows of i and e, but those that are particles more often than not.
fn is_front_vowel(c: char) -> bool {
    "いきしちひみりぎじぢびぴえけせてねめれげぜべぺ".contains(c)
}

mod steps;
#[cfg(test)]
mod tests;
