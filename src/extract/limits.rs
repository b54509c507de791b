//! How much of a file is read. What is over a limit is a trap or a mistake: it is named and not read.

/// What a user may need more or less of than most do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file, and of all that is unpacked from it.
    pub size: u64,
    /// Files in an archive, those of archives in it among them.
    pub files: usize,
    /// Archives in archives.
    pub depth: usize,
    /// Pages of a PDF.
    pub pages: usize,
}

impl Limits {
    /// What holds unless somebody says otherwise: more than anybody publishes.
    pub const USUAL: Self = Self { size: 256 << 20, files: 20_000, depth: 3, pages: 5_000 };

    /// The size in MiB, as people are told it.
    pub fn mebibytes(self) -> u64 {
        self.size >> 20
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}
