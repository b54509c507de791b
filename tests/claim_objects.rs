//! What a predicate is said of, sentence by sentence: what is found, and what is left alone.

use sa_lint::Config;

/// The phrases of claims found in a text or a page.
fn found(name: &str, text: &str) -> Vec<String> {
    let report = sa_lint::lint(name, text.as_bytes(), &Config::builtin().unwrap());
    let claims =
        ["acquisition-claim", "certification-claim", "scheme-misdescription", "label-claim"];
    let mut phrases: Vec<String> = report
        .findings
        .into_iter()
        .filter(|finding| claims.contains(&finding.rule.as_str()))
        .map(|finding| finding.matched)
        .collect();
    phrases.sort();
    phrases
}

fn in_text(text: &str) -> Vec<String> {
    found("a.txt", text)
}

#[test]
fn a_topic_goes_on_over_the_clauses_of_its_sentence() {
    for text in [
        "SECURITY ACTIONは、パソコンが苦手な社長でも簡単に取れます。",
        "SECURITY ACTIONは、できたばかりの会社でも取れます。",
        "SECURITY ACTIONは、書類の送付や面談はなく、ネットだけで取得できます。",
        "SECURITY ACTIONは、従業員が五人しかいない当社でも、半日ほど書類を整えるだけで取得できました。",
    ] {
        assert_eq!(in_text(text).len(), 1, "{text}");
    }
}

#[test]
fn another_topic_or_object_ends_it() {
    for text in [
        "SECURITY ACTIONの話です。ひな形は、IPAのサイトから無料で取得できます。",
        "SECURITY ACTIONの宣言を機に、担当者が別の試験を受け、無事に合格しました。",
        "SECURITY ACTIONを宣言しました。有給休暇は年間12日以上取得できます。",
        "SECURITY ACTIONには自己宣言IDがいります。発行されますので、取得されましたらIDをお控えください。",
    ] {
        assert_eq!(in_text(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_was_brought_up_last_is_gone_on_with() {
    let said = "SECURITY ACTIONという制度があります。";
    assert_eq!(in_text(&format!("{said}中小企業なら、早めに取得しておきましょう。")).len(), 1);
    let rival = "ISMSはそれとは別です。";
    assert_eq!(in_text(&format!("{said}{rival}早めに取得しておきましょう。")).len(), 0);
    let that = "これはSCS評価制度のことです。そちらは審査を経て取得するものです。";
    assert_eq!(in_text(&format!("{said}{that}")).len(), 0);
}

#[test]
fn an_answer_tells_what_its_question_is_about() {
    let page = |answer: &str| {
        let question = "<dt>個人事業主でも取得できますか？</dt>";
        found("a.html", &format!("<dl>{question}<dd>はい。{answer}</dd></dl>"))
    };
    assert_eq!(page("SECURITY ACTIONは個人事業主も宣言できます。").len(), 1);
    assert_eq!(page("GビズIDはどなたでも申請できます。").len(), 0);
}

#[test]
fn the_row_of_another_mark_keeps_its_stars() {
    let table = |name: &str| {
        let row = format!("<tr><td>{name}</td><td>一つ星認証取得</td></tr>");
        let ours = "<tr><td>SECURITY ACTION</td><td>一つ星宣言</td></tr>";
        found("a.html", &format!("<table>{row}{ours}</table>"))
    };
    assert_eq!(table("働きやすい職場認証").len(), 0);
    assert_eq!(table("SECURITY ACTION").len(), 1);
}

#[test]
fn the_order_may_be_turned_round() {
    for text in [
        "若い連中が、取ってきたんですよ、SECURITY ACTIONの二つ星を。",
        "2時間で取れる！SECURITY ACTION一つ星",
        "SECURITY ACTIONなら、どうせ取るなら二つ星をおすすめします。",
    ] {
        assert_eq!(in_text(text).len(), 1, "{text}");
    }
}

#[test]
fn what_points_back_is_said_of_the_same() {
    let text =
        "SECURITY ACTIONの二つ星に認定されました。今回の認定取得により、安全性が高まります。";
    assert_eq!(in_text(text).len(), 2);
    let right = "SECURITY ACTIONの二つ星を宣言しました。今回の認定取得はISMSのものです。";
    assert_eq!(in_text(right).len(), 0);
}

#[test]
fn an_invitation_and_a_reminder_deny_nothing() {
    for text in [
        "SECURITY ACTION二つ星認定企業で働きませんか？",
        "SECURITY ACTIONの一つ星をもらったじゃないですか。",
        "SECURITY ACTIONをまだ取っていない方はお早めに。",
    ] {
        assert_eq!(in_text(text).len(), 1, "{text}");
    }
    assert_eq!(in_text("SECURITY ACTIONは取得するものですか、宣言するものですか。").len(), 0);
}
