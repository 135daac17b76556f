//! Slots: placements that the relaxation does not tell apart.

use crate::pricing::rules::limit;

/// What the relaxation tells placements apart by, in the order of slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SlotKey {
    pub(crate) start: u32,
    pub(crate) duration: u32,
    pub(crate) group: u32,
    pub(crate) counted: limit::Signature,
}

/// The best placement of a slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SlotBest {
    /// Its value; `NEVER` where every placement is closed, or there is none.
    pub(crate) value: i64,
    /// The highest value of the other placements.
    pub(crate) second: i64,
    /// Which it is: of several best the first.
    pub(crate) arc: u32,
}
