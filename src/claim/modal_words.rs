//! Operators of modality that are looked for as whole words: in what stands over a block or before a
//! predicate, and round English verbs.

use super::modality::Modality;
use super::whole_words::WholeWords;
use crate::sentence::{Effect, Operators, Scope};

/// Them, ready to be looked for.
#[derive(Debug, Default)]
pub(crate) struct ModalWords {
    /// What announces an explanation, a list, advice.
    pub guide: WholeWords,
    /// What makes a case of a sentence: もし, if.
    pub condition: WholeWords,
    /// What tells of former days.
    former: WholeWords,
    /// Before an English verb, in its clause.
    english: WholeWords,
    /// What each of them says.
    says: Vec<Modality>,
}

/// What goes on from former days: 以前から.
const SINCE: [&str; 2] = ["から", "より"];

impl ModalWords {
    /// Takes them from the operators.
    pub(crate) fn new(operators: &Operators) -> Self {
        let cues = |effect, scope| operators.cues(effect, scope).iter().map(String::as_str);
        let guide = cues(Effect::Mention, Scope::Block).chain(cues(Effect::Mention, Scope::Line));
        let classes = [Effect::Plan, Effect::Advice, Effect::Condition, Effect::Mention];
        let english = classes
            .into_iter()
            .flat_map(|effect| cues(effect, Scope::Clause).map(move |cue| (cue, effect)));
        let (english, says): (Vec<&str>, _) =
            english.map(|(cue, effect)| (cue, Modality::of(effect))).unzip();
        Self {
            guide: WholeWords::new(guide),
            condition: WholeWords::new(cues(Effect::Condition, Scope::Sentence)),
            former: WholeWords::new(cues(Effect::Former, Scope::Sentence)),
            english: WholeWords::new(english),
            says,
        }
    }

    /// True when a text tells of former days that are over: 以前, but not 以前から.
    pub(crate) fn is_former(&self, text: &str) -> bool {
        let goes_on = |end: usize| SINCE.iter().any(|since| text[end..].starts_with(since));
        self.former.last(text).is_some_and(|word| !goes_on(word.end))
    }

    /// What the last of the English words says, and what stands behind it.
    pub(crate) fn last_english<'t>(&self, text: &'t str) -> Option<(Modality, &'t str)> {
        let (range, index) = self.english.within(text).pop()?;
        Some((*self.says.get(index)?, &text[range.end..]))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::lexicon;

    #[test]
    fn former_days_may_go_on() {
        let words = lexicon().modal_words;
        for (text, former) in [
            ("以前は一つ星を", true),
            ("当時、", true),
            ("以前から二つ星を", false),
            ("we formerly", true),
            ("二つ星を", false),
        ] {
            assert_eq!(words.is_former(text), former, "{text}");
        }
    }

    #[test]
    fn titles_that_announce_a_guide() {
        let words = lexicon().modal_words;
        for (text, guide) in [
            ("security actionとは", true),
            ("二つ星の取得方法", true),
            ("導入事例のご紹介", true),
            ("how to declare two stars", true),
            ("会社案内", false),
            ("株式会社サンプルサービス", false),
            ("ガイドライン", false),
        ] {
            assert_eq!(words.guide.is_in(text), guide, "{text}");
        }
    }
}
