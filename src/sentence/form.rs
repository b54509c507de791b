//! The forms a word can stand in, by the names of the school grammar.

use serde::Deserialize;

/// The form a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// 未然形, before ない and ず.
    Irrealis,
    /// 連用形, before ます and たい, or ending a clause.
    Continuative,
    /// 音便形, before て and た.
    Euphonic,
    /// 終止形・連体形.
    #[default]
    Dictionary,
    /// 仮定形, before ば.
    Conditional,
    /// 意向形.
    Volitional,
    /// A noun of a サ変 verb before いたす.
    Humble,
    /// A noun of a サ変 verb that closes a clause by itself: 「二つ星を宣言。」
    Noun,
    /// 〜て, 〜で, 〜ずに, 〜ながら.
    Te,
    /// 〜た.
    Past,
    /// 〜たり.
    Tari,
    /// 〜ば, 〜たら.
    Condition,
}

impl Form {
    /// How many there are.
    pub(super) const COUNT: usize = 12;

    /// Its place among them.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// True for a form in which a word can end.
    pub(super) fn may_end(self) -> bool {
        !matches!(self, Self::Irrealis | Self::Euphonic | Self::Conditional | Self::Humble)
    }

    /// True for a form that modifies a noun behind it.
    pub fn is_attributive(self) -> bool {
        matches!(self, Self::Dictionary | Self::Past)
    }
}
