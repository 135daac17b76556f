//! Which posts and which candidates a rule is about.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Candidate, CandidateIx, Id, PostIx, Scheme, Sector};

/// Posts that a rule is about: those that match every set stated. Stating none means all posts.
///
/// ```
/// use secondment::SchemeBuilder;
/// use secondment::model::{Kind, Post, PostSelect, Provider, Sector};
///
/// let scheme = SchemeBuilder::new(1)
///     .kind(Kind::new("charity"))
///     .provider(Provider::new("night-shelter", "charity", Sector::Voluntary))
///     .post(Post::new("front-desk", "night-shelter"))
///     .build()?;
/// let desk = scheme.find_post("front-desk").expect("stated above");
/// assert!(PostSelect::default().matches(&scheme, desk));
/// assert!(PostSelect::default().kinds(["charity"]).matches(&scheme, desk));
/// assert!(!PostSelect::default().sectors([Sector::Public]).matches(&scheme, desk));
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PostSelect {
    /// These posts, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<BTreeSet<Id>>,
    /// Posts at these providers, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub providers: Option<BTreeSet<Id>>,
    /// Posts at providers of these kinds, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinds: Option<BTreeSet<Id>>,
    /// Posts at providers of these sectors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sectors: Option<BTreeSet<Sector>>,
    /// Posts at providers in these places, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<BTreeSet<Id>>,
    /// Posts of these streams, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub streams: Option<BTreeSet<Id>>,
    /// Posts with any of these tags, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeSet<Id>>,
}

/// Candidates that a rule is about: those that match every set stated. Stating none means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CandidateSelect {
    /// These candidates, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<BTreeSet<Id>>,
    /// Candidates with these home employers, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homes: Option<BTreeSet<Id>>,
}

/// Whether a set, if stated, has the id.
fn has(set: Option<&BTreeSet<Id>>, id: Option<&Id>) -> bool {
    set.is_none_or(|set| id.is_some_and(|id| set.contains(id)))
}

macro_rules! setters {
    ($($(#[$doc:meta])* $field:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $field<I: Into<Id>>(mut self, ids: impl IntoIterator<Item = I>) -> Self {
            self.$field = Some(ids.into_iter().map(Into::into).collect());
            self
        }
    )*};
}

impl PostSelect {
    setters! {
        /// Only these posts.
        posts;
        /// Only posts at these providers.
        providers;
        /// Only posts at providers of these kinds.
        kinds;
        /// Only posts at providers in these places.
        places;
        /// Only posts of these streams.
        streams;
        /// Only posts with any of these tags.
        tags;
    }

    /// Only posts at providers of these sectors.
    #[must_use]
    pub fn sectors(mut self, sectors: impl IntoIterator<Item = Sector>) -> Self {
        self.sectors = Some(sectors.into_iter().collect());
        self
    }

    /// Whether nothing is stated, so that all posts match.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a post matches every set stated.
    pub fn matches(&self, scheme: &Scheme, post: PostIx) -> bool {
        let post = scheme.post(post);
        let provider = scheme.find_provider(post.provider.as_str()).map(|ix| scheme.provider(ix));
        let sector = provider.map(|provider| provider.sector);
        let tagged = |tags: &BTreeSet<Id>| !tags.is_disjoint(&post.tags);
        has(self.posts.as_ref(), Some(&post.id))
            && has(self.providers.as_ref(), Some(&post.provider))
            && has(self.kinds.as_ref(), provider.map(|provider| &provider.kind))
            && has(self.places.as_ref(), provider.and_then(|provider| provider.place.as_ref()))
            && has(self.streams.as_ref(), post.stream.as_ref())
            && self.sectors.as_ref().is_none_or(|set| sector.is_some_and(|at| set.contains(&at)))
            && self.tags.as_ref().is_none_or(tagged)
    }
}

impl CandidateSelect {
    setters! {
        /// Only these candidates.
        ids;
        /// Only candidates with these home employers.
        homes;
    }

    /// Whether nothing is stated, so that all candidates match.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a candidate matches every set stated.
    pub fn matches(&self, scheme: &Scheme, candidate: CandidateIx) -> bool {
        self.includes(scheme.candidate(candidate))
    }

    /// Whether a candidate as stated matches every set stated.
    pub(crate) fn includes(&self, candidate: &Candidate) -> bool {
        has(self.ids.as_ref(), Some(&candidate.id))
            && has(self.homes.as_ref(), candidate.home.as_ref())
    }
}
