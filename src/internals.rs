//! What the benches and the tests of this crate reach inside it. No part of its interface: all of it may change at any
//! time.

pub use crate::model::intake::declared;
pub use crate::model::part::{Field, List};
pub use crate::pricing::{Answer, CLOSED, Objective, Oracle, Scratch, Step, Variants};
