//! Which posts and which candidates a rule is about.

use std::collections::BTreeSet;

use super::{Id, Sector};
use crate::model::part::part;

part! {
    /// Posts that a rule is about: those that match every set given. Giving none means all posts.
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
    /// let desk = scheme.find_post("front-desk").expect("given above");
    /// assert!(PostSelect::default().matches(&scheme, desk));
    /// assert!(PostSelect::default().kinds(["charity"]).matches(&scheme, desk));
    /// assert!(!PostSelect::default().sectors([Sector::Public]).matches(&scheme, desk));
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct PostSelect {
        /// These posts, by id.
        pub posts: Option<BTreeSet<Id>> [of Posts, some],
        /// Posts at these providers, by id.
        pub providers: Option<BTreeSet<Id>> [of Providers, some],
        /// Posts at providers of these kinds, by id.
        pub kinds: Option<BTreeSet<Id>> [of Kinds, some],
        /// Posts at providers of these sectors.
        pub sectors: Option<BTreeSet<Sector>> [some],
        /// Posts at providers in these places, by id.
        pub places: Option<BTreeSet<Id>> [of Places, some],
        /// Posts of these streams, by id.
        pub streams: Option<BTreeSet<Id>> [of Streams, some],
        /// Posts with any of these tags, by id.
        pub tags: Option<BTreeSet<Id>> [of Tags, some],
    }
}

part! {
    /// Candidates that a rule is about: those that match every set given. Giving none means all.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct CandidateSelect {
        /// These candidates, by id.
        pub ids: Option<BTreeSet<Id>> [of Candidates, some],
        /// Candidates with these home employers, by id.
        pub homes: Option<BTreeSet<Id>> [of Providers, some],
    }
}

impl PostSelect {
    /// Whether nothing is given, so that all posts match.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

impl CandidateSelect {
    /// Whether nothing is given, so that all candidates match.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}
