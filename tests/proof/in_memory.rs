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
