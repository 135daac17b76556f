//! A versioned suite of named schemes, so that results can be compared.

mod best_known;
mod fast_stream;
mod instance;
mod list;
mod london;
mod ranks;

pub use self::best_known::{AgainstBest, BestKnown, compare};
pub use self::fast_stream::{
    FastStreamSpec, generate_fast_stream, generate_fast_stream_parts, generate_fast_stream_plan,
};
pub use self::instance::{Instance, InstanceShape};
pub use self::list::instances;
pub use self::london::{LondonSpec, generate_london, generate_london_parts};

/// Version of the suite: it grows by 1 whenever an instance is added or what a name stands for changes.
pub const INSTANCES_VERSION: u32 = 1;
