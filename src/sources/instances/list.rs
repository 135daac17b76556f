//! Which instances there are.

use super::instance::{Instance, InstanceShape};

const LONDON: &str =
    "A city's councils, hospitals, police, housing, charities and firms; 4 periods";
const FAST_STREAM: &str = "A graduate programme of government departments; 6 periods, all filled";
const HOSPITAL: &str = "Long rotations through hospital departments, changes of hospital rewarded";
const TIGHT: &str = "4 periods, 6 kinds of provider, 1.05 places per candidate and period";
const LOOSE: &str = "4 periods, 6 kinds of provider, 1.5 places per candidate and period";
const ONE_PERIOD: &str = "1 period, 1.05 places per candidate: a transportation problem";

/// One row per instance: its name, and the size and seed that the name states.
macro_rules! suite {
    ($($shape:ident $description:ident: $($name:literal $size:literal $seed:literal,)*;)*) => {
        const SUITE: &[Instance] = &[$($(Instance {
            name: $name,
            version: 1,
            shape: InstanceShape::$shape,
            size: $size,
            seed: $seed,
            description: $description,
        },)*)*];
    };
}

suite! {
    London LONDON:
        "london-60-1" 60 1, "london-60-2" 60 2, "london-60-3" 60 3,
        "london-150-1" 150 1, "london-150-2" 150 2, "london-150-3" 150 3,
        "london-1000-1" 1_000 1, "london-10000-1" 10_000 1, "london-100000-1" 100_000 1,;
    FastStream FAST_STREAM:
        "fast-stream-60-1" 60 1, "fast-stream-60-2" 60 2, "fast-stream-60-3" 60 3,
        "fast-stream-150-1" 150 1, "fast-stream-500-1" 500 1, "fast-stream-1000-1" 1_000 1,;
    Hospital HOSPITAL:
        "hospital-40-1" 40 1, "hospital-40-2" 40 2, "hospital-40-3" 40 3,
        "hospital-80-1" 80 1, "hospital-160-1" 160 1, "hospital-320-1" 320 1,;
    Tight TIGHT:
        "tight-60-1" 60 1, "tight-60-2" 60 2, "tight-60-3" 60 3,
        "tight-150-1" 150 1, "tight-150-2" 150 2, "tight-150-3" 150 3,
        "tight-1000-1" 1_000 1, "tight-10000-1" 10_000 1, "tight-100000-1" 100_000 1,;
    Loose LOOSE:
        "loose-60-1" 60 1, "loose-60-2" 60 2, "loose-60-3" 60 3,
        "loose-150-1" 150 1, "loose-150-2" 150 2, "loose-150-3" 150 3,
        "loose-1000-1" 1_000 1, "loose-10000-1" 10_000 1, "loose-100000-1" 100_000 1,;
    OnePeriod ONE_PERIOD:
        "one-period-60-1" 60 1, "one-period-150-1" 150 1, "one-period-1000-1" 1_000 1,
        "one-period-10000-1" 10_000 1, "one-period-100000-1" 100_000 1,;
}

/// Every instance of the suite: by shape, then by size and seed.
pub fn instances() -> &'static [Instance] {
    SUITE
}

impl Instance {
    /// Finds an instance by its name.
    pub fn find(name: &str) -> Option<&'static Self> {
        instances().iter().find(|instance| instance.name == name)
    }
}
