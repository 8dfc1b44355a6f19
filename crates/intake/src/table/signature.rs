//! Files that are no text: recognised by their first bytes.

/// What the bytes are, if they are something known that is no text table.
pub(super) fn of(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 7] = [
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"\x1F\x8B", "a compressed file"),
        (b"{\\rtf", "a text document"),
        (b"SQLite format 3", "a database"),
    ];
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}
