//! The editable model.

use serde::Serialize;

use super::{
    Attribute, Boundary, BoundaryDimension, Calendar, Candidate, Clearance, Competency, Kind, Meta,
    Objective, Place, Post, Provider, Requirement, Rules, Scheme, Stream, Tag, Travel,
    ValueDimension,
};
use crate::error::InvalidScheme;

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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemeBuilder {
    /// Version of the file format; always 1.
    format: u32,
    /// Free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Points per unit of weight, 1 to 1,000,000. Default 1000.
    pub scale: u32,
    /// The calendar.
    pub periods: Calendar,
    /// Kinds of provider.
    pub kinds: Vec<Kind>,
    /// Places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Competencies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub competencies: Vec<Competency>,
    /// Dimensions of values profiles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueDimension>,
    /// Tags of posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Streams that posts belong to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub streams: Vec<Stream>,
    /// The scheme's own dimensions of providers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// What candidates may require of posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// Clearances that posts may ask for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clearances: Vec<Clearance>,
    /// Times of travel between places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub travel: Vec<Travel>,
    /// Providers.
    pub providers: Vec<Provider>,
    /// What separates providers.
    pub boundary: Boundary,
    /// Posts.
    pub posts: Vec<Post>,
    /// Candidates.
    pub candidates: Vec<Candidate>,
    /// What the scheme values.
    pub objective: Objective,
    /// Rules that hold for every candidate.
    pub rules: Rules,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

impl SchemeBuilder {
    /// An empty scheme over `periods` periods without dates.
    pub fn new(periods: u32) -> Self {
        Self {
            format: 1,
            name: String::new(),
            scale: 1000,
            periods: Calendar::new(periods),
            kinds: Vec::new(),
            places: Vec::new(),
            competencies: Vec::new(),
            values: Vec::new(),
            tags: Vec::new(),
            streams: Vec::new(),
            attributes: Vec::new(),
            requirements: Vec::new(),
            clearances: Vec::new(),
            travel: Vec::new(),
            providers: Vec::new(),
            boundary: Boundary::default(),
            posts: Vec::new(),
            candidates: Vec::new(),
            objective: Objective::default(),
            rules: Rules::default(),
            meta: Meta::new(),
        }
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

    /// Checks everything and freezes the scheme.
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] with every fault found, as [`FaultCode`](crate::error::FaultCode) lists
    /// them.
    pub fn build(self) -> Result<Scheme, InvalidScheme> {
        Scheme::from_builder(self)
    }
}
