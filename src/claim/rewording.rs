//! A wrong claim to the right words, in the same form: inflection, politeness and particle kept.

mod editor;
mod guard;
mod words;

use editor::Editor;
pub use words::{Rewording, Target};

use super::lexicon::ObjectKind;
use super::predicate::Frame;
use super::proof::Meaning;
use super::{Analysis, Claim, Link, Phrase, Who, english};
use crate::sentence::Voice;

impl Analysis<'_> {
    /// The right words for a claim; `None` where a person must rewrite the sentence.
    ///
    /// The sentence is read again with them: they stay safe only where the company now is said to
    /// declare the same object in the same way, and nothing else in the block has changed.
    pub fn reword(&self, claim: &Claim, target: Target) -> Option<Rewording> {
        // Who runs the scheme does not declare: 「IPAが評価し、星を付与する」.
        if claim.who == Who::Operator {
            return None;
        }
        let mut rewording = self.words_for(claim, target)?;
        if guard::strands_particle(&self.context.statements[claim.segment], &rewording) {
            return None;
        }
        match self.meaning_after(claim, &rewording, target) {
            Meaning::Kept => {
                rewording.invasive |=
                    guard::says_more(&self.context.statements[claim.segment], claim);
            }
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
        let keeps_form = matches!(&predicate.frame, Frame::Verb { inflected, .. }
            if inflected.voice != Voice::Passive);
        let behaviour = self.lexicon.behaviour(&claim.sense);
        if matches!(link, Link::Right) && !(keeps_form && behaviour.got) {
            return None;
        }
        let carried = matches!(link, Link::Carried { .. });
        let exam = behaviour.passed && carried;
        let noun_only = data.noun && predicate.frame.is_noun() && data.followed_by.is_none();
        if guard::keeps_off(statement, predicate, link)
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

#[cfg(test)]
mod tests {
    use crate::claim::testing::{lexicon, reworded};

    #[test]
    fn form_politeness_and_particle_stay() {
        let lexicon = lexicon();
        for (text, right) in [
            ("SECURITY ACTIONの二つ星を取得いたしました。", "宣言"),
            ("SECURITY ACTIONの二つ星を取っておきました。", "宣言し"),
            ("SECURITY ACTIONの二つ星に認定されました。", "を宣言し"),
            ("SECURITY ACTIONの認定をいただきました。", "を宣言いたし"),
            ("SECURITY ACTIONの認定を受けて、二年になります。", "を宣言し"),
            ("SECURITY ACTIONの認定をいただいて、二年になります。", "を宣言し"),
            ("SECURITY ACTIONの認定をいただいております。", "を宣言いたし"),
            ("SECURITY ACTIONの星の取り方", "宣言方法"),
            ("SECURITY ACTIONの認定ロゴを載せています。", ""),
            ("SECURITY ACTIONは、認定をもらいました。", "宣言し"),
            ("SECURITY ACTIONでも、認定をもらいました。", "宣言し"),
        ] {
            assert_eq!(reworded(&lexicon, text).as_deref(), Some(right), "{text}");
        }
    }
}
