//! Conjugated verbs: which ending a stem carries, what follows it, and the same form of another verb.
//!
//! A conjugated verb is read as `stem + ending + tail`: 取得 + し + ました, 受け + + ています,
//! 取 + っ + た. The tail is the same for every verb; only stem and ending change when one verb
//! takes another's place. Endings are the school grammar's (未然形, 連用形, …).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// A conjugation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// サ変: 宣言する.
    Suru,
    /// 一段: 受ける (stem 受け).
    Ichidan,
    /// 五段ラ行: 取る (stem 取).
    GodanR,
    /// 五段カ行: いただく (stem いただ).
    GodanK,
    /// 五段ワ行: もらう (stem もら).
    GodanW,
    /// Takes no ending: a noun, or a fixed form.
    #[default]
    None,
}

/// The form an ending gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 未然形, before ない and ず.
    Irrealis,
    /// 連用形, before ます and たい, or ending a clause.
    Continuative,
    /// 音便形, before て and た.
    Euphonic,
    /// 終止形・連体形.
    Dictionary,
    /// 仮定形, before ば.
    Conditional,
    /// 意向形.
    Volitional,
    /// A noun of a サ変 verb before いたす.
    Humble,
    /// A noun of a サ変 verb that closes a clause by itself: 「二つ星を宣言。」
    Noun,
}

/// The voice an ending adds before its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A verb's form in a text; ranges are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inflected {
    /// Voice.
    pub voice: Voice,
    /// Form of the verb (with its voice).
    pub form: Form,
    /// The ending: what changes with the verb.
    pub ending: Range<usize>,
    /// What follows and stays: ました, ています, ば.
    pub tail: Range<usize>,
    /// True when the tail denies (ていません), but not when it obliges (しなければなりません).
    pub negative: bool,
}

impl Class {
    /// Endings of the active voice.
    const fn endings(self) -> &'static [(Form, &'static str)] {
        use Form::{
            Conditional, Continuative, Dictionary, Euphonic, Humble, Irrealis, Noun, Volitional,
        };
        match self {
            Self::Suru => &[
                (Irrealis, "し"),
                (Continuative, "し"),
                (Euphonic, "し"),
                (Dictionary, "する"),
                (Conditional, "すれ"),
                (Volitional, "しよう"),
                (Irrealis, "せ"),
                // 取得いたしました: the humble verb takes the ending's place.
                (Humble, ""),
                (Noun, ""),
            ],
            Self::Ichidan => &[
                (Irrealis, ""),
                (Continuative, ""),
                (Euphonic, ""),
                (Dictionary, "る"),
                (Conditional, "れ"),
                (Volitional, "よう"),
            ],
            Self::GodanR => &[
                (Irrealis, "ら"),
                (Continuative, "り"),
                (Euphonic, "っ"),
                (Dictionary, "る"),
                (Conditional, "れ"),
                (Volitional, "ろう"),
            ],
            Self::GodanK => &[
                (Irrealis, "か"),
                (Continuative, "き"),
                (Euphonic, "い"),
                (Dictionary, "く"),
                (Conditional, "け"),
                (Volitional, "こう"),
            ],
            Self::GodanW => &[
                (Irrealis, "わ"),
                (Continuative, "い"),
                (Euphonic, "っ"),
                (Dictionary, "う"),
                (Conditional, "え"),
                (Volitional, "おう"),
            ],
            Self::None => &[],
        }
    }

    /// Endings that add a voice and then conjugate like 受ける.
    const fn voices(self) -> &'static [(Voice, &'static str)] {
        use Voice::{Causative, Passive, Potential};
        match self {
            Self::Suru => {
                &[(Passive, "され"), (Potential, "でき"), (Potential, "出来"), (Causative, "させ")]
            }
            Self::Ichidan => &[(Passive, "られ"), (Causative, "させ")],
            Self::GodanR => &[(Passive, "られ"), (Causative, "らせ"), (Potential, "れ")],
            Self::GodanK => &[(Passive, "かれ"), (Causative, "かせ"), (Potential, "け")],
            Self::GodanW => &[(Passive, "われ"), (Causative, "わせ"), (Potential, "え")],
            Self::None => &[],
        }
    }

    /// The ending of this class for a voice and form; `None` where the class has no such form.
    pub fn ending(self, voice: Voice, form: Form) -> Option<String> {
        let of = |class: Self, form| {
            class.endings().iter().find(|(f, _)| *f == form).map(|(_, ending)| *ending)
        };
        if voice == Voice::Active {
            return of(self, form).map(str::to_owned);
        }
        let (_, base) = self.voices().iter().find(|(v, _)| *v == voice)?;
        Some(format!("{base}{}", of(Self::Ichidan, form)?))
    }

    /// Reads the form of a verb of this class whose stem ends at byte `at` of `text`.
    pub fn read(self, text: &str, at: usize) -> Option<Inflected> {
        let rest = &text[at..];
        let voiced = self.voices().iter().filter(|(_, base)| rest.starts_with(base)).find_map(
            |&(voice, base)| {
                let inner = Self::Ichidan.read_active(text, at + base.len())?;
                // 取れば is the conditional of 取る, not a cut-off potential.
                let bare = inner.tail.is_empty() && inner.ending.is_empty();
                let plain = bare && self.read_active(text, at).is_some();
                (!plain).then_some(Inflected { voice, ending: at..inner.ending.end, ..inner })
            },
        );
        voiced.or_else(|| self.read_active(text, at))
    }

    fn read_active(self, text: &str, at: usize) -> Option<Inflected> {
        self.endings()
            .iter()
            .filter(|(_, ending)| text[at..].starts_with(ending))
            .filter_map(|&(form, ending)| {
                let end = at + ending.len();
                let tail = tail(form, &text[end..])?;
                let negative =
                    NEGATIVE.is_match(&text[end..end + tail]) && !OBLIGES.is_match(&text[end..]);
                Some(Inflected {
                    voice: Voice::Active,
                    form,
                    ending: at..end,
                    tail: end..end + tail,
                    negative,
                })
            })
            .max_by_key(|inflected| inflected.tail.end)
    }
}

/// Length of the tail that may follow a form, `None` where the form cannot stand there.
fn tail(form: Form, rest: &str) -> Option<usize> {
    let (pattern, must): (&Regex, bool) = match form {
        Form::Irrealis => (&AFTER_IRREALIS, true),
        Form::Euphonic => (&AFTER_EUPHONIC, true),
        Form::Conditional => (&AFTER_CONDITIONAL, true),
        Form::Humble => (&AFTER_NOUN, true),
        Form::Continuative => (&AFTER_CONTINUATIVE, false),
        Form::Dictionary | Form::Volitional => return Some(0),
        // Told by what stands round it, not by an ending.
        Form::Noun => return None,
    };
    match pattern.find(rest) {
        Some(found) => Some(found.end()),
        None if must => None,
        None => Some(0),
    }
}

#[allow(clippy::unwrap_used, reason = "the patterns are constants, compiled by a test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap()
}

/// ます in all its forms.
const POLITE: &str = "(?:ましたら|ました|まして|ましょう|ます|ませんでした|ません|ませ)";
/// ない in all its forms.
const NOT: &str = "(?:なかった|なければ|なくて|なく|ないで|ない)";

static AFTER_CONTINUATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^(?:(?:いたし|致し|申し上げ){POLITE}?|いたす|致す|(?:いたし|致し)て(?:おり{POLITE}?|おる)|{POLITE}|たい(?:です)?|たく|たかった|ながら|つつ|やすい|やすく|にくい|はじめ|始め|直し|切り|なおし)"
    ))
});
static AFTER_EUPHONIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^(?:た(?:ら|り)?|て(?:(?:いただ|頂)(?:き(?:たい|{POLITE})?|い(?:た|て)|く|け(?:る|{POLITE}|た|ば|れば)?)|い(?:る|た|{POLITE}|{NOT}|れば|て|く|き{POLITE})|おり{POLITE}?|おら{NOT}|おる|お(?:く|き{POLITE}?|い(?:た|て))|き(?:た|{POLITE})|しま(?:う|った|い{POLITE})|み(?:る|た|て|ませんか|{POLITE})|ください|くださる|下さい|もら(?:う|った|い{POLITE})|ほしい|あり{POLITE}?|ある|る|た)?|ちゃ(?:った|い{POLITE}))"
    ))
});
static AFTER_IRREALIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?:{NOT}|ずに|ず|ぬ|ねば)")));
static AFTER_NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^(?:いたし|致し)(?:て(?:おり{POLITE}?|おる|い(?:る|た|{POLITE}))?|たく|たい|{POLITE})?|^(?:いたす|致す)"
    ))
});
static AFTER_CONDITIONAL: LazyLock<Regex> = LazyLock::new(|| pattern("^ば"));
static NEGATIVE: LazyLock<Regex> = LazyLock::new(|| pattern("ない|なかった|なく|ません|ず|ぬ"));
/// 〜なければならない, 〜ないと…ない: obliged, not denied.
static OBLIGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:なければ|なくては|なくちゃ|ないと|ねば|ずには|ませんか|ていなければ|ておかなければ|ていないと|ないうちは)",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read(class: Class, stem: &str, text: &str) -> String {
        let Some(i) = class.read(text, stem.len()) else { return "-".into() };
        format!(
            "{:?} {:?} {}|{}{}",
            i.voice,
            i.form,
            &text[i.ending],
            &text[i.tail],
            if i.negative { " not" } else { "" }
        )
    }

    #[test]
    fn forms_of_suru() {
        let r = |text| read(Class::Suru, "取得", text);
        assert_eq!(r("取得しました。"), "Active Continuative し|ました");
        assert_eq!(r("取得しています"), "Active Euphonic し|ています");
        assert_eq!(r("取得しておりますので"), "Active Euphonic し|ております");
        assert_eq!(r("取得いたしました"), "Active Humble |いたしました");
        assert_eq!(r("取得し、"), "Active Euphonic し|".replace("Euphonic", "Continuative"));
        assert_eq!(r("取得することで"), "Active Dictionary する|");
        assert_eq!(r("取得できました"), "Potential Continuative でき|ました");
        assert_eq!(r("取得されている"), "Passive Euphonic され|ている");
        assert_eq!(r("取得させていただきました"), "Causative Euphonic させ|ていただきました");
        assert_eq!(r("取得していません"), "Active Euphonic し|ていません not");
        assert_eq!(r("取得しなければなりません"), "Active Irrealis し|なければ");
        assert_eq!(r("取得企業"), "-");
    }

    #[test]
    fn forms_of_other_classes() {
        assert_eq!(read(Class::Ichidan, "受け", "受けました"), "Active Continuative |ました");
        assert_eq!(read(Class::Ichidan, "受け", "受けた企業"), "Active Euphonic |た");
        assert_eq!(read(Class::Ichidan, "受け", "受ける"), "Active Dictionary る|");
        assert_eq!(read(Class::Ichidan, "受け", "受けられます"), "Passive Continuative られ|ます");
        assert_eq!(read(Class::GodanR, "取", "取りました"), "Active Continuative り|ました");
        assert_eq!(read(Class::GodanR, "取", "取れば"), "Active Conditional れ|ば");
        assert_eq!(read(Class::GodanR, "取", "取れました"), "Potential Continuative れ|ました");
        assert_eq!(
            read(Class::GodanK, "いただ", "いただきました"),
            "Active Continuative き|ました"
        );
        assert_eq!(read(Class::GodanK, "いただ", "いただいた"), "Active Euphonic い|た");
        assert_eq!(read(Class::GodanW, "もら", "もらって"), "Active Euphonic っ|て");
    }

    #[test]
    fn the_same_form_of_another_verb() {
        assert_eq!(Class::Suru.ending(Voice::Potential, Form::Dictionary).unwrap(), "できる");
        assert_eq!(Class::Suru.ending(Voice::Active, Form::Conditional).unwrap(), "すれ");
        assert_eq!(Class::GodanW.ending(Voice::Active, Form::Euphonic).unwrap(), "っ");
    }
}
