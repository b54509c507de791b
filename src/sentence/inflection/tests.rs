//! Forms as a grammar lists them, read with the endings that come with the program.

use serde::Deserialize;

use super::*;

fn paradigms() -> Paradigms {
    #[derive(Deserialize)]
    struct File {
        conjugation: Vec<Conjugation>,
        auxiliary: Vec<Auxiliary>,
    }
    let text = include_str!("../../../rules/grammar/japanese.toml");
    let file: File = toml::from_str(text).unwrap();
    Paradigms::new(&file.conjugation, &file.auxiliary)
}

fn shown(text: &str, i: &Inflected) -> String {
    let marks = [(i.negative, "not"), (i.polite, "polite"), (i.past, "past"), (i.wish, "wish")];
    let marks: String =
        marks.iter().filter(|(on, _)| *on).map(|(_, name)| format!(" {name}")).collect();
    let (ending, tail) = (&text[i.ending.clone()], &text[i.tail.clone()]);
    format!("{:?} {:?} {ending}|{tail} → {:?}{marks}", i.voice, i.form, i.last)
}

fn read(class: &str, stem: &str, text: &str) -> String {
    let paradigms = paradigms();
    let class = paradigms.class(class).unwrap();
    let read = paradigms.read(class, text, stem.len());
    read.map_or_else(|| "-".to_owned(), |i| shown(text, &i))
}

#[test]
fn forms_of_suru() {
    let r = |text| read("suru", "取得", text);
    assert_eq!(r("取得しました。"), "Active Continuative し|ました → Past polite past");
    assert_eq!(r("取得しています"), "Active Euphonic し|ています → Dictionary polite");
    assert_eq!(r("取得しておりますので"), "Active Euphonic し|ております → Dictionary polite");
    assert_eq!(r("取得いたしました"), "Active Humble |いたしました → Past polite past");
    assert_eq!(r("取得し、"), "Active Continuative し| → Continuative");
    assert_eq!(r("取得することで"), "Active Dictionary する| → Dictionary");
    assert_eq!(r("取得できました"), "Potential Continuative でき|ました → Past polite past");
    assert_eq!(r("取得されている"), "Passive Euphonic され|ている → Dictionary");
    assert_eq!(
        r("取得させていただきました"),
        "Causative Euphonic させ|ていただきました → Past polite past"
    );
    assert_eq!(r("取得していません"), "Active Euphonic し|ていません → Dictionary not polite");
    assert_eq!(r("取得しなければなりません"), "Active Irrealis し|なければ → Condition");
    assert_eq!(r("取得したい"), "Active Continuative し|たい → Dictionary wish");
    assert_eq!(r("取得企業"), "-");
}

#[test]
fn who_does_it_and_whether_it_lasts() {
    let marks = |text: &str| {
        let paradigms = paradigms();
        let read = paradigms.read(paradigms.class("suru").unwrap(), text, "宣言".len()).unwrap();
        let marks = [
            (read.lasting, "lasting"),
            (read.request, "request"),
            (read.favour, "favour"),
            (read.able, "able"),
        ];
        marks.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
    };
    for (text, expected) in [
        ("宣言しました", ""),
        ("宣言しています", "lasting"),
        ("宣言しております", "lasting"),
        ("宣言してます", "lasting"),
        ("宣言してある", "lasting"),
        ("宣言してください", "request"),
        ("宣言してほしい", "request"),
        ("宣言していただきました", "favour"),
        ("宣言してもらう", "favour"),
        ("宣言できます", "able"),
        ("宣言していただけます", "favour able"),
        ("宣言されています", "lasting"),
    ] {
        assert_eq!(marks(text), expected, "{text}");
    }
}

#[test]
fn forms_of_other_classes() {
    assert_eq!(
        read("ichidan", "受け", "受けました"),
        "Active Continuative |ました → Past polite past"
    );
    assert_eq!(read("ichidan", "受け", "受けた企業"), "Active Euphonic |た → Past past");
    assert_eq!(
        read("ichidan", "受け", "受けられます"),
        "Passive Continuative られ|ます → Dictionary polite"
    );
    assert_eq!(read("godan-r", "取", "取れば"), "Active Conditional れ|ば → Condition");
    assert_eq!(
        read("godan-r", "取", "取れました"),
        "Potential Continuative れ|ました → Past polite past"
    );
    assert_eq!(read("godan-k", "いただ", "いただいた"), "Active Euphonic い|た → Past past");
    assert_eq!(read("godan-w", "もら", "もらって"), "Active Euphonic っ|て → Te");
    assert_eq!(
        read("godan-m", "読", "読んでいない"),
        "Active Euphonic ん|でいない → Dictionary not"
    );
}

#[test]
fn unknown_words_are_read_from_their_okurigana() {
    let r = |kanji: &str, text: &str| {
        let goes_on = |rest: &str| {
            rest.is_empty()
                || ["から", "形", "に", "組", "うえ"].iter().any(|word| rest.starts_with(word))
        };
        let read = paradigms().read_unknown(text, kanji.len(), goes_on);
        read.map_or_else(
            || "-".to_owned(),
            |(stem, i)| format!("{} {}", &text[..stem], shown(text, &i)),
        )
    };
    assert_eq!(r("終", "終えてから"), "終 Potential Euphonic え|て → Te");
    assert_eq!(r("応", "応じる形で"), "応じ Active Dictionary る| → Dictionary");
    assert_eq!(r("勧", "勧めに"), "勧 Potential Continuative め| → Continuative");
    assert_eq!(r("取", "取り組んで"), "取 Active Continuative り| → Continuative");
    assert_eq!(r("高", "高くなかった"), "高 Active Continuative く|なかった → Past not past");
    assert_eq!(r("急", "急いでいる"), "急 Active Euphonic い|でいる → Dictionary");
    assert_eq!(r("定", "定めたうえで"), "定 Potential Euphonic め|た → Past past");
    assert_eq!(r("企業", "企業が"), "-");
}

#[test]
fn the_same_form_of_another_verb() {
    let paradigms = paradigms();
    let ending = |class, voice, form| {
        paradigms.ending(paradigms.class(class).unwrap(), voice, form).unwrap()
    };
    assert_eq!(ending("suru", Voice::Potential, Form::Dictionary), "できる");
    assert_eq!(ending("suru", Voice::Active, Form::Conditional), "すれ");
    assert_eq!(ending("godan-w", Voice::Active, Form::Euphonic), "っ");
    assert_eq!(ending("suru", Voice::Active, Form::Noun), "");
}
