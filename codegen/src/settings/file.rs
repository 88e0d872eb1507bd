//! The text of a configuration file.

use std::io::{self, Read};
use std::path::Path;

/// The most bytes that a configuration file may have: 1 MiB. No more of a larger one is read.
pub const MAX_SIZE: u64 = 1 << 20;

/// Reads the text of a configuration file, up to [`MAX_SIZE`].
///
/// # Errors
///
/// If it cannot be read, is longer, or is no UTF-8.
#[expect(clippy::disallowed_methods, reason = "what a configuration says decides what the loader reads")]
pub fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    std::fs::File::open(path)?.take(MAX_SIZE + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_SIZE {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    Ok(text)
}
