//! The model: what a scheme is made of, and the frozen, validated [`Scheme`].
//!
//! [`SchemeBuilder`] holds the editable parts, keyed by the caller's ids. Building it, or reading a
//! scheme file, gathers every fault; without one it ends in a [`Scheme`], sorted by id, with typed
//! indices and all weights scaled to integer points.

mod base;
mod boundary;
mod builder;
mod candidate;
mod check;
mod competency;
mod freeze;
mod id;
pub(crate) mod intake;
mod layered;
mod layers;
mod matching;
mod named;
mod objective;
pub(crate) mod part;
mod period;
mod pins;
mod post;
mod provider;
mod round;
mod rules;
mod scheme;
mod select;
mod tables;
mod text;
mod weights;
mod when;

pub use base::{Base, Move, Reach};
pub use jiff::civil::Date;
pub use part::Given;
pub use serde_json::Value as Json;

pub use boundary::{Boundary, BoundaryDimension, Dimension, PairWeight};
pub use builder::SchemeBuilder;
pub use candidate::{Candidate, Spell, Vetoes};
pub use competency::{Competency, Levels};
pub(crate) use id::joined;
pub use id::{
    CandidateIx, ClearanceIx, CompetencyIx, Id, KindIx, ManagerIx, Meta, PlaceIx, PostIx,
    ProviderIx, RequirementIx, StreamIx, TagIx, ValueIx,
};
#[cfg(feature = "methods")]
pub(crate) use intake::form;
pub use layers::{Layer, Terms};
pub use named::{Attribute, Kind, Requirement, Tag, ValueDimension};
pub use objective::{Breadth, CompetencyWeights, Objective, PreferenceWeights, Translator};
pub use period::{Calendar, Duration};
pub use pins::{Forbidden, Pinned, UnderWay};
pub use post::{Places, Post, Stream};
pub use provider::{Place, Profile, Provider, Sector};
pub(crate) use round::round_half_up;
pub use rules::{
    Apart, Balance, Between, BridgeTarget, Clearance, Conflicts, CountLimits, CountRule, Each,
    Essential, Filled, FloorRule, HomeRule, Measure, OrderRule, Per, PointsFor, Release, Resource,
    Rule, Rules, Share, ShareMeasure, StayRule, TagRule, Together, Total, TranslatorTarget, Travel,
    Unit, Use,
};
pub(crate) use rules::{MOST_TAG_RULES, Scope, for_each_cohort_rule, for_each_rotation_rule};
pub use scheme::Scheme;
pub use select::{CandidateSelect, PostSelect};
pub use tables::{
    BaseRow, Boundaries, CandidateRow, LapseRow, PointsForRow, PostRow, ProviderRow, SpellRow,
    TagLimit, TravelTimes, UnderWayRow, Weights, Worst,
};
pub use weights::CandidateWeights;
pub use when::When;
