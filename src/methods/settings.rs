//! What can be set of methods.

use serde::Serialize;

use super::known::Strategy;

/// What can be set of methods; [`About::settings`](super::About::settings) says which of it concerns a method.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Settings {
    /// As [`Options::work_limit`](crate::Options::work_limit).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_limit: Option<u64>,
    /// As [`Options::gap`](crate::Options::gap).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// As [`Options::time_limit`](crate::Options::time_limit), in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<f64>,
    /// Threads of a solve that has the machine to itself; 1 if not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threads: Option<u32>,
    /// The strategy of rotational diversity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strategy: Option<Strategy>,
}

impl Settings {
    /// Names of all settings, as suite files have them.
    pub const NAMES: [&str; 5] = ["work_limit", "gap", "time_limit", "threads", "strategy"];
}
