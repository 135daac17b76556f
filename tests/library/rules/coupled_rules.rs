//! Several rules that couple candidates at once.

use secondment::SchemeBuilder;

use crate::common::coupled;
use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree_on_few};

fn several(rng: &mut Rng, parts: &mut SchemeBuilder) {
    coupled::add(rng, parts);
    coupled::add(rng, parts);
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(several);
    assert!(tally.changed as u64 > SEEDS / 6, "{tally:?}");
}
