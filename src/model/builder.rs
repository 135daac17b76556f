//! The editable model.

use super::{
    Attribute, Boundary, BoundaryDimension, Calendar, Candidate, Clearance, Competency, Kind, Meta,
    Objective, Place, Post, Provider, Requirement, Rules, Stream, Tag, Travel, ValueDimension,
};
use crate::error::FaultCode;
use crate::model::part::{Value, part};
use crate::model::text::{Path, Reader};
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

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
        format: u32 [= FORMAT, required, read format],
        /// Free text.
        pub name: String,
        /// Points per unit of weight, 1 to 1,000,000. Default 1000.
        pub scale: u32 [= 1000, always, in 1.0, 1_000_000.0],
        /// The calendar.
        pub periods: Calendar [required, else Calendar::new(1)],
        /// Kinds of provider.
        pub kinds: Vec<Kind> [always],
        /// Places.
        pub places: Vec<Place>,
        /// Competencies.
        pub competencies: Vec<Competency>,
        /// Dimensions of values profiles.
        pub values: Vec<ValueDimension>,
        /// Tags of posts.
        pub tags: Vec<Tag>,
        /// Streams that posts belong to.
        pub streams: Vec<Stream>,
        /// The scheme's own dimensions of providers.
        pub attributes: Vec<Attribute>,
        /// What candidates may require of posts.
        pub requirements: Vec<Requirement>,
        /// Clearances that posts may ask for.
        pub clearances: Vec<Clearance>,
        /// Times of travel between places.
        pub travel: Vec<Travel>,
        /// Providers.
        pub providers: Vec<Provider> [always],
        /// What separates providers.
        pub boundary: Boundary [always],
        /// Posts.
        pub posts: Vec<Post> [always],
        /// Candidates.
        pub candidates: Vec<Candidate> [always],
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

    /// Adds a kind of provider.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// Adds a place.
    #[must_use]
    pub fn place(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    /// Adds a competency.
    #[must_use]
    pub fn competency(mut self, competency: Competency) -> Self {
        self.competencies.push(competency);
        self
    }

    /// Adds a dimension of values.
    #[must_use]
    pub fn value(mut self, dimension: ValueDimension) -> Self {
        self.values.push(dimension);
        self
    }

    /// Adds a tag.
    #[must_use]
    pub fn tag(mut self, tag: Tag) -> Self {
        self.tags.push(tag);
        self
    }

    /// Adds a stream.
    #[must_use]
    pub fn stream(mut self, stream: Stream) -> Self {
        self.streams.push(stream);
        self
    }

    /// Adds one of the scheme's own dimensions of providers.
    #[must_use]
    pub fn attribute(mut self, attribute: Attribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// Adds something that candidates may require of posts.
    #[must_use]
    pub fn requirement(mut self, requirement: Requirement) -> Self {
        self.requirements.push(requirement);
        self
    }

    /// Adds a clearance.
    #[must_use]
    pub fn clearance(mut self, clearance: Clearance) -> Self {
        self.clearances.push(clearance);
        self
    }

    /// Adds a time of travel between two places.
    #[must_use]
    pub fn travel(mut self, travel: Travel) -> Self {
        self.travel.push(travel);
        self
    }

    /// Adds a provider.
    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.providers.push(provider);
        self
    }

    /// Adds a dimension to the boundary.
    #[must_use]
    pub fn boundary(mut self, dimension: BoundaryDimension) -> Self {
        self.boundary.dimensions.push(dimension);
        self
    }

    /// Adds a post.
    #[must_use]
    pub fn post(mut self, post: Post) -> Self {
        self.posts.push(post);
        self
    }

    /// Adds a candidate.
    #[must_use]
    pub fn candidate(mut self, candidate: Candidate) -> Self {
        self.candidates.push(candidate);
        self
    }

    /// Sets the objective.
    #[must_use]
    pub fn objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// Sets the rules.
    #[must_use]
    pub fn rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
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
