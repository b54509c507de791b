//! What a word of the vocabulary can be: a name, a level, a predicate, a part of a phrase.

/// What one word can be; several at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// Object of a scheme.
    pub object: Option<Object>,
    /// Index into [`super::lexicon::Lexicon::predicates`].
    pub predicate: Option<usize>,
    /// Index into [`super::lexicon::Lexicon::supports`].
    pub support: Option<usize>,
    /// The parts it plays besides.
    pub roles: Roles,
    /// True when no katakana may adjoin it (セキュリティアクション, not …アクションプラン).
    pub guarded: bool,
}

impl Word {
    /// True for a modifier that is nothing else: すぐに.
    pub(crate) fn is_adverb(&self) -> bool {
        let bare = Roles { prefix: true, ..Roles::default() };
        self.roles == bare && self.object.is_none() && self.predicate.is_none()
    }
}

/// An object of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// Index of the scheme.
    pub scheme: usize,
    /// What of it.
    pub kind: ObjectKind,
}

/// What of a scheme a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// The scheme.
    Name(Spelling),
    /// A level; the index is into the scheme's levels, `None` for a level it does not have.
    Level(Option<usize>),
    /// The act it consists in.
    Act,
    /// A status beside the levels.
    Status,
}

/// How well a name is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As the operator writes it.
    Official,
    /// Understood, but not official.
    Variant,
    /// A letter wrong.
    Misspelt,
    /// 同制度.
    Anaphor,
}

impl ObjectKind {
    /// The name rules use: `scheme`, `level`, `act`, `status`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name(_) => "scheme",
            Self::Level(_) => "level",
            Self::Act => "act",
            Self::Status => "status",
        }
    }
}

/// Parts a word plays besides naming an object or a predicate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles {
    pub rival: bool,
    pub thing: bool,
    pub possession: bool,
    pub prefix: bool,
    pub agent: bool,
    pub holder: bool,
    pub aspect: bool,
    pub done: bool,
    pub rise: bool,
    pub rank: bool,
    pub subject: bool,
    pub approver: bool,
    pub scheme_noun: bool,
    /// A function word written with kanji (及び).
    pub particle: bool,
}

impl Roles {
    /// Another thing that can be got: another scheme, an account, a number.
    pub(crate) fn is_other(self) -> bool {
        self.rival || self.possession
    }
}
