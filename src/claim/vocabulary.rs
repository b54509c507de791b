//! Vocabulary files as values.

mod entry;

use serde::Deserialize;

use crate::sentence::{Auxiliary, Conjugation, Operator};
pub use entry::{Behaviour, EnglishNoun, EnglishVerb, PredicateEntry, SenseEntry, SupportEntry};

/// One vocabulary file: words by the part they play. All keys are optional; files add up.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// What can be said of a scheme.
    pub predicate: Vec<PredicateEntry>,
    /// How the senses of predicates behave.
    pub sense: Vec<SenseEntry>,
    /// Verbs that carry a predicate noun (認定を**受ける**).
    pub support: Vec<SupportEntry>,
    /// Conjugations: the forms a stem takes.
    pub conjugation: Vec<Conjugation>,
    /// What may follow a form.
    pub auxiliary: Vec<Auxiliary>,
    /// Function words in hiragana.
    pub particle: Vec<String>,
    /// Those among them by which a clause says how, when or why: 必要だった**から**.
    pub connective: Vec<String>,
    /// Particles that mark what a sentence is about.
    pub topic: Vec<String>,
    /// Those by which a noun says where, when or by what: 全員の協力**のもと**.
    pub adjunct: Vec<String>,
    /// Function words written with kanji.
    pub kanji_particle: Vec<String>,
    /// Verbs written in kana, which no okurigana shows.
    pub kana_verb: Vec<SupportEntry>,
    /// Nouns that make an adverbial of the clause before them: ため, 際.
    pub formal: Vec<String>,
    /// Other schemes.
    pub rival: Vec<String>,
    /// Regular expressions of other schemes' names.
    pub rival_pattern: Vec<String>,
    /// Things that really are acquired.
    pub thing: Vec<String>,
    /// Those among them that a heading may be about: GビズID.
    pub possession: Vec<String>,
    /// Modifiers between an object and its predicate.
    pub prefix: Vec<String>,
    /// What stands for an object named before: **どちらを**取得すれば.
    pub pronoun: Vec<String>,
    /// What a number follows that only counts steps: **STEP**2 取得申請.
    pub step: Vec<String>,
    /// Bodies that may be said to have granted something.
    pub agent: Vec<String>,
    /// What politeness puts behind a name: IPA**様**.
    pub honorific: Vec<String>,
    /// What the names of bodies end in that may give stars of their own: **市**から★★.
    pub body: Vec<String>,
    /// What the heads of ratings end in: 手軽**さ**, 難易**度**.
    pub rated_end: Vec<String>,
    /// Where stars of others are won: ミシュラン**ガイド**で.
    pub contest: Vec<String>,
    /// What joins another part behind a comma: …、**または**申請日までに認定を受ける.
    pub alternative: Vec<String>,
    /// What joins a name to the kind of thing it is an example of: **などの**認証制度.
    pub example: Vec<String>,
    /// Stems of adjectives whose okurigana could be a verb's: 低, 少な.
    pub adjective_stem: Vec<String>,
    /// What says which of several ranks is meant: **最高**ランク.
    pub grade: Vec<String>,
    /// Nouns by which a clause before them makes a case of its own: 取得していない**場合**.
    pub case: Vec<String>,
    /// What tells some of a kind apart from all others: 承認を受けた者**だけ**が.
    pub selective: Vec<String>,
    /// What points back at what was said: **今回の**認定取得.
    pub pointing: Vec<String>,
    /// What stands before a thing of the kind just named.
    pub such: Vec<String>,
    /// What says that there are several of a kind: **各種**認証.
    pub manifold: Vec<String>,
    /// English words for those who approve within a company.
    pub english_approver: Vec<String>,
    /// What says that several objects share a verb: **いずれも**取得.
    pub plural: Vec<String>,
    /// Stems of verbs that one goes with to do something: 取りに**行**く.
    pub going: Vec<String>,
    /// What the names of schemes and marks end in, which may have stars of their own: 〇〇**認証**の二つ星.
    pub scheme_end: Vec<String>,
    /// What is rated by stars, in the heads of columns and before a colon: **優先度** ★★★.
    pub rated: Vec<String>,
    /// Holders: 認定**企業**.
    pub holder: Vec<String>,
    /// Aspects: 取得**日**.
    pub aspect: Vec<String>,
    /// 取得**済み**.
    pub done: Vec<String>,
    /// Nouns of going up to a level: 二つ星への**昇格**.
    pub rise: Vec<String>,
    /// Nouns that dress up an object without changing it: 二つ星の**称号**.
    pub rank: Vec<String>,
    /// Who acts; never an object.
    pub subject: Vec<String>,
    /// Who approves or examines for reasons of their own: **取締役会**の承認.
    pub approver: Vec<String>,
    /// What joins a noun to the name it describes: 資格**ともいえる**SECURITY ACTION.
    pub called: Vec<String>,
    /// What stands behind a noun that a sentence says something to be: 認証制度**です**.
    pub closing: Vec<String>,
    /// What a description says of who judges without naming a body: **公的**認証.
    pub impersonal: Vec<String>,
    /// What nouns end in that say what a scheme is about: 情報**セキュリティ**認証.
    pub field: Vec<String>,
    /// What a description must hold to be exchanged: **認定**制度.
    pub certifying: Vec<String>,
    /// Kinds of thing a scheme can be: 制度.
    pub scheme_noun: Vec<String>,
    /// English words by which a label claims.
    pub label_english: Vec<String>,
    /// English words in a label that say nothing.
    pub label_english_filler: Vec<String>,
    /// Words by which a label claims.
    pub label_claim: Vec<String>,
    /// Words by which a label covers a declaration too.
    pub label_covers: Vec<String>,
    /// Words in a value by which it is said to be declared: 参加.
    pub label_declared: Vec<String>,
    /// Words in a label that say nothing.
    pub label_filler: Vec<String>,
    /// What joins a label to what it stands over in a sentence: 保有する認証**は**.
    pub label_link: Vec<String>,
    /// What ends such a sentence: **です**, **があります**.
    pub label_close: Vec<String>,
    /// What turns a claim into something else than an assertion.
    pub operator: Vec<Operator>,
    /// What rewording a claim needs besides.
    pub rewording: RewordingWords,
    /// English verbs that claim or declare.
    pub english_verb: Vec<EnglishVerb>,
    /// English nouns that do.
    pub english_noun: Vec<EnglishNoun>,
    /// English words that may stand between a verb and the scheme's name.
    pub english_glue: Vec<String>,
    /// English things that really are got, behind the name of a scheme: SECURITY ACTION **logo**.
    pub english_thing: Vec<String>,
    /// English denials.
    pub english_denial: Vec<String>,
    /// English prepositions by which a verb is linked to what follows.
    pub english_link: Vec<String>,
    /// Legal forms that stand beside a company's name (株式会社).
    pub company: Vec<String>,
    /// How a company calls itself: 当社.
    pub own: Vec<String>,
    /// Others that it has to do with: お客様.
    pub other: Vec<String>,
    /// Readers, or companies in general: 中小企業.
    pub anyone: Vec<String>,
    /// What joins a noun to who it is said of: 宣言した企業**です**.
    pub copula: Vec<String>,
    /// What ends a heading that only speaks to others: 取引先の皆様**へ**.
    pub addressed: Vec<String>,
}

impl Vocabulary {
    /// True for what politeness puts behind a name: IPA**様**.
    pub(crate) fn is_honorific(&self, word: &str) -> bool {
        self.honorific.iter().any(|one| one == word)
    }

    /// True for what stands for an object named before.
    pub(crate) fn is_pronoun(&self, word: &str) -> bool {
        self.pronoun.iter().any(|pronoun| pronoun == word)
    }

    /// True for the name of a body that may give stars of its own.
    pub(crate) fn names_body(&self, name: &str) -> bool {
        self.body.iter().any(|end| name.ends_with(end.as_str()))
    }

    /// True for a word that tells some of a kind apart, and what is written in one with it.
    pub(crate) fn is_selective(&self, word: &str) -> bool {
        self.selective.iter().any(|one| word.starts_with(one.as_str()))
    }

    /// True for what joins a name to the kind of thing it is an example of.
    pub(crate) fn is_example(&self, word: &str) -> bool {
        self.example.iter().any(|one| one == word)
    }

    /// True for what says that there are several of a kind.
    pub(crate) fn is_manifold(&self, word: &str) -> bool {
        self.manifold.iter().any(|other| other == word)
    }

    /// True for a word that says which of several ranks is meant.
    pub(crate) fn is_grade(&self, word: &str) -> bool {
        self.grade.iter().any(|one| one == word)
    }

    /// True for a noun by which a clause before it makes a case of its own.
    pub(crate) fn is_case(&self, word: &str) -> bool {
        self.case.iter().any(|one| one == word)
    }

    /// True for a word that joins another part behind a comma.
    pub(crate) fn is_alternative(&self, word: &str) -> bool {
        self.alternative.iter().any(|one| one == word)
    }

    /// True for a particle by which a noun says where, when or by what.
    pub(crate) fn is_adjunct(&self, particle: &str) -> bool {
        self.adjunct.iter().any(|adjunct| adjunct == particle)
    }

    /// True for a particle by which a clause says how, when or why.
    pub(crate) fn is_connective(&self, particle: &str) -> bool {
        self.connective.iter().any(|connective| connective == particle)
    }

    /// Adds another file's words.
    pub fn extend(&mut self, other: Self) {
        self.predicate.extend(other.predicate);
        self.sense.extend(other.sense);
        self.support.extend(other.support);
        self.conjugation.extend(other.conjugation);
        self.auxiliary.extend(other.auxiliary);
        self.particle.extend(other.particle);
        self.connective.extend(other.connective);
        self.topic.extend(other.topic);
        self.adjunct.extend(other.adjunct);
        self.kanji_particle.extend(other.kanji_particle);
        self.kana_verb.extend(other.kana_verb);
        self.formal.extend(other.formal);
        self.rival.extend(other.rival);
        self.rival_pattern.extend(other.rival_pattern);
        self.thing.extend(other.thing);
        self.possession.extend(other.possession);
        self.prefix.extend(other.prefix);
        self.pronoun.extend(other.pronoun);
        self.step.extend(other.step);
        self.agent.extend(other.agent);
        self.honorific.extend(other.honorific);
        self.body.extend(other.body);
        self.rated.extend(other.rated);
        self.rated_end.extend(other.rated_end);
        self.contest.extend(other.contest);
        self.scheme_end.extend(other.scheme_end);
        self.going.extend(other.going);
        self.pointing.extend(other.pointing);
        self.such.extend(other.such);
        self.english_approver.extend(other.english_approver);
        self.manifold.extend(other.manifold);
        self.plural.extend(other.plural);
        self.holder.extend(other.holder);
        self.aspect.extend(other.aspect);
        self.done.extend(other.done);
        self.rise.extend(other.rise);
        self.rank.extend(other.rank);
        self.subject.extend(other.subject);
        self.approver.extend(other.approver);
        self.called.extend(other.called);
        self.closing.extend(other.closing);
        self.impersonal.extend(other.impersonal);
        self.field.extend(other.field);
        self.certifying.extend(other.certifying);
        self.scheme_noun.extend(other.scheme_noun);
        self.label_english.extend(other.label_english);
        self.label_english_filler.extend(other.label_english_filler);
        self.label_claim.extend(other.label_claim);
        self.label_covers.extend(other.label_covers);
        self.label_declared.extend(other.label_declared);
        self.label_filler.extend(other.label_filler);
        self.label_link.extend(other.label_link);
        self.alternative.extend(other.alternative);
        self.case.extend(other.case);
        self.grade.extend(other.grade);
        self.example.extend(other.example);
        self.adjective_stem.extend(other.adjective_stem);
        self.selective.extend(other.selective);
        self.label_close.extend(other.label_close);
        self.operator.extend(other.operator);
        self.rewording.extend(other.rewording);
        self.english_verb.extend(other.english_verb);
        self.english_noun.extend(other.english_noun);
        self.english_glue.extend(other.english_glue);
        self.english_thing.extend(other.english_thing);
        self.english_denial.extend(other.english_denial);
        self.english_link.extend(other.english_link);
        self.company.extend(other.company);
        self.own.extend(other.own);
        self.other.extend(other.other);
        self.anyone.extend(other.anyone);
        self.copula.extend(other.copula);
        self.addressed.extend(other.addressed);
    }
}

/// Words that a rewording needs besides the right predicate.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RewordingWords {
    /// Nouns behind a predicate that no rewording can save: there is no 宣言**番号**.
    pub no_counterpart: Vec<String>,
    /// Nouns behind a predicate that stay when it goes: 認定**ロゴ** → ロゴ.
    pub own_noun: Vec<String>,
    /// What of a company may be judged, and cannot declare: **取り組みが**二つ星として認定された.
    pub effort: Vec<String>,
    /// Stems of verbs by which what others give arrives: 認定が**届**く.
    pub arriving: Vec<String>,
    /// The noun for an object that is the act itself: 宣言を取得 → 宣言を**実施**.
    pub perform: String,
    /// The verb for it: 宣言を取得しています → 宣言を**行って**います.
    pub doing: Inflecting,
    /// What makes an honorific of a verb's 連用形: お取り**になる**.
    pub honorific: Inflecting,
    /// What is left of a humble verb before ました and て: 宣言**いたし**ました.
    pub humble: String,
    /// A favour received: 認定し**ていただ**き. A humble one keeps its politeness: 宣言いたし.
    pub favour: Vec<SupportEntry>,
}

impl RewordingWords {
    /// Adds another file's words; single ones take the place of those before.
    fn extend(&mut self, other: Self) {
        self.no_counterpart.extend(other.no_counterpart);
        self.own_noun.extend(other.own_noun);
        self.effort.extend(other.effort);
        self.arriving.extend(other.arriving);
        self.favour.extend(other.favour);
        if !other.perform.is_empty() {
            self.perform = other.perform;
        }
        if !other.humble.is_empty() {
            self.humble = other.humble;
        }
        if !other.doing.stem.is_empty() {
            self.doing = other.doing;
        }
        if !other.honorific.stem.is_empty() {
            self.honorific = other.honorific;
        }
    }
}

/// A word that inflects.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inflecting {
    /// Its stem.
    pub stem: String,
    /// The name of its conjugation.
    pub class: String,
}
