//! Bodies: size, media type, syntax and fields are each refused with their own code.

mod arrival;
mod json;
mod multipart;
mod upload;

pub use json::Body;
pub use upload::Upload;

/// The most bytes of a JSON body.
pub(crate) const BODY_BYTES_MAX: usize = 1 << 20;
/// The most bytes of a file.
pub(crate) const FILE_BYTES_MAX: usize = 32 << 20;
