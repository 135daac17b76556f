//! Texts that stand in files beside the tests.

use std::fs;
use std::path::Path;

/// Asserts that a text is the one in a file, `expected`, but for the line break at its end.
///
/// A text that differs is left in the target folder, to be looked at and, where it is what is wanted, copied.
#[track_caller]
pub(crate) fn assert_same(name: &str, found: &str, expected: &str) {
    if found.trim_end_matches('\n') != expected.trim_end_matches('\n') {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, found).expect("a file can be written");
        panic!("{name} is not as expected; what was found is in {}", path.display());
    }
}
