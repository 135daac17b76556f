//! What rotational diversity trades fit against.

use serde::{Serialize, Serializer};
use serde_json::json;

/// How profit and affinity make the value of a pair, after Spieker, Gotlieb and Mossige (2019).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Strategy {
    /// Profit times affinity; it has no parameter. The default.
    #[default]
    Product,
    /// Profit, and affinity alone in cycles in which the pressure has reached a threshold.
    ///
    /// The pressure of a candidate with affinities to n providers is their sum, less n (n + 1) / 2, divided by
    /// n; that of the cycle is the highest.
    Switch {
        /// The threshold; the authors' is 3.
        threshold: f64,
    },
    /// w p / P + (1 - w) a / A, with P and A the highest profit and affinity of the cycle, and the weight w
    /// the sum of n (n + 1) / 2 over candidates, divided by the sum of all affinities; 1 at most.
    Weighted,
}

/// In the form of the suite file.
impl Serialize for Strategy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = match self {
            Self::Product => json!("product"),
            Self::Weighted => json!("weighted"),
            Self::Switch { threshold } => json!({ "switch": threshold }),
        };
        value.serialize(serializer)
    }
}
