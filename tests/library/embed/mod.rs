//! What those who embed the library rely on.

mod saved;
mod start;
mod stopping;
mod threads;

use std::num::NonZeroUsize;

use crate::common::{medium, tiny};
use secondment::{Options, Scheme};

/// A scheme that takes real work: scarce places, and no proof at once.
fn busy() -> Scheme {
    medium::scheme(1, 24).build().expect("a valid scheme")
}

fn small(seed: u64) -> Scheme {
    tiny::scheme(seed).build().unwrap_or_else(|e| panic!("seed {seed}: {e}"))
}

/// One thread, and so much work at most.
fn limited(work: u64) -> Options {
    alone().work_limit(work)
}

fn alone() -> Options {
    Options::default().threads(NonZeroUsize::new(1))
}
