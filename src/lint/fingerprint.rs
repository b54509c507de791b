//! Names for findings that survive moved and reindented lines.

use std::collections::HashMap;

use super::Finding;

/// Gives each finding of a file its fingerprint: rule, phrase without white space, and how many
/// of the same came before in the file; hashed with FNV-1a (64 bits), in 16 hexadecimal digits.
pub(super) fn assign(findings: &mut [Finding]) {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for finding in findings {
        let phrase = finding.matched.chars().filter(|c| !c.is_whitespace());
        let text: String = finding.rule.chars().chain(['\n']).chain(phrase).collect();
        let hash = fnv(FNV_OFFSET, text.as_bytes());
        let ordinal = seen.entry(hash).or_default();
        finding.fingerprint = format!("{:016x}", fnv(hash, &ordinal.to_le_bytes()));
        *ordinal += 1;
    }
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

fn fnv(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}
