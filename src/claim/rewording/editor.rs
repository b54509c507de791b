//! The edits that put the right noun into a predicate's place: one for each way a predicate is built.

use std::ops::Range;

use super::guard::{is_humbly_said, polite_passive};
use super::{Rewording, Target};
use crate::claim::Link;
use crate::claim::lexicon::{Object, ObjectKind};
use crate::claim::predicate::Predicate;
use crate::claim::statement::Statement;
use crate::claim::token::Kind;
use crate::claim::vocabulary::RewordingWords;
use crate::sentence::{Class, Form, Inflected, Voice};

/// The conjugation of the nouns that take a wrong one's place.
const SURU: &str = "suru";
/// That of 受ける.
const ICHIDAN: &str = "ichidan";

/// A claim's phrase, and what is to stand in its place.
pub(super) struct Editor<'s, 'a> {
    pub(super) statement: &'s Statement<'a>,
    pub(super) predicate: &'s Predicate,
    pub(super) target: Target<'s>,
    pub(super) particle: Option<Range<usize>>,
    pub(super) link: &'s Link,
    pub(super) object: Object,
}

impl Editor<'_, '_> {
    fn words(&self) -> &RewordingWords {
        &self.statement.lexicon.vocabulary.rewording
    }

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
            && self.statement.is_act(attached.object - 2)
    }

    /// True when the act's noun stands right before the predicate: 宣言取得, 宣言を取得.
    fn act_adjoins(&self) -> bool {
        let Link::Left(attached) = self.link else { return false };
        let before = self.particle.as_ref().map_or(self.predicate.range.start, |p| p.start);
        self.object_is_act() && self.statement.tokens()[attached.object].range.end == before
    }

    pub(super) fn noun(&self) -> Option<Rewording> {
        let stem = self.predicate.stem.clone();
        let suffix = self.predicate.suffix.map(|s| self.statement.word(s));
        if suffix.is_some_and(|s| self.words().no_counterpart.iter().any(|word| word == s)) {
            return None;
        }
        if !self.target.active {
            return Some(exchange(stem, self.target.noun));
        }
        // 二つ星の取り方 → 二つ星の宣言方法
        let entry = &self.statement.lexicon.predicates[self.predicate.entry];
        if let Some(rest) = &entry.followed_by {
            let noun = format!("{}{rest}", self.target.noun);
            return (!self.object_is_act()).then(|| exchange(stem, &noun));
        }
        // 公認二つ星: there is no 宣言二つ星.
        if self.statement.object(self.predicate.tokens.end).is_some() {
            return None;
        }
        if let Some(brackets) = self.hedge_after_act() {
            return Some(exchange(brackets, ""));
        }
        if suffix.is_some_and(|s| self.words().own_noun.iter().any(|word| word == s)) {
            let with_space = self.particle.clone().map_or(stem.start, |p| p.end.min(stem.start));
            return Some(exchange(with_space..stem.end, ""));
        }
        if matches!(self.object_particle(), "に" | "として")
            && let Some(particle) = self.particle.clone()
        {
            if particle.end == stem.start {
                let noun = format!("を{}", self.target.noun);
                return Some(exchange(particle.start..stem.end, &noun));
            }
            // 一つ星に見事合格 → 一つ星を見事宣言
            if particle.end < stem.start && !self.object_is_act() {
                let edits = vec![(particle, "を".to_owned()), (stem, self.target.noun.to_owned())];
                return Some(Rewording { edits, invasive: false });
            }
        }
        // 二つ星の取得を宣言しました → 二つ星を宣言しました
        let end = self.predicate.tokens.end;
        let declared = self.statement.word(end) == "を" && self.statement.is_act(end + 1);
        if declared {
            let start = self.particle.clone().map_or(stem.start, |p| p.start.min(stem.start));
            return Some(exchange(start..stem.end, ""));
        }
        // 自己宣言の認定事業者 → 自己宣言の事業者
        let held = self.predicate.suffix.is_some_and(|s| self.statement.roles(s).holder);
        if held && self.object_word().ends_with(self.target.noun) {
            return Some(exchange(stem, ""));
        }
        if self.object_is_act() {
            let drop = self.act_adjoins() && self.particle.is_none();
            return Some(exchange(stem, if drop { "" } else { &self.words().perform }));
        }
        Some(exchange(stem, self.target.noun))
    }

    /// 宣言（取得）: the brackets that hold nothing but the predicate, after the act.
    fn hedge_after_act(&self) -> Option<Range<usize>> {
        let open = self.predicate.tokens.start.checked_sub(1)?;
        let close = self.predicate.tokens.end;
        let whole = self.statement.word(open) == "(" && self.statement.partner(open) == Some(close);
        let after_act = open > 0 && self.statement.is_act(open - 1);
        (whole && after_act).then(|| self.statement.bytes(open..close + 1))
    }

    pub(super) fn verb(&self, class: Class, inflected: &Inflected) -> Option<Rewording> {
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
                return Some(self.with_particle(verb?, false));
            }
            return self.same_verb(stem, inflected);
        }
        let noun = if self.object_is_act() { &self.words().perform } else { self.target.noun };
        if let Some(verb) = self.honoured(noun, &stem, inflected) {
            return Some(self.with_particle(verb, false));
        }
        // 二つ星を取られた企業様: with を, the passive of a verb that one does oneself honours.
        let honours = polite && matches!(self.object_particle(), "を" | "も");
        let voice = match inflected.voice {
            Voice::Passive if !honours => Voice::Active,
            // 二つ星を受けられました: one could.
            Voice::Passive if self.is_class(class, ICHIDAN) && !self.honours_subject() => {
                Voice::Potential
            }
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
        let honorific = &self.words().honorific;
        let class = paradigms.class(&honorific.class)?;
        let behind = inflected.tail.start + honorific.stem.len();
        let inner = tail
            .starts_with(honorific.stem.as_str())
            .then(|| paradigms.read(class, self.statement.text(), behind))??;
        let ending = self.ending(SURU, Voice::Passive, inner.form)?;
        Some((start..inner.ending.end, format!("{noun}{ending}")))
    }

    /// 認定していただきました: the favour received goes, its politeness stays. `Some(None)` where it
    /// stands in a form that nothing takes the place of.
    fn favour(
        &self,
        stem: &Range<usize>,
        inflected: &Inflected,
    ) -> Option<Option<(Range<usize>, String)>> {
        let tail = self.text(inflected.tail.clone());
        let favour = self.words().favour.iter().find(|f| tail.starts_with(f.stem.as_str()))?;
        if !self.predicate.behaviour(self.statement.lexicon).judged {
            return None;
        }
        let behind = inflected.tail.start + favour.stem.len();
        let paradigms = &self.statement.lexicon.paradigms;
        let class = paradigms.class(&favour.class);
        let inner = class.and_then(|class| paradigms.read(class, self.statement.text(), behind));
        let Some(inner) = inner.filter(|_| inflected.voice == Voice::Active) else {
            return Some(None);
        };
        let humble = favour.humble && inner.voice == Voice::Active && is_humbly_said(&inner);
        let ending = match humble {
            true => Some(self.words().humble.clone()),
            false => self.ending(SURU, inner.voice, inner.form),
        };
        let verb = ending
            .map(|ending| (stem.start..inner.ending.end, format!("{}{ending}", self.target.noun)));
        Some(verb)
    }

    /// する stays する: the noun alone changes, and a に before 認定する.
    fn same_verb(&self, stem: Range<usize>, inflected: &Inflected) -> Option<Rewording> {
        if !self.object_is_act() {
            return Some(self.with_particle((stem, self.target.noun.to_owned()), false));
        }
        // 宣言を取得しています → 宣言を行っています
        if self.act_adjoins()
            && self.object_particle() == "を"
            && let Some(ending) =
                self.ending(&self.words().doing.class, inflected.voice, inflected.form)
        {
            return Some(exchange(
                stem.start..inflected.ending.end,
                &format!("{}{ending}", self.words().doing.stem),
            ));
        }
        if self.act_adjoins() && self.particle.is_none() {
            return Some(exchange(stem, ""));
        }
        Some(exchange(stem, &self.words().perform))
    }

    pub(super) fn supported(
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
        let noun = if self.object_is_act() { &self.words().perform } else { self.target.noun };
        let carried_over = matches!(self.link, Link::Carried { .. });
        let polite = humble && inflected.voice == Voice::Active && is_humbly_said(inflected);
        // 認定を受けられる: one can; 製麺所様が認定を受けられました honours.
        let passive = !self.is_noun(class)
            && self.is_class(class, ICHIDAN)
            && inflected.voice == Voice::Passive;
        let honours = passive && inflected.past && self.honours_subject();
        let ending = match (polite, inflected.voice) {
            (true, _) => self.words().humble.clone(),
            _ if honours => self.ending(SURU, Voice::Passive, inflected.form)?,
            _ if passive => self.ending(SURU, Voice::Potential, inflected.form)?,
            (false, Voice::Passive) => self.ending(SURU, Voice::Active, inflected.form)?,
            (false, voice) => self.ending(SURU, voice, inflected.form)?,
        };
        // この認定を受けました: what it points at is the scheme itself.
        let before = &self.statement.text()[..stem.start];
        if carried_over && ["の", "同", "本", "当該"].iter().any(|word| before.ends_with(word))
        {
            return None;
        }
        // SECURITY ACTIONの、認定を受けました
        if self.is_parted()
            && matches!(self.statement.word(self.predicate.tokens.start - 2), "の" | "に")
        {
            return None;
        }
        // 昨年、認定を受けました, SECURITY ACTIONは、認定を受けました: the object is elsewhere, and so is its particle.
        if carried_over || self.is_parted() {
            let also = carried.chars().next().filter(|c| "もは".contains(*c));
            let also = also.map_or(String::new(), String::from);
            let rest = carried.trim_start_matches(['を', 'も', 'は', 'が']);
            if !rest.trim().is_empty() {
                return None;
            }
            let verb = format!("{noun}{also}{ending}");
            return Some(exchange(stem.start..inflected.ending.end, &verb));
        }
        // 一つ星については、すでに認定を受けております: what marks the topic stays.
        let topic = &self.statement.lexicon.vocabulary.topic;
        let marks = |word: &String| word == self.object_particle() && word.chars().nth(2).is_some();
        if topic.iter().any(marks) {
            let verb = format!("{noun}{ending}");
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

    /// SECURITY ACTION**は、**認定を受けました: a comma stands before the predicate.
    fn is_parted(&self) -> bool {
        let before = self.predicate.tokens.start.checked_sub(1);
        self.particle.is_none() && before.is_some_and(|i| self.statement.kind(i) == Kind::Comma)
    }

    /// 株式会社サンプル製麺**様が**: true where who acts is honoured.
    fn honours_subject(&self) -> bool {
        let start = self.predicate.tokens.start;
        let mut clause = self.statement.sentence_of(start).start + 1..start;
        let honorific = &self.statement.lexicon.vocabulary.honorific;
        clause.any(|i| {
            let word = self.statement.word(i - 1);
            matches!(self.statement.word(i), "が" | "は" | "も")
                && honorific.iter().any(|end| word.ends_with(end.as_str()))
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
            // 二つ星のいずれかを取得: the particle belongs to another word.
            (Some(particle), true) if self.text(particle.clone()) == "の" => {}
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

fn exchange(range: Range<usize>, with: &str) -> Rewording {
    Rewording { edits: vec![(range, with.to_owned())], invasive: false }
}
