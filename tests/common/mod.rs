//! What the tests share: seeded tiny schemes, and a full enumeration that knows every rule.
//!
//! Each test target uses a part of it.
#![allow(dead_code, unused_imports)]

pub(crate) mod bits;
pub(crate) mod brute;
pub(crate) mod contested;
pub(crate) mod coupled;
pub(crate) mod damage;
pub(crate) mod drawn;
pub(crate) mod feature;
pub(crate) mod medium;
pub(crate) mod rng;
pub(crate) mod tiny;
