//! No bytes make the importers panic, and what they accept is a valid scheme.

use proptest::prelude::*;
use secondment::sources::import::{
    OrderType, PrefLibOptions, Unlisted, import_assignment, import_preflib,
};

const NEW: &[u8] = b"# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 4\n\
# NUMBER UNIQUE ORDERS: 3\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n# ALTERNATIVE NAME 3: c\n\
2: 2,{1,3}\n1: 3\n1: {1,2,3}\n";
const OLD: &[u8] = b"3\n1,a\n2,b\n3,c\n4,4,3\n2,2,{1,3}\n1,3\n1,{1,2,3}\n";
const COSTS: &[u8] = b"3\n 52 89 40\n 77 -9 14\n 1 2 3\n";
/// Pieces that mean something in one of the formats.
const PIECES: [&[u8]; 14] = [
    b"#",
    b":",
    b",",
    b"{",
    b"}",
    b"\n",
    b" ",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"\xff",
    b"# TITLE: x\n",
    b"1: 1,2,3\n",
    b"\xef\xbb\xbf",
];

fn settings() -> [PrefLibOptions; 3] {
    let toi = PrefLibOptions { orders: Some(OrderType::Toi), ..PrefLibOptions::default() };
    let refused = PrefLibOptions { unlisted: Unlisted::Refused, ..toi.clone() };
    [PrefLibOptions::default(), toi, refused]
}

/// Whether anything took the bytes.
fn import(bytes: &[u8]) -> bool {
    let mut accepted = false;
    for options in settings() {
        match import_preflib(bytes, &options) {
            Ok(parts) => {
                accepted = true;
                assert!(parts.build().is_ok());
            }
            Err(invalid) => assert!(!invalid.faults.is_empty()),
        }
    }
    match import_assignment(bytes) {
        Ok(problem) => {
            accepted = true;
            assert!(problem.parts.build().is_ok());
        }
        Err(invalid) => assert!(!invalid.faults.is_empty()),
    }
    accepted
}

#[test]
fn the_samples_are_accepted() {
    assert!([NEW, OLD, COSTS].into_iter().all(import));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        import(&bytes);
    }

    #[test]
    fn any_words(words in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        import(&words.iter().flat_map(|&word| PIECES[word]).copied().collect::<Vec<u8>>());
    }

    /// Each change replaces some bytes of a sample by a piece.
    #[test]
    fn changed_samples(
        sample in 0..3_usize,
        changes in proptest::collection::vec((any::<u16>(), 0..4_usize, 0..PIECES.len()), 1..5),
    ) {
        let mut bytes = [NEW, OLD, COSTS][sample].to_vec();
        for (at, length, piece) in changes {
            let at = at as usize % (bytes.len() + 1);
            let end = bytes.len().min(at + length);
            bytes.splice(at..end, PIECES[piece].iter().copied());
        }
        import(&bytes);
    }

    #[test]
    fn samples_cut_short(sample in 0..3_usize, at in any::<u16>()) {
        let bytes = [NEW, OLD, COSTS][sample];
        import(&bytes[..at as usize % bytes.len()]);
    }
}
