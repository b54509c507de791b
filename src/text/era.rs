//! Eras of the Japanese calendar.

/// The eras in use since most companies were founded: their names as they are written, and the year
/// before their first.
pub const ERAS: [(&[&str], u16); 3] =
    [(&["令和", "令", "r"], 2018), (&["平成", "平", "h"], 1988), (&["昭和", "昭", "s"], 1925)];

/// The year before the first of an era by its name: 令和1年 is 2019.
pub fn before_era(name: &str) -> Option<u16> {
    ERAS.iter().find(|(names, _)| names.contains(&name)).map(|(_, year)| *year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eras_by_all_their_names() {
        for name in ["令和", "令", "r"] {
            assert_eq!(before_era(name), Some(2018), "{name}");
        }
        assert_eq!(
            (before_era("平成"), before_era("s"), before_era("明治")),
            (Some(1988), Some(1925), None)
        );
    }
}
