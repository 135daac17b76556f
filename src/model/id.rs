//! Ids, and the typed indices that stand for them once a scheme is frozen.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What a caller keeps beside an object; never read by the engine.
pub type Meta = BTreeMap<String, serde_json::Value>;

/// The caller's own name for a provider, post, candidate or anything else in a scheme.
///
/// Cheap to clone: copies share one allocation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&Id> for Id {
    fn from(id: &Id) -> Self {
        id.clone()
    }
}

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        ///
        /// Valid only for the [`Scheme`](crate::Scheme) it came from; runs from 0 in order of id.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u32);

        impl $name {
            /// The index of position `at`, which must be below 2^32.
            pub(crate) const fn new(at: usize) -> Self {
                Self(at as u32)
            }

            /// The position as a `usize`.
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

/// A name of a rule and several parts, which may hold any text: they are set apart by slashes.
pub(crate) fn joined(rule: &str, parts: &[&str]) -> String {
    let mut name = rule.to_owned();
    for part in parts {
        name.push('/');
        name.push_str(&part.replace('%', "%25").replace('/', "%2F"));
    }
    name
}

index! {
    /// Index of a kind of provider.
    KindIx,
    /// Index of a place.
    PlaceIx,
    /// Index of a competency.
    CompetencyIx,
    /// Index of a dimension of a values profile.
    ValueIx,
    /// Index of a tag.
    TagIx,
    /// Index of a stream.
    StreamIx,
    /// Index of a provider.
    ProviderIx,
    /// Index of a post.
    PostIx,
    /// Index of a candidate.
    CandidateIx,
    /// Index of a requirement.
    RequirementIx,
    /// Index of a clearance.
    ClearanceIx,
    /// Index of a line manager among those that posts name.
    ManagerIx,
}
