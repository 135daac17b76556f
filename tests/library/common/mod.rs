//! What the tests share: seeded tiny schemes, and a full enumeration that knows every rule.

pub(crate) mod bits;
pub(crate) mod brute;
pub(crate) mod contested;
pub(crate) mod coupled;
pub(crate) mod damage;
pub(crate) mod drawn;
pub(crate) mod feature;
pub(crate) mod file;
pub(crate) mod medium;
pub(crate) mod rng;
pub(crate) mod tiny;
