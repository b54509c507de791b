//! A phrase cut out of a sentence to one that can stand in quotation marks: brackets whose partner
//! was left outside go, and in Japanese the marks inside become the inner ones.

/// Opening marks with their closing ones.
const PAIRS: [(char, char); 12] = [
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('［', '］'),
    ('[', ']'),
    ('〈', '〉'),
    ('《', '》'),
    ('“', '”'),
    ('〝', '〟'),
];

/// The phrase without brackets that have no partner in it, and without a lone `"`.
pub fn balanced(phrase: &str) -> String {
    let mut open: Vec<(usize, usize)> = Vec::new();
    // How many of each pair are open, so that no closing mark looks in vain through all of them.
    let mut waiting = [0_usize; PAIRS.len()];
    let mut alone = Vec::new();
    let mut straight = None;
    for (at, c) in phrase.char_indices() {
        if c == '"' {
            straight = if straight.is_some() { None } else { Some(at) };
        } else if let Some(pair) = PAIRS.iter().position(|(opening, _)| *opening == c) {
            open.push((at, pair));
            waiting[pair] += 1;
        } else if let Some(pair) = PAIRS.iter().position(|(_, close)| *close == c) {
            if waiting[pair] == 0 {
                alone.push(at);
                continue;
            }
            // Whatever was opened since its partner has none of its own.
            while let Some((at, other)) = open.pop() {
                waiting[other] -= 1;
                if other == pair {
                    break;
                }
                alone.push(at);
            }
        }
    }
    alone.extend(open.into_iter().map(|(at, _)| at));
    alone.extend(straight);
    alone.sort_unstable();
    let kept = phrase.char_indices().filter(|(at, _)| alone.binary_search(at).is_err());
    kept.map(|(_, c)| c).collect()
}

/// The phrase as it stands between 「 and 」: 「二つ星」を取得 → 『二つ星』を取得.
pub fn nested(phrase: &str) -> String {
    let inner = |c| match c {
        '「' | '｢' => '『',
        '」' | '｣' => '』',
        other => other,
    };
    balanced(phrase).chars().map(inner).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_have_partners() {
        for (phrase, balanced_, nested_) in [
            ("二つ星を取得", "二つ星を取得", "二つ星を取得"),
            ("二つ星」の認定を受けました", "二つ星の認定を受けました", "二つ星の認定を受けました"),
            ("「二つ星」認定", "「二つ星」認定", "『二つ星』認定"),
            ("二つ星』（取得", "二つ星取得", "二つ星取得"),
            ("「二つ星（★★」取得", "「二つ星★★」取得", "『二つ星★★』取得"),
            ("二つ星\" 取得", "二つ星 取得", "二つ星 取得"),
            ("\"二つ星\" 取得", "\"二つ星\" 取得", "\"二つ星\" 取得"),
            ("", "", ""),
        ] {
            assert_eq!(balanced(phrase), balanced_, "{phrase}");
            assert_eq!(nested(phrase), nested_, "{phrase}");
        }
    }

    /// More of them than could be compared each with each.
    #[test]
    fn any_number_of_marks_is_told_apart() {
        let (opens, closes) = ("「".repeat(300_000), "」".repeat(300_000));
        assert_eq!(balanced(&format!("{opens}星{closes}")), format!("{opens}星{closes}"));
        assert_eq!(balanced(&format!("{opens}星{}", closes.replace('」', "）"))), "星");
    }

    proptest! {
        #[test]
        fn whatever_is_cut_out_is_balanced(phrase in "[星「」『』（）()\"“”a]{0,40}") {
            let once = balanced(&phrase);
            prop_assert_eq!(balanced(&once), once.clone());
            for (open, close) in PAIRS {
                prop_assert_eq!(once.matches(open).count(), once.matches(close).count());
            }
            prop_assert!(once.matches('"').count().is_multiple_of(2));
            prop_assert!(!nested(&phrase).contains(['「', '」']));
        }
    }
}
