//! Plans: who is placed where and when.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::Id;

/// One candidate in one post from one start period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Id of the post.
    pub post: Id,
    /// Period in which it starts, from 1.
    pub start: u32,
}

/// All new placements of one candidate, in order of start.
pub type Rotation = Vec<Placement>;

/// One rotation per candidate, keyed by the caller's ids.
///
/// A candidate without an entry has the empty rotation. Placements under way when the horizon
/// begins belong to the scheme and are not repeated here.
///
/// ```
/// use secondment::{Placement, Plan};
///
/// let mut plan = Plan::new();
/// plan.place("Candidate 001", Placement { post: "housing-desk".into(), start: 1 });
/// assert_eq!(plan.rotation("Candidate 001").len(), 1);
/// assert!(plan.rotation("Candidate 002").is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    format: Format,
    #[serde(deserialize_with = "rotations")]
    rotations: BTreeMap<Id, Rotation>,
}

impl Default for Plan {
    fn default() -> Self {
        Self::new()
    }
}

impl Plan {
    /// The plan that places nobody.
    pub fn new() -> Self {
        Self { format: Format, rotations: BTreeMap::new() }
    }

    /// Adds a placement to a candidate's rotation, keeping it in order of start.
    pub fn place(&mut self, candidate: impl Into<Id>, placement: Placement) {
        let rotation = self.rotations.entry(candidate.into()).or_default();
        let at = rotation.partition_point(|held| held.start <= placement.start);
        rotation.insert(at, placement);
    }

    /// Replaces a candidate's rotation; an empty one removes the entry.
    pub fn set(&mut self, candidate: impl Into<Id>, rotation: Rotation) {
        let candidate = candidate.into();
        if rotation.is_empty() {
            self.rotations.remove(&candidate);
        } else {
            self.rotations.insert(candidate, rotation);
        }
    }

    /// The rotation of a candidate, empty if there is none.
    pub fn rotation(&self, candidate: &str) -> &[Placement] {
        self.rotations.get(candidate).map_or(&[], Vec::as_slice)
    }

    /// All rotations that are stated, in order of candidate id.
    pub fn rotations(&self) -> impl ExactSizeIterator<Item = (&Id, &[Placement])> {
        self.rotations.iter().map(|(id, rotation)| (id, rotation.as_slice()))
    }

    /// Number of candidates with at least one placement.
    pub fn placed(&self) -> usize {
        self.rotations.values().filter(|rotation| !rotation.is_empty()).count()
    }
}

/// Reads rotations, refusing a candidate stated twice: one of the two would be lost.
fn rotations<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<Id, Rotation>, D::Error> {
    struct Unique;

    impl<'de> Visitor<'de> for Unique {
        type Value = BTreeMap<Id, Rotation>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("rotations by candidate")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut rotations = BTreeMap::new();
            while let Some((candidate, rotation)) = entries.next_entry::<Id, Rotation>()? {
                if rotations.insert(candidate.clone(), rotation).is_some() {
                    let twice = format!("candidate {candidate} is stated twice");
                    return Err(serde::de::Error::custom(twice));
                }
            }
            Ok(rotations)
        }
    }

    deserializer.deserialize_map(Unique)
}

/// The version marker of a saved object: reads and writes as the number 1, and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Format;

impl Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(1)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            1 => Ok(Self),
            other => Err(serde::de::Error::custom(format!(
                "format {other} is not supported; this version reads format 1"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Plan;

    #[test]
    fn a_candidate_stated_twice_is_refused() {
        let text = r#"{"format": 1, "rotations": {"a": [], "a": [{"post": "p", "start": 1}]}}"#;
        let error = serde_json::from_str::<Plan>(text).expect_err("one of the two would be lost");
        assert!(error.to_string().contains("stated twice"), "{error}");
    }
}
