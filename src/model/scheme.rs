//! The frozen scheme.

use std::io::{self, BufWriter, IntoInnerError, Write};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::tables::{Boundaries, CandidateRow, PostRow, ProviderRow, TravelTimes, Weights};
use super::text::Findings;
use super::{
    Candidate, CandidateIx, Clearance, ClearanceIx, Competency, CompetencyIx, Kind, KindIx, Layer,
    Place, PlaceIx, Post, PostIx, Provider, ProviderIx, Requirement, RequirementIx, SchemeBuilder,
    Stream, StreamIx, Tag, TagIx, Terms, ValueDimension, ValueIx, When,
};
use crate::error::{Fault, InvalidScheme};

/// Bytes of the file form that are hashed at once.
const HASH_BLOCK: usize = 1 << 14;

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
        /// A candidate as stated.
        candidates, candidate, find_candidate, candidates: Candidate, CandidateIx;
        /// A post as stated.
        posts, post, find_post, posts: Post, PostIx;
        /// A provider as stated.
        providers, provider, find_provider, providers: Provider, ProviderIx;
        /// A kind of provider as stated.
        kinds, kind, find_kind, kinds: Kind, KindIx;
        /// A place as stated.
        places, place, find_place, places: Place, PlaceIx;
        /// A competency as stated.
        competencies, competency, find_competency, competencies: Competency, CompetencyIx;
        /// A dimension of values as stated.
        values, value, find_value, values: ValueDimension, ValueIx;
        /// A tag as stated.
        tags, tag, find_tag, tags: Tag, TagIx;
        /// A requirement as stated.
        requirements, requirement, find_requirement, requirements: Requirement, RequirementIx;
        /// A clearance as stated.
        clearances, clearance, find_clearance, clearances: Clearance, ClearanceIx;
        /// A stream as stated.
        streams, stream, find_stream, streams: Stream, StreamIx;
    }

    pub(super) fn from_builder(parts: SchemeBuilder) -> Result<Self, InvalidScheme> {
        let mut findings = Findings::default();
        super::validate::validate(&parts, &mut findings);
        let failed = findings.has_errors();
        let faults = findings.into_faults(|_| 0);
        if failed {
            return Err(InvalidScheme { faults });
        }
        Ok(super::freeze::freeze(parts, faults))
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

    /// The same scheme, fingerprint included, with other multipliers of the components of its points;
    /// `None` if a plan's points could be more than are counted exactly.
    pub(crate) fn weighted(&self, terms: Terms) -> Option<Self> {
        let fits = super::validate::size(&self.parts, &terms) < super::validate::MOST_POINTS;
        fits.then(|| {
            let weights = Weights { terms, ..self.weights.clone() };
            Self { weights, ..self.clone() }
        })
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
        super::freeze::round_half_up(f64::from(self.scale()) * weight)
    }

    /// Points that a candidate loses per idle period before the last placement.
    pub fn waiting(&self, candidate: CandidateIx) -> i64 {
        self.scaled(self.parts.objective.waiting * self.candidate_row(candidate).waiting_weight)
    }

    /// The position of a period, from 0; `None` outside the horizon.
    pub fn position(&self, when: When) -> Option<usize> {
        let number = match when {
            When::Period(number) => number,
            When::Date(date) => self.parts.periods.period_of(date)?,
        };
        let at = (number as usize).checked_sub(1)?;
        (at < self.periods()).then_some(at)
    }

    /// The parts as stated, sorted by id.
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

    pub(super) fn hash_of(parts: &SchemeBuilder) -> String {
        // The text may take gigabytes, so it is hashed as it is written, block by block.
        let mut text = BufWriter::with_capacity(HASH_BLOCK, Hashing(Sha256::new()));
        serde_json::to_writer(&mut text, parts).expect("a valid scheme has a JSON form");
        let hashing = text.into_inner().map_err(IntoInnerError::into_error);
        let mut digits = String::with_capacity(64);
        for byte in hashing.expect("hashing takes every byte").0.finalize() {
            for half in [byte >> 4, byte & 15] {
                digits.extend(char::from_digit(half.into(), 16));
            }
        }
        digits
    }
}

/// A hash to write into.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
