//! The editable model.

use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::{
    Attribute, Boundary, BoundaryDimension, Calendar, Candidate, Clearance, Competency, Kind, Meta,
    Objective, Place, Post, Provider, Requirement, Rules, Stream, Tag, Travel, ValueDimension,
};
use crate::error::FaultCode;
use crate::model::part::{Value, part};
use crate::model::text::{Path, Reader};

part! {
    /// The parts of a scheme, as the scheme file has them, before validation.
    ///
    /// Every part is public and may be edited in place; [`SchemeBuilder::build`] checks all of it.
    ///
    /// ```
    /// use secondment::SchemeBuilder;
    /// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
    ///
    /// let scheme = SchemeBuilder::new(4)
    ///     .kind(Kind::new("council"))
    ///     .provider(Provider::new("town-hall", "council", Sector::Public))
    ///     .post(Post::new("housing-desk", "town-hall").places(2))
    ///     .candidate(Candidate::new("Candidate 001").prefers("housing-desk", 1))
    ///     .build()?;
    /// assert_eq!(scheme.candidates().len(), 1);
    ///
    /// let parts = scheme.edit().post(Post::new("night-shelter", "nowhere"));
    /// let invalid = parts.build().unwrap_err();
    /// assert_eq!(invalid.faults[0].path, "posts[1].provider");
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct SchemeBuilder {
        /// Version of the file format; always 1.
        format: u32 [= FORMAT, required, read format, hand],
        /// Free text.
        pub name: String,
        /// Points per unit of weight, 1 to 1,000,000. Default 1000.
        pub scale: u32 [= 1000, always, in 1.0, 1_000_000.0],
        /// The calendar.
        pub periods: Calendar [required, else Calendar::new(1)],
        /// Kinds of provider.
        pub kinds: Vec<Kind> [always, add kind(kind: Kind)],
        /// Places.
        pub places: Vec<Place> [add place(place: Place)],
        /// Competencies.
        pub competencies: Vec<Competency> [add competency(competency: Competency)],
        /// Dimensions of values profiles.
        pub values: Vec<ValueDimension> [add value(dimension: ValueDimension)],
        /// Tags of posts.
        pub tags: Vec<Tag> [add tag(tag: Tag)],
        /// Streams that posts belong to.
        pub streams: Vec<Stream> [add stream(stream: Stream)],
        /// The scheme's own dimensions of providers.
        pub attributes: Vec<Attribute> [add attribute(attribute: Attribute)],
        /// What candidates may require of posts.
        pub requirements: Vec<Requirement> [add requirement(requirement: Requirement)],
        /// Clearances that posts may ask for.
        pub clearances: Vec<Clearance> [add clearance(clearance: Clearance)],
        /// Times of travel between places.
        pub travel: Vec<Travel> [add travel(travel: Travel)],
        /// Providers.
        pub providers: Vec<Provider> [always, add provider(provider: Provider)],
        /// What separates providers.
        pub boundary: Boundary [always, hand],
        /// Posts.
        pub posts: Vec<Post> [always, add post(post: Post)],
        /// Candidates.
        pub candidates: Vec<Candidate> [always, add candidate(candidate: Candidate)],
        /// What the scheme values.
        pub objective: Objective [always],
        /// Rules that hold for every candidate.
        pub rules: Rules [always],
        /// Kept and ignored.
        pub meta: Meta,
    }
}

impl SchemeBuilder {
    /// An empty scheme over `periods` periods without dates.
    pub fn new(periods: u32) -> Self {
        Self { periods: Calendar::new(periods), ..Self::blank() }
    }

    /// Adds a dimension to the boundary.
    #[must_use]
    pub fn boundary(mut self, dimension: BoundaryDimension) -> Self {
        self.boundary.dimensions.push(dimension);
        self
    }
}

/// The one version of the file format.
const FORMAT: u32 = 1;

/// The version of a file's format, which must be the one there is.
pub(crate) fn format(reader: &mut Reader, json: Json<'_>, path: &Path<'_>) -> Option<u32> {
    let start = json.start();
    let format = reader.whole(json, path)?;
    if format != FORMAT {
        reader.findings.unreadable(
            path,
            start,
            FaultCode::UnsupportedFormat,
            format!("format {format} is not supported"),
            "write `\"format\": 1`",
        );
    }
    Some(FORMAT)
}
