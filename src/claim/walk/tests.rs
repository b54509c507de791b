//! What the walk passes, and where it stops.

use crate::claim::testing::hold;

#[test]
fn the_walk_steps_over_what_may_stand_between() {
    hold(&[
        (
            "SECURITY ACTIONの二つ星を昨年、当社の総務部が無事に取得しました。",
            &["acquire 取得しました"],
        ),
        ("SECURITY ACTIONの二つ星の宣言にあたり、取締役会の承認を得ました。", &["declare 宣言"]),
    ]);
}
