//! The frozen scheme.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::tables::{Boundaries, CandidateRow, PostRow, ProviderRow, TravelTimes, Weights};
use super::{
    Candidate, CandidateIx, Clearance, ClearanceIx, Competency, CompetencyIx, Kind, KindIx, Layer,
    Place, PlaceIx, Post, PostIx, Provider, ProviderIx, Requirement, RequirementIx, SchemeBuilder,
    Stream, StreamIx, Tag, TagIx, ValueDimension, ValueIx, When,
};
use crate::error::Fault;

/// A validated scheme that no longer changes.
///
/// All its lists are sorted by id, so two schemes that are equal as sets are equal here, whatever
/// the order of their files. Cheap to share by reference between threads.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub(super) parts: Arc<SchemeBuilder>,
    pub(super) providers: Arc<[ProviderRow]>,
    pub(super) posts: Arc<[PostRow]>,
    pub(super) candidates: Arc<[CandidateRow]>,
    pub(super) boundaries: Arc<Boundaries>,
    pub(super) travel: Arc<TravelTimes>,
    /// One for each crossing weight of a candidate other than 1.
    pub(super) own_boundaries: Arc<[Boundaries]>,
    pub(super) weights: Weights,
    pub(super) warnings: Arc<[Fault]>,
    pub(super) fingerprint: String,
}

macro_rules! lookup {
    ($($(#[$doc:meta])* $list:ident, $item:ident, $find:ident, $count:ident: $Item:ty, $Ix:ident;)*) => {$(
        $(#[$doc])*
        pub fn $item(&self, ix: $Ix) -> &$Item {
            &self.parts.$list[ix.get()]
        }

        /// Finds it by id.
        pub fn $find(&self, id: &str) -> Option<$Ix> {
            let at = self.parts.$list.binary_search_by(|item| item.id.as_str().cmp(id)).ok()?;
            Some($Ix::new(at))
        }

        /// All of them, in order of id.
        pub fn $count(&self) -> impl ExactSizeIterator<Item = $Ix> + use<> {
            (0..self.parts.$list.len()).map($Ix::new)
        }
    )*};
}

impl Scheme {
    lookup! {
        /// A candidate as given.
        candidates, candidate, find_candidate, candidates: Candidate, CandidateIx;
        /// A post as given.
        posts, post, find_post, posts: Post, PostIx;
        /// A provider as given.
        providers, provider, find_provider, providers: Provider, ProviderIx;
        /// A kind of provider as given.
        kinds, kind, find_kind, kinds: Kind, KindIx;
        /// A place as given.
        places, place, find_place, places: Place, PlaceIx;
        /// A competency as given.
        competencies, competency, find_competency, competencies: Competency, CompetencyIx;
        /// A dimension of values as given.
        values, value, find_value, values: ValueDimension, ValueIx;
        /// A tag as given.
        tags, tag, find_tag, tags: Tag, TagIx;
        /// A requirement as given.
        requirements, requirement, find_requirement, requirements: Requirement, RequirementIx;
        /// A clearance as given.
        clearances, clearance, find_clearance, clearances: Clearance, ClearanceIx;
        /// A stream as given.
        streams, stream, find_stream, streams: Stream, StreamIx;
    }

    /// A provider in typed indices.
    pub fn provider_row(&self, provider: ProviderIx) -> &ProviderRow {
        &self.providers[provider.get()]
    }

    /// A post in typed indices.
    pub fn post_row(&self, post: PostIx) -> &PostRow {
        &self.posts[post.get()]
    }

    /// A candidate in typed indices.
    pub fn candidate_row(&self, candidate: CandidateIx) -> &CandidateRow {
        &self.candidates[candidate.get()]
    }

    /// The kind of a provider.
    pub fn kind_of(&self, provider: ProviderIx) -> KindIx {
        self.providers[provider.get()].kind
    }

    /// Boundary weights between providers, in points.
    pub fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }

    /// Times of travel between places.
    pub fn travel(&self) -> &TravelTimes {
        &self.travel
    }

    /// Boundary weights in points as crossings score for a candidate: with its own weight.
    ///
    /// Classes are those of [`Scheme::boundaries`], which also decides whether a crossing counts.
    pub fn boundaries_for(&self, candidate: CandidateIx) -> &Boundaries {
        let own = self.boundary_table(candidate).checked_sub(1);
        own.map_or(&self.boundaries, |own| &self.own_boundaries[own])
    }

    /// Number of a candidate's boundary table among [`Scheme::boundary_tables`]; 0 is the scheme's.
    pub(crate) fn boundary_table(&self, candidate: CandidateIx) -> usize {
        self.candidates[candidate.get()].boundaries
    }

    /// The boundary tables of all candidates, that of the scheme first.
    pub(crate) fn boundary_tables(&self) -> impl Iterator<Item = &Boundaries> {
        std::iter::once(&*self.boundaries).chain(&*self.own_boundaries)
    }

    /// The objective's weights in points, and the rules.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The layers of the objective, highest first; empty where there is only the default one.
    pub fn layers(&self) -> &[Layer] {
        &self.parts.objective.layers
    }

    /// Number of periods in the horizon.
    pub fn periods(&self) -> usize {
        self.parts.periods.count as usize
    }

    /// Points per unit of weight.
    pub fn scale(&self) -> u32 {
        self.parts.scale
    }

    /// A weight in integer points: times the scale, rounded half up.
    pub fn scaled(&self, weight: f64) -> i64 {
        super::round::round_half_up(f64::from(self.scale()) * weight)
    }

    /// Points that a candidate loses per idle period before the last placement.
    pub fn waiting(&self, candidate: CandidateIx) -> i64 {
        self.scaled(self.parts.objective.waiting * self.candidate_row(candidate).waiting_weight)
    }

    /// The position of a period, from 0; `None` outside the horizon.
    pub fn position(&self, when: When) -> Option<usize> {
        let number = self.parts.periods.number(when)?;
        let at = (number as usize).checked_sub(1)?;
        (at < self.periods()).then_some(at)
    }

    /// The parts as given, sorted by id.
    pub fn parts(&self) -> &SchemeBuilder {
        &self.parts
    }

    /// The parts, to change and build again.
    pub fn edit(&self) -> SchemeBuilder {
        SchemeBuilder::clone(&self.parts)
    }

    /// What is suspicious but allowed, such as a post that is closed throughout.
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// A hash of all that the scheme says, the same for equal schemes on every platform.
    ///
    /// SHA-256 of the sorted file form, as 64 hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The scheme file, in one line.
    ///
    /// # Panics
    ///
    /// Never: all parts of a valid scheme can be written as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&*self.parts).expect("a valid scheme has a JSON form")
    }
}

impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Serialize for Scheme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}
