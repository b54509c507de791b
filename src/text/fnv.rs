//! Bytes to a number that is the same on every machine and in every version: FNV-1a, 64 bits.

/// What a hash starts with.
pub(crate) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of what `start` is the hash of, and `bytes` behind it.
pub(crate) fn fnv(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{FNV_START, fnv};

    /// Test vectors of its authors.
    #[test]
    fn hashes_are_those_that_everybody_has() {
        assert_eq!(fnv(FNV_START, b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(FNV_START, b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(FNV_START, b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(fnv(fnv(FNV_START, b"foo"), b"bar"), fnv(FNV_START, b"foobar"));
    }
}
