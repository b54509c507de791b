//! What holds of the repair of any bytes whatever, for tests and fuzz targets alike.

use sa_lint::extract::{Format, Reading};
use sa_lint::fix::{Judged, Repaired, repair};
use sa_lint::lint::Linter;
use sa_lint::text::{SourceFile, Span};

/// Panics unless a repair takes as many findings away as it makes fixes, brings none, leaves nothing to be
/// done, and unless each fix by itself changes the bytes of its edits alone.
pub(crate) fn check(linter: &Linter, raw: &[u8], format: Format) {
    let judge = |raw| {
        let source = SourceFile::decode("a", raw);
        let (findings, suppressed) = linter.check(&source, format);
        Judged { reading: Reading::new(source, format), findings, suppressed }
    };
    let judged = judge(raw.to_vec());
    for finding in &judged.findings {
        if let Some(fix) = &finding.fix {
            let edits: Vec<_> =
                fix.edits.iter().map(|e| (e.span, e.replacement.as_str())).collect();
            splices(&judged.reading.source, &edits);
        }
    }
    for unsafe_too in [false, true] {
        let mut judged = judge(raw.to_vec());
        let before = judged.findings.len();
        let Some(Repaired { mut after, changes, .. }) = repair(&mut judged, unsafe_too, &judge)
        else {
            continue;
        };
        assert!(!changes.is_empty(), "changed without a change");
        assert!(
            after.findings.len() + changes.len() <= before,
            "{before} findings, {} changes, {} left: {:?}",
            changes.len(),
            after.findings.len(),
            after.findings
        );
        let source = &after.reading.source;
        crate::invariants::check(source, &after.findings);
        for change in &changes {
            assert!(change.place.end <= source.text().len(), "{change:?}");
            assert!(source.text().get(change.place.range()).is_some(), "{change:?}");
        }
        let again = repair(&mut after, unsafe_too, &judge);
        assert!(again.is_none(), "repaired twice: {:?}", again.map(|again| again.changes));
    }
}

/// Edits that can be made leave every byte outside of them; in ISO-2022-JP but for escape sequences.
fn splices(source: &SourceFile, edits: &[(Span, &str)]) {
    let Ok(raw) = source.splice(edits) else { return };
    if source.encoding() == "ISO-2022-JP" {
        return;
    }
    let (mut old, mut new) = (source.raw(), &raw[..]);
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return };
    let head = source.raw_span(first.0).start;
    let tail = source.raw().len() - source.raw_span(last.0).end;
    assert_eq!(&old[..head], &new[..head], "before the edits");
    (old, new) = (&old[old.len() - tail..], &new[new.len() - tail..]);
    assert_eq!(old, new, "behind the edits");
}
