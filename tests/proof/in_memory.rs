//! The one call without files, clock or program: named bytes, a purpose and a day to a proof.

use sa_lint::proof::{self, Given, Held, Refused, State, Step, Unproved, Why, prove};

use super::compose::*;

fn given() -> Given<'static> {
    let purpose = proof::purpose("general").unwrap();
    Given { purpose, stars: None, policy: Some(true), today: "2026-11-01".parse().unwrap() }
}

fn held(name: &'static str, bytes: &'static [u8]) -> Held<'static> {
    Held { name, bytes }
}

#[test]
fn bytes_come_in_and_a_document_goes_out() {
    let (first, second) = (first("iso-2022-jp", "7bit"), second("utf-8", "base64"));
    let mails = [Held { name: "a.eml", bytes: &first }, Held { name: "b.eml", bytes: &second }];
    let proof = prove(&mails, &given(), false).unwrap();
    assert!(proof.checks.iter().all(|check| check.state == State::Good), "{:?}", proof.checks);
    assert_eq!((proof.bad(), proof.steps.reached), (0, Step::Accepted));
    assert!(proof.html.contains(ID) && !proof.html.contains(USER));
    assert!(prove(&mails, &given(), true).unwrap().html.contains(USER));
    let proof = prove(&mails[..1], &given(), false).unwrap();
    assert_eq!((proof.bad(), proof.steps.reached), (1, Step::Declared));
}

#[test]
fn what_is_no_evidence_is_refused_by_its_place() {
    assert!(matches!(prove(&[], &given(), false), Err(Unproved::Nothing)));
    let files = [held("a.txt", b"hello"), held("b.eml", b""), held("c.zip", b"PK\x03\x04..")];
    let Err(Unproved::Refused(refused)) = prove(&files, &given(), false) else { panic!() };
    let empty = Why::Unreadable(sa_lint::mail::Unreadable::Empty);
    assert_eq!(refused[0], Refused { index: 1, why: empty });
    assert_eq!(refused.len(), 2);
}

/// A PDF of one page, on which an image of two points by one is drawn, upright or turned.
fn scan(matrix: &str, more: &str) -> Vec<u8> {
    let draw = format!("q {matrix} cm BI /W 2 /H 1 /BPC 8 /CS /G ID \u{1}\u{7f} EI Q {more}");
    crate::pdf::pdf("UniJIS-UCS2-H", &[&draw, &draw])
}

#[test]
fn scanned_pages_are_enclosed_unread() {
    let made = |bytes: &[u8]| {
        let held = [Held { name: "scan.pdf", bytes }];
        prove(&held, &given(), false).unwrap()
    };
    let proof = made(&scan("500 0 0 700 0 0", ""));
    assert_eq!(
        proof.html.matches("src=\"data:image/png;base64,iVBOR").count(),
        2,
        "{}",
        proof.html
    );
    assert!(proof.html.contains("2 ページ目（画像のため、中身は確かめていません）"));
    // What is turned, or not alone on its page, is left to be put in by hand.
    for other in [
        scan("0 500 -700 0 0 0", ""),
        scan("-500 0 0 700 0 0", ""),
        scan("9 0 0 9 0 0", "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q"),
    ] {
        let proof = made(&other);
        assert!(!proof.html.contains("data:image") && proof.html.contains("ここに重ねてください"));
    }
}

#[test]
fn a_scan_with_the_number_in_its_properties_is_not_enclosed() {
    let mut file = scan("500 0 0 700 0 0", "");
    file.extend(format!("\n% {USER}\n").bytes());
    let mail = first("utf-8", "8bit");
    let held = [Held { name: "scan.pdf", bytes: &file }, Held { name: "a.eml", bytes: &mail }];
    let proof = prove(&held, &given(), false).unwrap();
    assert!(!proof.html.contains("data:image") && proof.html.contains("ここに重ねてください"));
}
