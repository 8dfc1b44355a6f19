//! Files in and out, with coded errors and a limit on what is read.

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::failure::{CodedError, Failure};

/// The largest file that a command reads, in bytes.
pub const FILE_BYTES_MAX: u64 = 256 << 20;

/// Reads a whole file.
///
/// # Errors
/// `file_unreadable` with the system's reason, `file_too_large` above [`FILE_BYTES_MAX`].
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_up_to(path, FILE_BYTES_MAX)
}

/// Reads a whole file of at most `bytes_max` bytes.
///
/// # Errors
/// As [`read`].
pub fn read_up_to(path: &Path, bytes_max: u64) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        let what = format!("the file cannot be read: {error}");
        Failure::input(
            CodedError::new("file_unreadable", what)
                .at(path.display())
                .action("give the path of a file that you may read"),
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > bytes_max {
        let what = format!("the file is larger than {} MiB", bytes_max >> 20);
        return Err(Failure::input(CodedError::new("file_too_large", what).at(path.display()).action("split it")));
    }
    Ok(bytes)
}

/// Writes a whole file: first beside it, then in its place, so that nothing is left half-done.
/// What is there and is no plain file (a pipe, a device) is written to as it is.
///
/// # Errors
/// `file_unwritable` with the system's reason.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let in_place = path.metadata().is_ok_and(|found| !found.is_file());
    let written = if in_place { std::fs::write(path, bytes) } else { replace(path, bytes) };
    written.map_err(|error| {
        let what = format!("the file cannot be written: {error}");
        Failure::input(
            CodedError::new("file_unwritable", what).at(path.display()).action("give a path that you may write to"),
        )
    })
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // As any new file: the mask of the shell decides who may read it.
    let mode = std::fs::Permissions::from_mode(0o666);
    let mut file = tempfile::Builder::new().permissions(mode).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}
