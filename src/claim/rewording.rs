//! A wrong claim to the right words, in the same form: inflection, politeness and particle kept.

use std::ops::Range;

use super::lexicon::{Object, ObjectKind};
use super::predicate::{Frame, Predicate};
use super::proof::Meaning;
use super::statement::Statement;
use super::token::Kind;
use super::{Analysis, Claim, Link, Phrase, english};
use crate::sentence::{Class, Form, Inflected, Voice};

/// What a rule puts in the wrong predicate's place.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The noun: 宣言.
    pub noun: &'a str,
    /// The English verb, by its past tense: declared.
    pub english: Option<&'a str>,
    /// True when the company itself acts (「認定を受けました」 becomes 「宣言しました」); false when the
    /// noun alone is exchanged and the frame stays.
    pub active: bool,
}

/// Changes to the normalised text, in order and apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// Bytes that go, and what comes.
    pub edits: Vec<(Range<usize>, String)>,
    /// True when more than the predicate's own words and particle changes.
    pub invasive: bool,
}

/// Nouns after a predicate that no rewording can save (there is no 宣言番号).
const NO_COUNTERPART: [&str; 9] =
    ["期間", "番号", "証", "証書", "書", "通知書", "資格", "更新", "ランク"];
/// Nouns after a predicate that stay when it goes: 認定ロゴ → ロゴ.
const OWN_NOUN: [&str; 6] = ["ロゴ", "ロゴマーク", "マーク", "バッジ", "バナー", "シンボル"];
/// The conjugation of the nouns that take a wrong one's place.
const SURU: &str = "suru";
/// That of 受ける.
const ICHIDAN: &str = "ichidan";
/// What makes an honorific of a verb's 連用形, with the conjugation of what follows: お取りに**な**る.
const HONORIFIC: (&str, &str) = ("にな", "godan-r");
/// The verb of doing: 宣言を行う.
const DO: (&str, &str) = ("行", "godan-w");
/// The verb for an object that is the act itself: 宣言を取得 → 宣言を実施.
const PERFORM: &str = "実施";

impl Analysis<'_> {
    /// The right words for a claim; `None` where a person must rewrite the sentence.
    ///
    /// The sentence is read again with them: they stay safe only where the company now is said to
    /// declare the same object in the same way, and nothing else in the block has changed.
    pub fn reword(&self, claim: &Claim, target: Target) -> Option<Rewording> {
        let mut rewording = self.words_for(claim, target)?;
        match self.meaning_after(claim, &rewording, target) {
            Meaning::Kept => {}
            Meaning::Doubtful => rewording.invasive = true,
            Meaning::Lost => return None,
        }
        Some(rewording)
    }

    fn words_for(&self, claim: &Claim, target: Target) -> Option<Rewording> {
        let statement = &self.context.statements[claim.segment];
        let (predicate, link) = match &claim.phrase {
            Phrase::Japanese { predicate, link } => (predicate, link),
            Phrase::English { word, object } => {
                let segment = claim.segment;
                let edit = english::edit(&self.context, segment, word, *object, target.english?)?;
                return Some(Rewording { edits: vec![edit], invasive: false });
            }
        };
        let data = &self.lexicon.predicates[predicate.entry];
        let (particle, agent, shared) = match link {
            Link::Left(attached) => {
                let apart = attached.shared || attached.embedded;
                (attached.particle.clone(), attached.agent, apart)
            }
            Link::Right => (None, false, false),
            Link::Carried { agent, shared } => (None, *agent, *shared),
        };
        // Behind the predicate only a verb that keeps its form can change alone.
        let keeps_form = matches!(&predicate.frame, Frame::Verb { class, inflected }
            if self.lexicon.paradigms.is_noun(*class) && inflected.voice != Voice::Passive);
        let behaviour = self.lexicon.behaviour(&claim.sense);
        if matches!(link, Link::Right) && !(keeps_form && behaviour.got) {
            return None;
        }
        let carried = matches!(link, Link::Carried { .. });
        let exam = behaviour.passed && carried;
        let noun_only = data.noun && predicate.frame.is_noun();
        if has_recipient(statement, predicate)
            || agent
            || shared
            || exam
            || noun_only
            || !data.replaceable
            || claim.object.kind == ObjectKind::Status
        {
            return None;
        }
        // 宣言企業に認定されました: those who declared cannot be declared.
        let held = matches!(link, Link::Left(attached) if claim.object.kind == ObjectKind::Act
            && statement.roles(attached.object + 1).holder);
        if held {
            return None;
        }
        let editor = Editor { statement, predicate, link, target, particle, object: claim.object };
        match &predicate.frame {
            Frame::Noun => editor.noun(),
            Frame::Verb { class, inflected } => editor.verb(*class, inflected),
            Frame::Supported { link, verb, class, humble, inflected } => {
                editor.supported(link, verb, *class, *humble, inflected)
            }
        }
    }
}

struct Editor<'s, 'a> {
    statement: &'s Statement<'a>,
    predicate: &'s Predicate,
    target: Target<'s>,
    particle: Option<Range<usize>>,
    link: &'s Link,
    object: Object,
}

impl Editor<'_, '_> {
    fn is_noun(&self, class: Class) -> bool {
        self.statement.lexicon.paradigms.is_noun(class)
    }

    fn is_class(&self, class: Class, name: &str) -> bool {
        self.statement.lexicon.paradigms.class(name) == Some(class)
    }

    /// The ending of a conjugation for a voice and form.
    fn ending(&self, class: &str, voice: Voice, form: Form) -> Option<String> {
        let paradigms = &self.statement.lexicon.paradigms;
        paradigms.ending(paradigms.class(class)?, voice, form)
    }

    fn text(&self, range: Range<usize>) -> &str {
        &self.statement.text()[range]
    }

    fn object_is_act(&self) -> bool {
        self.object.kind == ObjectKind::Act || self.act_named_by_level()
    }

    /// The object beside the predicate, if it stands there.
    fn object_word(&self) -> &str {
        match self.link {
            Link::Left(attached) => self.statement.word(attached.object),
            Link::Right | Link::Carried { .. } => "",
        }
    }

    /// 自己宣言「一つ星」: the level only says which declaration.
    fn act_named_by_level(&self) -> bool {
        let Link::Left(attached) = self.link else { return false };
        attached.object >= 2
            && self.statement.kind(attached.object - 1) == Kind::Open
            && self.statement.object(attached.object - 2).is_some_and(|o| o.kind == ObjectKind::Act)
    }

    /// True when the act's noun stands right before the predicate: 宣言取得, 宣言を取得.
    fn act_adjoins(&self) -> bool {
        let Link::Left(attached) = self.link else { return false };
        let before = self.particle.as_ref().map_or(self.predicate.range.start, |p| p.start);
        self.object_is_act() && self.statement.tokens()[attached.object].range.end == before
    }

    fn noun(&self) -> Option<Rewording> {
        let stem = self.predicate.stem.clone();
        let suffix = self.predicate.suffix.map(|s| self.statement.word(s));
        if suffix.is_some_and(|s| NO_COUNTERPART.contains(&s)) {
            return None;
        }
        if !self.target.active {
            return Some(exchange(stem, self.target.noun));
        }
        // 公認二つ星: there is no 宣言二つ星.
        if self.statement.object(self.predicate.tokens.end).is_some() {
            return None;
        }
        if let Some(brackets) = self.hedge_after_act() {
            return Some(exchange(brackets, ""));
        }
        if suffix.is_some_and(|s| OWN_NOUN.contains(&s)) {
            let with_space = self.particle.clone().map_or(stem.start, |p| p.end.min(stem.start));
            return Some(exchange(with_space..stem.end, ""));
        }
        if matches!(self.object_particle(), "に" | "として")
            && let Some(particle) = self.particle.clone()
            && particle.end == stem.start
        {
            return Some(exchange(particle.start..stem.end, &format!("を{}", self.target.noun)));
        }
        // 自己宣言の認定事業者 → 自己宣言の事業者
        let held = self.predicate.suffix.is_some_and(|s| self.statement.roles(s).holder);
        if held && self.object_word().ends_with(self.target.noun) {
            return Some(exchange(stem, ""));
        }
        if self.object_is_act() {
            let drop = self.act_adjoins() && self.particle.is_none();
            return Some(exchange(stem, if drop { "" } else { PERFORM }));
        }
        Some(exchange(stem, self.target.noun))
    }

    /// 宣言（取得）: the brackets that hold nothing but the predicate, after the act.
    fn hedge_after_act(&self) -> Option<Range<usize>> {
        let open = self.predicate.tokens.start.checked_sub(1)?;
        let close = self.predicate.tokens.end;
        let whole = self.statement.word(open) == "(" && self.statement.partner(open) == Some(close);
        let after_act =
            open > 0 && self.statement.object(open - 1).is_some_and(|o| o.kind == ObjectKind::Act);
        (whole && after_act).then(|| self.statement.bytes(open..close + 1))
    }

    fn verb(&self, class: Class, inflected: &Inflected) -> Option<Rewording> {
        let stem = self.predicate.stem.clone();
        if !self.target.active {
            return self.is_noun(class).then(|| exchange(stem, self.target.noun));
        }
        // 当社を二つ星企業と認定した: somebody else acts.
        if self.object_particle() == "と" && inflected.voice != Voice::Passive {
            return None;
        }
        // 取得された事業者様: the passive of a verb one does oneself is a politeness.
        let polite = polite_passive(self.statement, self.predicate);
        if self.is_noun(class) && (inflected.voice != Voice::Passive || polite) {
            if let Some(verb) = self.favour(&stem, inflected) {
                return Some(self.with_particle(verb, false));
            }
            return self.same_verb(stem, inflected);
        }
        let noun = if self.object_is_act() { PERFORM } else { self.target.noun };
        if let Some(verb) = self.honoured(noun, &stem, inflected) {
            return Some(self.with_particle(verb, false));
        }
        // 二つ星を取られた企業様: with を, the passive of a verb that one does oneself honours.
        let honours = polite_passive(self.statement, self.predicate)
            && matches!(self.object_particle(), "を" | "も");
        let voice = match inflected.voice {
            Voice::Passive if !honours => Voice::Active,
            voice => voice,
        };
        let ending = self.ending(SURU, voice, inflected.form)?;
        let verb = (stem.start..inflected.ending.end, format!("{noun}{ending}"));
        Some(self.with_particle(verb, voice != inflected.voice))
    }

    /// お取りになった → 宣言された: the honorific frame goes, its politeness stays.
    fn honoured(
        &self,
        noun: &str,
        stem: &Range<usize>,
        inflected: &Inflected,
    ) -> Option<(Range<usize>, String)> {
        let before = &self.statement.text()[..stem.start];
        let start = before.strip_suffix(['お', '御'])?.len();
        let tail = self.text(inflected.tail.clone());
        let paradigms = &self.statement.lexicon.paradigms;
        let behind = inflected.tail.start + HONORIFIC.0.len();
        let inner = tail.starts_with(HONORIFIC.0).then(|| {
            paradigms.read(paradigms.class(HONORIFIC.1)?, self.statement.text(), behind)
        })??;
        let ending = self.ending(SURU, Voice::Passive, inner.form)?;
        Some((start..inner.ending.end, format!("{noun}{ending}")))
    }

    /// 認定していただきました: the favour received goes, its politeness stays.
    fn favour(&self, stem: &Range<usize>, inflected: &Inflected) -> Option<(Range<usize>, String)> {
        let tail = self.text(inflected.tail.clone());
        let (favour, becomes) = [
            ("ていただき", "いたし"),
            ("ていただい", "いたし"),
            ("て頂き", "いたし"),
            ("て頂い", "いたし"),
            ("てもらい", "し"),
            ("てもらっ", "し"),
        ]
        .into_iter()
        .find(|(favour, _)| tail.starts_with(favour))?;
        let end = inflected.tail.start + favour.len();
        let judged = self.predicate.behaviour(self.statement.lexicon).judged;
        (judged && inflected.voice == Voice::Active)
            .then(|| (stem.start..end, format!("{}{becomes}", self.target.noun)))
    }

    /// する stays する: the noun alone changes, and a に before 認定する.
    fn same_verb(&self, stem: Range<usize>, inflected: &Inflected) -> Option<Rewording> {
        if !self.object_is_act() {
            return Some(self.with_particle((stem, self.target.noun.to_owned()), false));
        }
        // 宣言を取得しています → 宣言を行っています
        if self.act_adjoins()
            && self.object_particle() == "を"
            && let Some(ending) = self.ending(DO.1, inflected.voice, inflected.form)
        {
            return Some(exchange(stem.start..inflected.ending.end, &format!("{}{ending}", DO.0)));
        }
        if self.act_adjoins() && self.particle.is_none() {
            return Some(exchange(stem, ""));
        }
        Some(exchange(stem, PERFORM))
    }

    fn supported(
        &self,
        link: &Range<usize>,
        verb: &Range<usize>,
        class: Class,
        humble: bool,
        inflected: &Inflected,
    ) -> Option<Rewording> {
        let stem = self.predicate.stem.clone();
        if !self.target.active {
            return Some(exchange(stem, self.target.noun));
        }
        let data = &self.statement.lexicon.supports[self.support_entry(verb)?];
        let carried = &self.text(link.clone());
        let granted = ["から", "より", "によ"].iter().any(|p| carried.contains(p));
        let passive_giver = inflected.voice == Voice::Passive;
        if granted
            || (self.is_noun(class)
                && passive_giver
                && !["授与", "付与"].contains(&data.stem.as_str()))
        {
            return None;
        }
        let noun = if self.object_is_act() { PERFORM } else { self.target.noun };
        let carried_over = matches!(self.link, Link::Carried { .. });
        let polite = humble
            && inflected.voice == Voice::Active
            && matches!(inflected.form, Form::Continuative | Form::Euphonic);
        // 認定を受けられる: one can.
        let can = !self.is_noun(class)
            && self.is_class(class, ICHIDAN)
            && inflected.voice == Voice::Passive;
        let ending = match (polite, inflected.voice) {
            (true, _) => "いたし".to_owned(),
            _ if can => self.ending(SURU, Voice::Potential, inflected.form)?,
            (false, Voice::Passive) => self.ending(SURU, Voice::Active, inflected.form)?,
            (false, voice) => self.ending(SURU, voice, inflected.form)?,
        };
        // この認定を受けました: what it points at is the scheme itself.
        let before = &self.statement.text()[..stem.start];
        if carried_over && ["の", "同", "本", "当該"].iter().any(|word| before.ends_with(word))
        {
            return None;
        }
        // 昨年、認定を受けました: the object is elsewhere, and so is its particle.
        if carried_over {
            let also = carried.chars().next().filter(|c| "もは".contains(*c));
            let also = also.map_or(String::new(), String::from);
            let verb = format!("{noun}{also}{ending}");
            return Some(exchange(stem.start..inflected.ending.end, &verb));
        }
        let object_particle = match self.object_particle() {
            "は" | "には" => "は",
            "も" | "にも" => "も",
            _ if carried.starts_with('も') => "も",
            _ if carried.starts_with('は') => "は",
            _ => "を",
        };
        let start = self.particle.clone().map_or(stem.start, |p| p.start);
        let start = self.skip_space_back(start);
        let particle_end = link.start
            + carried
                .chars()
                .next()
                .filter(|c| "をもがはに".contains(*c))
                .map_or(0, char::len_utf8);
        let between = self.text(particle_end..verb.start).trim();
        let verb_text = format!("{noun}{ending}");
        let unbroken = self.adjoins(start, stem.start)
            || self.particle.as_ref().is_some_and(|p| self.adjoins(p.end, stem.start));
        if between.is_empty() && !unbroken {
            let verb = (stem.start..inflected.ending.end, verb_text);
            let edits = vec![
                (start..self.particle.clone().map_or(start, |p| p.end), object_particle.to_owned()),
                verb,
            ];
            return Some(Rewording { edits, invasive: false });
        }
        if between.is_empty() {
            let whole = format!("{object_particle}{verb_text}");
            return Some(Rewording {
                edits: vec![(start..inflected.ending.end, whole)],
                invasive: false,
            });
        }
        Some(Rewording {
            edits: vec![
                (start..particle_end, object_particle.to_owned()),
                (verb.start..inflected.ending.end, verb_text),
            ],
            invasive: true,
        })
    }

    /// True when nothing visible stands between two places, not even a line break.
    fn adjoins(&self, end: usize, start: usize) -> bool {
        end == start
            && self.statement.normalised.visible(end.saturating_sub(1)..end).end
                == self.statement.normalised.visible(start..start + 1).start
    }

    fn support_entry(&self, verb: &Range<usize>) -> Option<usize> {
        self.statement.support(self.statement.token_from(verb.start)).map(|(entry, _)| entry)
    }

    fn object_particle(&self) -> &str {
        self.particle.clone().map_or("", |p| self.text(p))
    }

    /// A compound loses the space before it when a particle takes its place.
    fn skip_space_back(&self, start: usize) -> usize {
        let before = &self.statement.text()[..start];
        if self.particle.is_none() { before.trim_end_matches(' ').len() } else { start }
    }

    /// The verb's edit, with the particle that goes with the new verb before it.
    fn with_particle(&self, verb: (Range<usize>, String), passive: bool) -> Rewording {
        let (wrong, right) = match self.object_particle() {
            "に" | "として" | "の" | "と" => (true, "を"),
            "が" => (passive, "を"),
            "にも" => (true, "も"),
            "には" => (true, "は"),
            _ => (false, "を"),
        };
        let mut edits = Vec::new();
        match (&self.particle, wrong) {
            (Some(particle), true) if self.adjoins(particle.end, verb.0.start) => {
                return Rewording {
                    edits: vec![(particle.start..verb.0.end, format!("{right}{}", verb.1))],
                    invasive: false,
                };
            }
            (Some(particle), true) => edits.push((particle.clone(), right.to_owned())),
            (None, _) if passive && matches!(self.link, Link::Left(a) if a.adjoining) => {
                let start = self.skip_space_back(verb.0.start);
                return Rewording {
                    edits: vec![(start..verb.0.end, format!("を{}", verb.1))],
                    invasive: false,
                };
            }
            _ => {}
        }
        let invasive = !edits.is_empty();
        edits.push(verb);
        Rewording { edits, invasive }
    }
}

/// True for a verb whose passive is a politeness: one does it oneself, and nobody gives.
fn polite_passive(statement: &Statement, predicate: &Predicate) -> bool {
    let data = &statement.lexicon.predicates[predicate.entry];
    let paradigms = &statement.lexicon.paradigms;
    let noun = data.class.as_deref().and_then(|name| paradigms.class(name));
    let noun = noun.is_some_and(|class| paradigms.is_noun(class));
    data.alone || (!noun && data.voice.is_none())
}

/// 基本方針を公開した**会社に**与えられる: whoever is given it would have to act instead.
fn has_recipient(statement: &Statement, predicate: &Predicate) -> bool {
    let first = statement.sentence_of(predicate.tokens.start).start;
    let own = predicate.is_passive() && !polite_passive(statement, predicate);
    own && (first + 1..predicate.tokens.start)
        .rev()
        .take_while(|&i| !matches!(statement.kind(i), Kind::Comma | Kind::Stop | Kind::Break))
        .any(|i| {
            let roles = statement.roles(i - 1);
            matches!(statement.word(i), "に" | "には" | "へ" | "にも")
                && statement.kind(i) == Kind::Particle
                && (roles.holder || roles.subject)
                && (i < 2 || statement.object(i - 2).is_none())
        })
}

fn exchange(range: Range<usize>, with: &str) -> Rewording {
    Rewording { edits: vec![(range, with.to_owned())], invasive: false }
}
