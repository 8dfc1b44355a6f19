//! Files in and out, with coded errors and a limit on what is read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::failure::{CodedError, Failure};

/// The largest file that a command reads, in bytes.
pub const FILE_BYTES_MAX: u64 = 256 << 20;

/// Reads a whole file.
///
/// # Errors
/// `file_unreadable` with the system's reason, `file_too_large` above [`FILE_BYTES_MAX`].
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        let what = format!("the file cannot be read: {error}");
        Failure::input(CodedError::new("file_unreadable", what).at(path.display()))
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let what = format!("the file is larger than {} MiB", FILE_BYTES_MAX >> 20);
        return Err(Failure::input(CodedError::new("file_too_large", what).at(path.display()).action("split it")));
    }
    Ok(bytes)
}

/// Writes a whole file: first beside it, then in its place, so that nothing is left half-done.
///
/// # Errors
/// `file_unwritable` with the system's reason.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        std::io::Write::write_all(&mut file, bytes)?;
        file.persist(path).map_err(|error| error.error)
    });
    written.map(|_| ()).map_err(|error| {
        let what = format!("the file cannot be written: {error}");
        Failure::input(CodedError::new("file_unwritable", what).at(path.display()))
    })
}
