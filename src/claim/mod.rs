//! Documents to claims: who says what of which scheme, and is it asserted?
//!
//! Files stand in layers, each of which knows only those before it:
//!
//! | layer | files |
//! | --- | --- |
//! | words as files write them, ready to be matched | `vocabulary`, `scheme`, `word`, `lexicon`, `english_words`, `signs`, `party` |
//! | a text in tokens and sentences | `token`, `kana`, `tokeniser`, `sentence`, `statement` |
//! | predicates, clauses, what stands for what | `predicate`, `clause`, `attributive`, `coordination`, `walk`, `attachment` |
//! | how it is meant | `supposition`, `bad_example`, `polarity`, `who`, `modality` |
//! | what the rest of the document says | `blocks`, `context`, `belonging`, `quotation`, `antecedent`, `topic`, `stance` |
//! | what is said | `said`, `analysis`, `english`, `label`, `description`, `mention` |
//! | how it becomes right | `rewording`, `proof` |

mod analysis;
mod announced;
mod antecedent;
mod attached;
mod attachment;
mod attributive;
mod bad_example;
mod belonging;
mod blocks;
mod clause;
mod context;
mod coordination;
mod date;
mod description;
mod english;
mod english_stance;
mod english_words;
mod explanation;
mod intervals;
mod kana;
mod label;
mod latin_words;
mod lexicon;
mod lexicon_error;
mod mention;
mod misspelling;
mod modal_words;
mod modality;
mod needle_words;
mod needles;
mod page_facts;
mod party;
mod pattern;
mod pattern_set;
mod polarity;
mod predicate;
mod proof;
mod quotation;
mod repetition;
mod rewording;
mod said;
mod scheme;
mod sentence;
mod sentence_topic;
mod signs;
mod stance;
mod statement;
mod supposition;
mod surroundings;
mod table;
mod testing;
mod token;
mod tokeniser;
mod topic;
mod vocabulary;
mod walk;
mod who;
mod whole_words;
mod word;
mod word_set;

pub use analysis::Analysis;
pub use description::Description;
pub use explanation::{ClausePart, ExplainedClaim, Explanation, Part};
pub(crate) use intervals::Intervals;
pub use label::LabelClaim;
pub(crate) use label::is_claiming_key;
pub use lexicon::{Lexicon, LexiconError, Object, ObjectKind, Spelling};
pub(crate) use misspelling::can_be_misspelt;
pub use modality::Modality;
pub(crate) use pattern::Pattern;
pub(crate) use pattern_set::PatternSet;
pub use polarity::Polarity;
pub use rewording::{Rewording, Target};
pub use said::{Claim, Mention};
pub(crate) use said::{Link, Phrase};
pub use scheme::{Level, LogoFile, Scheme};
pub use vocabulary::{
    Behaviour, EnglishNoun, EnglishVerb, PredicateEntry, SenseEntry, SupportEntry, Vocabulary,
};
pub use who::Who;
