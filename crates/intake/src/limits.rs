//! How much a file may hold. Beyond a limit the reader stops and says so.

/// The limits of one file. Memory stays within a few times `bytes_max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub bytes_max: usize,
    pub rows_max: usize,
    pub columns_max: usize,
    /// Bytes of one cell; a longer one is usually a quote that was never closed.
    pub cell_bytes_max: usize,
    /// Issues that are kept; the rest are counted.
    pub issues_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes_max: 64 << 20, rows_max: 1_000_000, columns_max: 2_000, cell_bytes_max: 20_000, issues_max: 1_000 }
    }
}
