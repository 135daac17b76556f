//! The model: what a scheme is made of, and the frozen, validated [`Scheme`].
//!
//! [`SchemeBuilder`] holds the editable parts, keyed by the caller's ids. Building it, or reading a
//! scheme file, gathers every fault; without one it ends in a [`Scheme`], sorted by id, with typed
//! indices and all weights scaled to integer points.

mod boundary;
mod builder;
mod candidate;
mod competency;
pub(crate) mod freeze;
mod id;
mod layers;
mod objective;
mod period;
mod pins;
mod post;
mod provider;
mod read;
mod rules;
mod scheme;
mod select;
mod tables;
mod text;
mod validate;
mod values;
mod weights;

use std::collections::BTreeMap;

pub use boundary::{Boundary, BoundaryDimension, Dimension, PairWeight};
pub use builder::SchemeBuilder;
pub use candidate::{Base, Candidate, Reach, Spell, Vetoes};
pub use competency::{Competency, Levels};
pub(crate) use id::joined;
pub use id::{
    CandidateIx, ClearanceIx, CompetencyIx, Id, KindIx, ManagerIx, PlaceIx, PostIx, ProviderIx,
    RequirementIx, StreamIx, TagIx, ValueIx,
};
pub use layers::{Layer, Terms};
pub use objective::{Breadth, CompetencyWeights, Objective, PreferenceWeights, Translator};
pub use period::{Calendar, Duration, When};
pub use pins::{Forbidden, Pinned, UnderWay};
pub use post::{Places, Post, Stream, Tag};
pub use provider::{Attribute, Kind, Place, Provider, Sector};
#[cfg(feature = "methods")]
pub(crate) use read::form;
pub use rules::{
    Apart, Balance, Between, BridgeTarget, Clearance, Conflicts, CountLimits, CountRule, Each,
    Essential, Filled, FloorRule, HomeRule, Measure, Move, OrderRule, Per, PointsFor, Release,
    Requirement, Resource, Rule, Rules, Share, ShareMeasure, StayRule, TagRule, Together, Total,
    TranslatorTarget, Travel, Unit, Use,
};
#[allow(unused_imports)]
pub(crate) use rules::{MOST_TAG_RULES, Scope, for_each_cohort_rule, for_each_rotation_rule};
pub use scheme::Scheme;
pub use select::{CandidateSelect, PostSelect};
pub use tables::{
    BaseRow, Boundaries, CandidateRow, LapseRow, PointsForRow, PostRow, ProviderRow, SpellRow,
    TagLimit, TravelTimes, UnderWayRow, Weights, Worst,
};
pub use values::{Profile, ValueDimension};
pub use weights::CandidateWeights;

/// What a caller keeps beside an object; never read by the engine.
pub type Meta = BTreeMap<String, serde_json::Value>;
