//! The hash by which equal schemes are known.

use std::io::{self, BufWriter, IntoInnerError, Write};

use sha2::{Digest, Sha256};

use crate::model::SchemeBuilder;

/// Bytes of the file form that are hashed at once.
const HASH_BLOCK: usize = 1 << 14;

/// SHA-256 of the file form, in hexadecimal digits.
pub(super) fn fingerprint(parts: &SchemeBuilder) -> String {
    // The text may take gigabytes, so it is hashed as it is written, block by block.
    let mut text = BufWriter::with_capacity(HASH_BLOCK, Hashing(Sha256::new()));
    serde_json::to_writer(&mut text, parts).expect("a valid scheme has a JSON form");
    let hashing = text.into_inner().map_err(IntoInnerError::into_error);
    let mut digits = String::with_capacity(64);
    for byte in hashing.expect("hashing takes every byte").0.finalize() {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(half.into(), 16));
        }
    }
    digits
}

/// A hash to write into.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
